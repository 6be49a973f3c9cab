"""The gateway's line: alive while heartbeats are answered, whether or not anything happens in the servers."""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime

import pytest
from discord.http import Route

from adapters.discord import client
from adapters.discord.adapter import DiscordAdapter
from adapters.discord.settings import DiscordSettings
from adapters.playground.discord.server import Discord
from tests.adapters.inbound import QuietLog, Remembering

BEAT = 0.1


@pytest.fixture
async def place() -> AsyncIterator[Discord]:
    """A small Discord whose heart beats fast."""
    made = Discord(clock=time.time, rng=random.Random(1))
    made.hub.heartbeat_ms = int(BEAT * 1000)
    await made.start()
    yield made
    await made.stop()


@pytest.fixture
async def adapter(place: Discord) -> AsyncIterator[DiscordAdapter]:
    """Connected."""
    core = Remembering()
    given = {"token": place.token, "api_base": place.api_base, "gateway_url": place.gateway_url}
    settings = DiscordSettings.model_validate(given)
    made = DiscordAdapter(settings, core, lambda: datetime.fromtimestamp(time.time(), UTC), QuietLog(), "verdict")
    await made.start()
    await core.until(lambda: core.gaps)
    yield made
    await made.stop()


async def _until(held: Callable[[], bool]) -> None:
    """Looks at every heartbeat."""
    async with asyncio.timeout(30):
        while True:
            if held():
                return
            await asyncio.sleep(BEAT)


async def test_a_quiet_night_is_not_silence(adapter: DiscordAdapter) -> None:
    """Nobody does anything, and still the line is heard: the answers to heartbeats count."""
    before = adapter.last_frame
    assert before
    await _until(lambda: adapter.last_frame != before)

    assert adapter.connected


async def test_a_line_that_answers_no_heartbeat_is_not_connected(
    place: Discord, adapter: DiscordAdapter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stands, and nothing comes through it: that is not ready, and in the end a reason to leave."""
    monkeypatch.setattr(client, "SILENCE", 5 * BEAT)
    place.faults.deaf = True

    await _until(lambda: not adapter.connected)


async def test_who_leaves_while_the_line_is_opening_stays_away(place: Discord, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stop must not wait for a session that begins when it is no longer wanted."""
    monkeypatch.setattr(Route, "BASE", place.api_base.rstrip("/"))
    place.hub.heartbeat_ms = 45_000
    asked, gate = asyncio.Event(), asyncio.Event()

    async def turn(_shard: int, _spacing: float) -> float:
        asked.set()
        await gate.wait()
        return 0.0

    made = client.GatewayClient(
        {},
        QuietLog(),
        lambda: datetime.fromtimestamp(time.time(), UTC),
        members=False,
        gateway=place.gateway_url,
        turn=turn,
    )
    await made.login(place.token)
    connecting = asyncio.create_task(made.connect())
    await asked.wait()
    await made.leave()
    gate.set()

    await asyncio.wait_for(connecting, 10)
    await _until(lambda: not place.hub.lines)
    await made.close()
