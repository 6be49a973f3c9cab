"""Rounds: the bot's own work, again and again, until it is told to stop or the watchdog barks."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from bot.ids import Platform
from bot.ports.world import Log

ROUND: Final = 1.0
"""seconds between two rounds of the bot's own work"""
LAST_ROUND: Final = 1.0
"""seconds in which a round may finish after the signal; what it has not committed is found again at the next start"""

Look = Callable[[], Sequence[Platform]]
"""the platforms for whose sake the process should end"""


async def go_round(tick: Callable[[], Awaitable[None]], stopping: asyncio.Event, look: Look, log: Log) -> bool:
    """True when it was told to stop, false when a line is dead. A round that fails does not end the next one."""
    told = asyncio.create_task(stopping.wait())
    try:
        while not stopping.is_set():
            await _one(tick, told, log)
            if dead := look():
                log.warning("lines.dead", platforms=list(dead))
                return False
            await asyncio.wait({told}, timeout=ROUND)
        return True
    finally:
        told.cancel()


async def _one(tick: Callable[[], Awaitable[None]], told: "asyncio.Task[bool]", log: Log) -> None:
    work = asyncio.create_task(_guarded(tick, log))
    await asyncio.wait({work, told}, return_when=asyncio.FIRST_COMPLETED)
    if not work.done():
        await asyncio.wait({work}, timeout=LAST_ROUND)
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)


async def _guarded(tick: Callable[[], Awaitable[None]], log: Log) -> None:
    try:
        await tick()
    except Exception:
        log.exception("round.failed")
