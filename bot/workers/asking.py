"""Which pairs people ask for: counted in memory, and written together once a round."""

from collections.abc import Sequence
from datetime import datetime

from bot.ids import WorkspaceRef
from bot.ports.people import AskedTools
from bot.ports.storage import Store


class AskedBook:
    """A transaction of its own for each question would cost more than the answer.

    What has been noted is not lost while the database is away; a sudden end loses the questions of about a second.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._noted: list[AskedTools] = []

    def note(self, home: WorkspaceRef, slugs: Sequence[str], at: datetime) -> None:
        self._noted.append(AskedTools(home, tuple(slugs), at))

    async def tick(self) -> None:
        """Durable from here on; what fails is tried again in the next round."""
        noted, self._noted = self._noted, []
        if not noted:
            return
        try:
            async with self._store() as unit:
                await unit.asks.compared(noted)
        except BaseException:
            self._noted = noted + self._noted
            raise
