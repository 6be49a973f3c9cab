"""Three replicas on one database: whoever dies, each week has its one post."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from random import Random

import pytest

from bot.workers.weekly.posting import LEASE
from tests.flows.house import House
from tests.flows.life import DatabaseAwayError, Life, begin
from tests.flows.weekly.test_once import due, standing
from tests.flows.weekly.weeks import settled, slack_channel, subscribe

REPLICAS = 3
LEASE_AND_A_BIT = LEASE + timedelta(seconds=1)


async def _work(life: Life) -> None:
    """Round after round, as the process would, until it is told to stop or dies."""
    while True:
        try:
            await life.bot.tick()
        except DatabaseAwayError:
            return
        await asyncio.sleep(0.01)


async def _die(life: Life, working: asyncio.Task[None]) -> None:
    """What it has sent is sent; nothing is recorded any more, nor waited for."""
    life.plug.pulled = True
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)


@asynccontextmanager
async def replicas(house: House) -> AsyncIterator[list[tuple[Life, asyncio.Task[None]]]]:
    """Beside the one that the house has already."""
    lives = [await begin(house.place, house.url, house.settings, house.clock, house.log) for _ in range(REPLICAS)]
    running = [(life, asyncio.create_task(_work(life))) for life in lives]
    try:
        yield running
    finally:
        for life, task in running:
            await _die(life, task)
            await life.stop(0.0)


@pytest.mark.parametrize("seed", [1, 2])
async def test_one_of_three_dies_each_week_and_each_week_has_one_post(house: House, seed: int) -> None:
    """Killed a little before, within or after the post; the others finish what its lease leaves to them."""
    rng = Random(seed)
    await subscribe(house)
    channel = slack_channel(house)
    for week in range(1, REPLICAS + 1):
        async with replicas(house) as running:
            await due(house, channel)
            life, task = rng.choice(running)
            await asyncio.sleep(rng.uniform(0.0, 0.4))
            await _die(life, task)
            house.clock.ahead += LEASE_AND_A_BIT
            await settled(house, done=week)

    assert standing(house, channel) == [1] * REPLICAS
