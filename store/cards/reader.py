"""Cards that ask while the last answer is on its way are answered together, by one question to the database."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from sqlalchemy import URL

from store.cards.desk import Desk, Result
from store.cards.glance import Glance, glance_of
from store.cards.names import Wanted
from store.cards.numbers import Numbers
from store.promises import keep

MOST_KEPT: Final = 4096
"""cards whose numbers are at hand until the next commit"""


class CardReader:
    """As committed at the moment of asking: what was read before is told again only while nothing has been committed.

    What a glance does not tell is read by a thread of its own, on a connection of its own: each card's way through the
    pool would take ten times as long as its question. Nobody waits for others to come; an idle reader reads at once.
    """

    def __init__(self, desk: Desk, glance: Glance) -> None:
        self._desk = desk
        self._glance = glance
        self._kept: dict[Wanted, Numbers] = {}
        self._kept_at: int | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="cards")
        self._queue: list[tuple[Wanted, asyncio.Future[Numbers]]] = []
        self._running: asyncio.Task[None] | None = None

    async def numbers(self, wanted: Wanted) -> Numbers:
        """StoreAway while the database does not answer."""
        # Looked at before reading: what is committed meanwhile makes the answer newer than its mark, never older.
        before = self._follow()
        if (known := self._kept.get(wanted)) is not None:
            return known
        if (seen := self._glance.numbers(wanted)) is not None:
            self._keep([wanted], [seen], before)
            return seen
        promise: asyncio.Future[Numbers] = asyncio.get_running_loop().create_future()
        self._queue.append((wanted, promise))
        if self._running is None:
            self._running = asyncio.create_task(self._run())
        return await promise

    async def close(self) -> None:
        if self._running:
            await self._running
        self._glance.close()
        await asyncio.get_running_loop().run_in_executor(self._thread, self._desk.close)
        self._thread.shutdown()

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            while self._queue:
                asked, self._queue = self._queue, []
                wanted = [one for one, _ in asked]
                before = self._follow()
                results = await loop.run_in_executor(self._thread, self._desk.answer, wanted)
                self._keep(wanted, results, before)
                keep([promise for _, promise in asked], results)
        finally:
            self._running = None

    def _follow(self) -> int | None:
        """Forgets what may be true no more."""
        now = self._glance.tide()
        if now is None or now != self._kept_at:
            self._kept.clear()
            self._kept_at = now
        return now

    def _keep(self, wanted: Sequence[Wanted], results: Sequence[Result], at: int | None) -> None:
        if at is None or at != self._kept_at or len(self._kept) > MOST_KEPT:
            return
        for one, result in zip(wanted, results, strict=True):
            if isinstance(result, Numbers):
                self._kept[one] = result


def open_cards(url: URL) -> CardReader:
    """For the database of this address; nothing is connected before the first question."""
    return CardReader(Desk(url), glance_of(url))
