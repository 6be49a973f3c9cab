"""What is not configured is not loaded: a platform without a token costs neither time nor memory."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOADED = """
import asyncio, sys
import main
from adapters.operations.metrics import Registry
from bot.dispatch import Bot

async def joined():
    settings = main.read_settings()
    async with main.open_house(settings, main.now, Registry(), {}) as world:
        return [part.platform for part in main.adapters(settings, Bot(world), world)]

print(*asyncio.run(joined()), *{name.partition(".")[0] for name in sys.modules}, *sys.modules)
"""
SLACK = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "secret"}
DISCORD = {"DISCORD_TOKEN": "token"}


def _loaded(settings: dict[str, str], folder: Path) -> set[str]:
    words = [sys.executable, "-W", "ignore", "-c", LOADED]
    told = subprocess.run(words, env=settings, cwd=folder, check=True, capture_output=True, text=True)
    return set(told.stdout.split())


@pytest.mark.parametrize(
    ("wishes", "there", "away"),
    [
        pytest.param(SLACK, "slack_bolt", {"discord", "adapters.discord.adapter"}, id="slack-only"),
        pytest.param(DISCORD, "discord", {"slack_bolt", "slack_sdk", "adapters.slack.adapter"}, id="discord-only"),
    ],
)
def test_a_platform_that_is_not_configured_is_not_imported(
    tmp_path: Path, wishes: dict[str, str], there: str, away: set[str]
) -> None:
    """With the tokens of one platform the other's library and adapter stay out, and so do playground and engine."""
    settings = {"DATABASE_URL": f"sqlite:///{tmp_path / 'verdict.db'}", "PYTHONPATH": str(ROOT), "PATH": ""}

    loaded = _loaded(settings | wishes, tmp_path)

    assert there in loaded
    assert set() == loaded & {*away, "adapters.playground.stage", "dbos"}


def test_a_start_that_has_nothing_to_migrate_does_not_load_what_migrates(tmp_path: Path) -> None:
    """The first start does; the second finds the newest number in the database and goes on."""
    settings = {"DATABASE_URL": f"sqlite:///{tmp_path / 'verdict.db'}", "PYTHONPATH": str(ROOT), "PATH": ""}

    first, second = (_loaded(settings | SLACK, tmp_path) for _ in range(2))

    assert "alembic" in first
    assert "alembic" not in second
