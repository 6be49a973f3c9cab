"""What is not configured is not loaded: a platform without a token costs neither time nor memory."""

import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_group

import main
from adapters.terminal.commands import ROOMS, room

ROOT = Path(__file__).parent.parent
LOADED = """
import asyncio, sys
import main
from adapters.operations.metrics import Registry
from bot.dispatch import Bot
from store.hearing import hearing

async def joined():
    settings = main.read_settings()
    async with main.open_house(settings, main.now, Registry(), {}) as world:
        return [part.platform for part in main.adapters(settings, Bot(world), world)]

print(*asyncio.run(joined()), *{name.partition(".")[0] for name in sys.modules}, *sys.modules)
"""
COMMANDED = """
import sys
import main

try:
    main.app(sys.argv[1:])
except SystemExit as ended:
    assert not ended.code, ended.code
print("", *{name.partition(".")[0] for name in sys.modules}, *sys.modules)
"""
LEFT_OUT = """
import sys
import store.opening
from store.later import loaded_later
from store.lean import sessions_seldom

with loaded_later("psycopg", "errors"), sessions_seldom():
    from dbos import DBOS
    from dbos._utils import psycopg as seldom
    from sqlalchemy.orm import Session
print(isinstance(store, Session), "sqlalchemy.orm" in sys.modules, "psycopg" in sys.modules)

import psycopg
import sqlalchemy.orm
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.ext.asyncio.session import AsyncSession as real

made = Session()
print(type(made) is sqlalchemy.orm.Session, isinstance(made, Session), AsyncSession is real)
print(seldom.OperationalError is psycopg.OperationalError)
"""
SLACK_LEFT_OUT = """
import adapters.slack.web
import sys

print("slack_sdk.models" in sys.modules, "slack_sdk.web.client" in sys.modules)

import slack_sdk
from slack_sdk.models.blocks import DividerBlock
from slack_sdk.web.internal_utils import Block, _parse_web_class_objects
from slack_sdk.webhook import WebhookClient
from slack_bolt.app.async_app import AsyncApp

told = {"blocks": [DividerBlock()]}
_parse_web_class_objects(told)
print(told["blocks"] == [{"type": "divider"}], isinstance(DividerBlock(), Block), isinstance(told, Block))
print(slack_sdk.WebClient.__module__, slack_sdk.web.WebClient is slack_sdk.WebClient, hasattr(slack_sdk, "Nothing"))
"""
UNUSED = {
    *(
        "adapters.playground.stage",
        "bot.digests.digest",
        "bot.handlers.rest",
        "cryptography",
        "dbos",
        "psycopg",
        "rich",
    ),
    *("slack_bolt", "slack_sdk.models", "sqlalchemy.orm"),
}
"""what an ordinary start has no need of: one process, an embedded database, nothing to seal, no socket, no post yet"""
ONCE = {"alembic", "sqlalchemy.dialects.postgresql", "yaml", "bot.pages", "bot.lines", "bot.catalog.reading"}
"""what an empty database is filled with"""
SLACK = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "secret"}
DISCORD = {"DISCORD_TOKEN": "token"}


def _at(folder: Path) -> dict[str, str]:
    return {"DATABASE_URL": f"sqlite:///{folder / 'verdict.db'}", "PYTHONPATH": str(ROOT), "PATH": ""}


def _loaded(settings: dict[str, str], folder: Path, *typed: str) -> set[str]:
    words = [sys.executable, "-W", "ignore", "-c", COMMANDED if typed else LOADED, *typed]
    told = subprocess.run(words, env=settings, cwd=folder, check=True, capture_output=True, text=True, input="")
    return set(told.stdout.split())


@pytest.mark.parametrize(
    ("wishes", "there", "away"),
    [
        pytest.param(SLACK, "slack_sdk", {"discord", "adapters.discord.adapter"}, id="slack-only"),
        pytest.param(DISCORD, "discord", {"slack_sdk", "adapters.slack.adapter"}, id="discord-only"),
    ],
)
def test_a_platform_that_is_not_configured_is_not_imported(
    tmp_path: Path, wishes: dict[str, str], there: str, away: set[str]
) -> None:
    """With the tokens of one platform the other's library and adapter stay out, and so does what neither needs."""
    loaded = _loaded(_at(tmp_path) | wishes, tmp_path)

    assert there in loaded
    assert set() == loaded & {*away, *UNUSED}


def test_a_start_that_has_nothing_to_migrate_does_not_load_what_migrates(tmp_path: Path) -> None:
    """The first start does, and reads the starter catalogue; the second finds both in the database and goes on."""
    first, second = (_loaded(_at(tmp_path) | SLACK, tmp_path) for _ in range(2))

    assert set() == ONCE - first
    assert set() == ONCE & second


def test_what_was_left_out_is_there_for_whoever_asks_for_it(tmp_path: Path) -> None:
    """The job engine names sessions of SQLAlchemy and PostgreSQL's driver; beside an embedded database it loads neither."""
    told = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", LEFT_OUT], env=_at(tmp_path), check=True, capture_output=True, text=True
    )

    assert ["False"] * 3 + ["True"] * 4 == told.stdout.split()


def test_what_the_slack_sdk_was_loaded_without_is_there_for_bolt(tmp_path: Path) -> None:
    """Its blocking client is the real one, and builders of cards are known as such from when they are loaded."""
    words = [sys.executable, "-W", "ignore", "-c", SLACK_LEFT_OUT]
    told = subprocess.run(words, env=_at(tmp_path), check=True, capture_output=True, text=True)

    assert [
        *["False"] * 2,
        *["True", "True", "False"],
        *["slack_sdk.web.client", "True", "False"],
    ] == told.stdout.split()


@pytest.mark.parametrize(
    ("typed", "away"),
    [
        pytest.param("compare claude 4 opus vs smollm3", {"aiohttp", "adapters.terminal.catalogs"}, id="compare"),
        pytest.param("export", {"aiohttp", "adapters.terminal.questions"}, id="export"),
        pytest.param("manifest slack", {"aiohttp", "sqlalchemy.ext.asyncio"}, id="manifest"),
        pytest.param("eval lines", {"aiohttp", "sqlalchemy.ext.asyncio", "adapters.terminal.catalogs"}, id="eval"),
    ],
)
def test_a_command_loads_what_it_needs_and_no_other(tmp_path: Path, typed: str, away: set[str]) -> None:
    """No platform's library, no web server, no engine; and no database where none is asked."""
    loaded = _loaded(_at(tmp_path), tmp_path, *typed.split())

    assert set() == loaded & {*away, "slack_bolt", "discord", "dbos", "bot.dispatch"}


@pytest.mark.parametrize("name", sorted(set(ROOMS.values())))
def test_the_table_of_commands_knows_what_each_module_has(name: str) -> None:
    """A command that is not in it could not be typed."""
    there = get_group(room(name, main.NEEDS)).commands

    assert {command for command, module in ROOMS.items() if module == name} == set(there)
