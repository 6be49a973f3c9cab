"""Group commit: one writer per process takes what has queued while the last commit ran, and commits it together."""

import asyncio
from collections import deque
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.ports.storage import Change, Outcome
from store.gates import gate_of
from store.moments import micros
from store.promises import keep
from store.writer.committing import Committer

LARGEST = 1_000
"""changes in one commit: enough for any speed, few enough that nobody waits long for a slow disk"""


class GroupWriter:
    """`cast` returns after the commit that holds the change. There is no added wait: an idle writer commits at once."""

    def __init__(self, engine: AsyncEngine, *, largest: int = LARGEST) -> None:
        self._largest = largest
        self._gate = gate_of(engine)
        self._committer = Committer(engine.url)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="votes")
        self._queue: deque[tuple[Change, asyncio.Future[Outcome]]] = deque()
        self._running: asyncio.Task[None] | None = None

    async def cast(self, change: Change) -> Outcome:
        micros(change.at)  # refuses a moment without a zone here, where it is alone
        promise: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        self._queue.append((change, promise))
        if self._running is None:
            self._running = asyncio.create_task(self._run())
        return await promise

    async def close(self) -> None:
        """Waits for what has queued."""
        if self._running:
            await self._running
        await asyncio.get_running_loop().run_in_executor(self._thread, self._committer.close)
        self._thread.shutdown()

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            while self._queue:
                async with self._gate:
                    batch = [self._queue.popleft() for _ in range(min(len(self._queue), self._largest))]
                    changes = [change for change, _ in batch]
                    results = await loop.run_in_executor(self._thread, self._committer.commit, changes)
                keep([promise for _, promise in batch], results)
                if self._committer.has_to_tidy:
                    await loop.run_in_executor(self._thread, self._committer.tidy)
        finally:
            self._running = None
