"""Waiting for something to become so."""

import asyncio
from collections.abc import Callable


async def until(true: Callable[[], object]) -> None:
    """Returns as soon as it is so; five seconds are never enough for a bug and always for the machine."""
    async with asyncio.timeout(30):
        while not true():  # noqa: ASYNC110  the small Slack has no events to wait on
            await asyncio.sleep(0.005)
