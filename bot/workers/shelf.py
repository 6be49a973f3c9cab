"""Keeps the newest catalogue at hand: an immutable snapshot, swapped when the version row has changed."""

import asyncio
from datetime import datetime, timedelta

from bot.lookup import Snapshot
from bot.ports.storage import Store
from bot.ports.world import Clock

CHECK_EVERY = timedelta(seconds=2)


class CatalogShelf:
    """`current` asks for the version at most every two seconds, and for the tools only when it changed.

    While the database is away the last snapshot keeps answering.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._snapshot: Snapshot | None = None
        self._checked: datetime | None = None
        self._turn = asyncio.Lock()

    async def current(self) -> Snapshot:
        if self._snapshot is None or self._stale():
            async with self._turn:
                if self._snapshot is None or self._stale():
                    await self._refresh()
        if self._snapshot is None:
            raise RuntimeError("The catalogue could not be read; see the log for the database's answer.")
        return self._snapshot

    def _stale(self) -> bool:
        return self._checked is None or self._clock() - self._checked >= CHECK_EVERY

    async def _refresh(self) -> None:
        try:
            async with self._store() as unit:
                version = await unit.catalog.version()
                if self._snapshot is None or self._snapshot.version != version:
                    self._snapshot = Snapshot.of(version, await unit.catalog.tools())
        except Exception:
            if self._snapshot is None:
                raise
        self._checked = self._clock()
