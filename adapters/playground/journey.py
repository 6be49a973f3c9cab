"""Moves time ahead in hops: a week that is jumped over in one would miss the posts in it."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final, Protocol

from adapters.playground.clock import MovableClock

A_MOMENT: Final = timedelta(seconds=2)
LOOK: Final = 0.1
PATIENCE: Final = 20.0
"""real seconds that the bot has for what is due at one stop"""


class Stops(Protocol):
    async def next_stop(self, before: datetime) -> datetime | None: ...
    async def at_work(self) -> bool: ...


async def travel(clock: MovableClock, seconds: float, stops: Stops | None, told: Callable[[], None]) -> None:
    """Waits at each stop until its work is done; a bot that does nothing is not waited for twice."""
    target = clock.moment() + timedelta(seconds=seconds)
    while stops and (stop := await stops.next_stop(target)):
        _hop(clock, stop + A_MOMENT, told)
        if not await _done(clock, stops):
            break
    _hop(clock, target, told)


def _hop(clock: MovableClock, to: datetime, told: Callable[[], None]) -> None:
    """Time has gone on by itself meanwhile, perhaps beyond."""
    clock.advance(max(0.0, to.timestamp() - clock()))
    told()


async def _done(clock: MovableClock, stops: Stops) -> bool:
    try:
        async with asyncio.timeout(PATIENCE):
            while await stops.next_stop(clock.moment()) or await stops.at_work():  # noqa: ASYNC110  it tells nobody
                await asyncio.sleep(LOOK)
    except TimeoutError:
        return False
    return True
