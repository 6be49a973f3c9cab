"""Work that outlives its request; drained when the bot stops."""

import asyncio
from collections.abc import Coroutine
from typing import Any


class Errands:
    """Keeps hold of its tasks: asyncio alone forgets them, and nobody would wait for them at the end."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Nobody waits for it but the end."""
        _ = self.begin(work)

    def begin(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """For those who wait for a while."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def __len__(self) -> int:
        return len(self._tasks)

    async def drain(self, grace: float) -> int:
        """Waits for all of them; how many had to be given up."""
        if not self._tasks:
            return 0
        _, late = await asyncio.wait(tuple(self._tasks), timeout=grace)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        return len(late)
