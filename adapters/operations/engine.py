"""The job engine's beginning and end: loading it takes a second, which no first answer waits for."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Final, Protocol

from adapters.operations import texts
from adapters.operations.heap import settle
from bot.ports.background import Background
from bot.ports.world import Log

REST: Final = 1.0
"""seconds in which whoever has waited for the start is answered first"""
PAUSE: Final = 10.0
"""seconds until a start that failed is tried again"""


class Engine(Background, Protocol):
    async def start(self) -> None: ...
    async def stop(self) -> None: ...


@asynccontextmanager
async def engine_of(background: Engine, log: Log) -> AsyncIterator[tuple[Background, Callable[[], object]]]:
    """The job engine and what starts it."""
    starting: list[asyncio.Task[None]] = []

    async def start() -> None:
        await asyncio.sleep(REST)
        while True:
            try:
                await background.start()
            except Exception:
                log.exception("engine.not_started")
                await asyncio.sleep(PAUSE)
            else:
                texts.keep()
                settle(thorough=True)
                log.info("engine.started")
                return

    try:
        yield background, lambda: starting.append(asyncio.create_task(start()))
    finally:
        for task in starting:
            task.cancel()
        await background.stop()
