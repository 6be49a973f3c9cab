"""Which pairs and which unknown names people ask for: noted in memory, and written together once a round."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from bot.ids import WorkspaceRef
from bot.ports.people import AskedName, AskedTools
from bot.ports.storage import Store


class AskedBook:
    """A transaction of its own for each question would cost more than the answer.

    What has been noted is not lost while the database is away; a sudden end loses the questions of about a second.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._noted: list[AskedTools] = []
        self._missed: list[AskedName] = []
        self._turn = asyncio.Lock()

    def note(self, home: WorkspaceRef, slugs: Sequence[str], at: datetime) -> None:
        self._noted.append(AskedTools(home, tuple(slugs), at))

    def miss(self, home: WorkspaceRef, name: str, at: datetime) -> None:
        self._missed.append(AskedName(home, name, at))

    async def tick(self) -> None:
        """All that was noted is durable from here on; what fails is tried again in the next round."""
        async with self._turn:  # what another round is writing at this moment is waited for
            noted, self._noted = self._noted, []
            missed, self._missed = self._missed, []
            if noted or missed:
                try:
                    await self._write(noted, missed)
                except BaseException:
                    self._noted, self._missed = noted + self._noted, missed + self._missed
                    raise

    async def _write(self, noted: Sequence[AskedTools], missed: Sequence[AskedName]) -> None:
        async with self._store() as unit:
            await unit.asks.compared(noted)
            await unit.asks.missed(missed)
