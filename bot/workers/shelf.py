"""Keeps the newest catalogue at hand: an immutable snapshot, swapped when the version row has changed."""

import asyncio
from datetime import datetime, timedelta

from bot.ids import WorkspaceRef
from bot.lookup import Snapshot
from bot.ports.storage import Store
from bot.ports.world import Clock

CHECK_EVERY = timedelta(seconds=2)


class CatalogShelf:
    """`current` asks for the version at most every two seconds, and for the tools only when it changed.

    A new snapshot is built in a thread, for the index of names takes a third of a second for a large catalogue. Whoever
    found the change waits for it; everybody else is answered from the last snapshot, as all are while the database is
    away.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._snapshot: Snapshot | None = None
        self._checked: datetime | None = None
        self._turn = asyncio.Lock()

    async def current(self, home: WorkspaceRef | None = None) -> Snapshot:
        """What the workspace sees; without one, what everybody sees."""
        snapshot = await self._newest()
        if home is None:
            return snapshot
        if not snapshot.ready(home.key):
            return await asyncio.to_thread(snapshot.within, home.key)
        return snapshot.within(home.key)

    async def changed(self) -> None:
        """Fetched before anybody asks for it; a catalogue that nobody has asked for yet can wait."""
        if self._snapshot is not None:
            async with self._turn:
                await self._refresh()

    async def _newest(self) -> Snapshot:
        if self._snapshot is None or (self._stale() and not self._turn.locked()):
            async with self._turn:
                if self._snapshot is None or self._stale():
                    await self._refresh()
        if self._snapshot is None:
            raise RuntimeError("The catalogue could not be read; see the log for the database's answer.")
        return self._snapshot

    def _stale(self) -> bool:
        # Also by a clock that was set back: else the hours until it has caught up would be too early for a look.
        return self._checked is None or not timedelta() <= self._clock() - self._checked < CHECK_EVERY

    async def _refresh(self) -> None:
        try:
            async with self._store() as unit:
                version = await unit.catalog.version()
                known = self._snapshot is not None and self._snapshot.version == version
                tools = () if known else await unit.catalog.tools()
            if not known:
                self._snapshot = await asyncio.to_thread(Snapshot.of, version, tools)
        except Exception:
            if self._snapshot is None:
                raise
        self._checked = self._clock()
