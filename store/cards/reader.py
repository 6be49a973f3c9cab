"""Cards that ask while the last answer is on its way are answered together, by one question to the database."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from store.cards.desk import Desk, Result
from store.cards.names import Wanted
from store.cards.numbers import Numbers


class CardReader:
    """As committed at the moment of reading: no number of votes is remembered.

    A thread of its own reads on a connection of its own: each card's way through the pool would take ten times as long
    as its question. Nobody waits for others to come; an idle reader reads at once.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="cards")
        self._queue: list[tuple[Wanted, asyncio.Future[Numbers]]] = []
        self._running: asyncio.Task[None] | None = None

    async def numbers(self, wanted: Wanted) -> Numbers:
        """StoreAway while the database does not answer."""
        promise: asyncio.Future[Numbers] = asyncio.get_running_loop().create_future()
        self._queue.append((wanted, promise))
        if self._running is None:
            self._running = asyncio.create_task(self._run())
        return await promise

    async def close(self) -> None:
        if self._running:
            await self._running
        await asyncio.get_running_loop().run_in_executor(self._thread, self._desk.close)
        self._thread.shutdown()

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            while self._queue:
                asked, self._queue = self._queue, []
                wanted = [one for one, _ in asked]
                results = await loop.run_in_executor(self._thread, self._desk.answer, wanted)
                _tell([promise for _, promise in asked], results)
        finally:
            self._running = None


def _tell(promises: Sequence[asyncio.Future[Numbers]], results: Sequence[Result]) -> None:
    for promise, result in zip(promises, results, strict=True):
        if promise.done():  # its caller has gone
            continue
        if isinstance(result, Exception):
            promise.set_exception(result)
        else:
            promise.set_result(result)
