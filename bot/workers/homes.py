"""Workspaces and their settings, remembered for a short while so that a vote does not cost a query."""

from datetime import datetime, timedelta

from bot.errors import StoreAway
from bot.ids import WorkspaceRef
from bot.ports.storage import Store
from bot.ports.world import Clock
from bot.workspaces import Workspace

REMEMBERED = timedelta(seconds=10)
"""after a change made by another replica, this long at most until it is followed here"""


class CachedHomes:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._known: dict[WorkspaceRef, tuple[datetime, Workspace]] = {}

    async def get(self, ref: WorkspaceRef) -> Workspace:
        now = self._clock()
        found = self._known.get(ref)
        if found and timedelta() <= now - found[0] < REMEMBERED:
            return found[1]
        if found:
            # One asks anew; who comes meanwhile is answered with what was known, instead of asking the same.
            self._known[ref] = (now, found[1])
        try:
            return await self.fresh(ref)
        except StoreAway:
            if found is None:
                return Workspace(ref=ref)
            # Language and time zone as they were last: better than no answer. Nothing can be written meanwhile.
            self._known[ref] = found
            return found[1]

    async def fresh(self, ref: WorkspaceRef) -> Workspace:
        now = self._clock()
        async with self._store() as unit:
            workspace = await unit.workspaces.get(ref)
        self._known[ref] = (now, workspace)
        return workspace

    async def put(self, workspace: Workspace) -> None:
        async with self._store() as unit:
            await unit.workspaces.put(workspace)
        self._known.pop(workspace.ref, None)

    async def forget(self, ref: WorkspaceRef) -> None:
        self._known.pop(ref, None)
