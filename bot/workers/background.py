"""Work in this process alone: forgotten when it ends, for tests and for single commands."""

import asyncio

from bot.ports.background import Work
from bot.ports.world import Log


class LocalBackground:
    """Satisfies bot.ports.background.Background: one task per work, each after the one before it in its turn."""

    ready = True

    def __init__(self, log: Log) -> None:
        self._log = log
        self._works: dict[str, Work] = {}
        self._known: set[tuple[str, str, int]] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._last: dict[str, asyncio.Task[None]] = {}
        """by turn"""

    def register(self, kind: str, work: Work) -> None:
        self._works[kind] = work

    async def put(self, kind: str, key: str, *, turn: str, attempt: int = 0) -> None:
        if kind not in self._works:
            raise LookupError(f"No work of the kind {kind} was registered.")
        if (kind, key, attempt) in self._known:
            return
        self._known.add((kind, key, attempt))
        task = self._last[turn] = asyncio.create_task(self._do(kind, key, self._last.get(turn)))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def drain(self) -> None:
        """Returns when nothing is left to do, the work that was ordered meanwhile included."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def stop(self) -> None:
        """Whatever runs or waits is dropped."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _do(self, kind: str, key: str, before: asyncio.Task[None] | None) -> None:
        if before:
            await asyncio.wait([before])
        try:
            await self._works[kind](key)
        except Exception:  # noqa: BLE001  its failure is nobody else's
            self._log.exception("job.failed", kind=kind, key=key)
