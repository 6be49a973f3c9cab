"""Units of work: one transaction with a repository per noun. Leaving cleanly commits, leaving with an error does not."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.ports.installs import Vault
from bot.ports.storage import Store
from store.away import told_apart
from store.cards.reader import CardReader
from store.engine import LAZY
from store.gates import lock_of
from store.repositories.asks import Asks
from store.repositories.boxes import Boxes
from store.repositories.catalog import Catalog
from store.repositories.figures import Figures
from store.repositories.installs import Installs
from store.repositories.moderation import Moderation
from store.repositories.shards import Shards
from store.repositories.slots import Slots
from store.repositories.sources import Sources
from store.repositories.subscriptions import Subscriptions
from store.repositories.tallies import Tallies
from store.repositories.voters import Voters
from store.repositories.workspaces import Workspaces
from store.sealing import AesVault
from store.work import Work


class SqlUnit:
    """Satisfies bot.ports.storage.Unit."""

    def __init__(self, work: Work, cards: CardReader, vault: Vault) -> None:
        self.catalog = Catalog(work)
        self.boxes = Boxes(work)
        self.tallies = Tallies(work, cards)
        self.voters = Voters(work)
        self.asks = Asks(work)
        self.workspaces = Workspaces(work)
        self.moderation = Moderation(work)
        self.installs = Installs(work, vault)
        self.subscriptions = Subscriptions(work)
        self.slots = Slots(work)
        self.figures = Figures(work)
        self.sources = Sources(work)
        self.shards = Shards(work)


NO_KEYS = AesVault({})


def open_store(engine: AsyncEngine, cards: CardReader, vault: Vault = NO_KEYS) -> Store:
    """The store as the core knows it: call it for a unit of work."""
    gate = lock_of(engine)
    begun = engine.execution_options(**LAZY) if gate else engine

    @asynccontextmanager
    async def unit() -> AsyncIterator[SqlUnit]:
        with told_apart():
            work = Work(begun, gate)
            kept = False
            try:
                yield SqlUnit(work, cards, vault)
                kept = True
            finally:
                await work.end(keep=kept)

    return unit
