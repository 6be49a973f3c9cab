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
    told = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", LOADED],
        env=settings | wishes,
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )

    loaded = set(told.stdout.split())
    assert there in loaded
    assert set() == loaded & {*away, "adapters.playground.stage", "dbos"}
