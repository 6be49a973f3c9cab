"""Units of work: one transaction with a repository per noun. Leaving cleanly commits, leaving with an error does not."""

from types import TracebackType

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
    """Satisfies bot.ports.storage.Unit. A repository is made when it is asked for: most units need one of them."""

    def __init__(self, work: Work, cards: CardReader, vault: Vault) -> None:
        self._work = work
        self._cards = cards
        self._vault = vault

    @property
    def catalog(self) -> Catalog:
        return Catalog(self._work)

    @property
    def boxes(self) -> Boxes:
        return Boxes(self._work)

    @property
    def tallies(self) -> Tallies:
        return Tallies(self._work, self._cards)

    @property
    def voters(self) -> Voters:
        return Voters(self._work)

    @property
    def asks(self) -> Asks:
        return Asks(self._work)

    @property
    def workspaces(self) -> Workspaces:
        return Workspaces(self._work)

    @property
    def moderation(self) -> Moderation:
        return Moderation(self._work)

    @property
    def installs(self) -> Installs:
        return Installs(self._work, self._vault)

    @property
    def subscriptions(self) -> Subscriptions:
        return Subscriptions(self._work)

    @property
    def slots(self) -> Slots:
        return Slots(self._work)

    @property
    def figures(self) -> Figures:
        return Figures(self._work)

    @property
    def sources(self) -> Sources:
        return Sources(self._work)

    @property
    def shards(self) -> Shards:
        return Shards(self._work)


NO_KEYS = AesVault({})


class _Opened:
    """One unit of work from its beginning to its end; each card begins one, so it is spelt out."""

    __slots__ = ("_unit", "_work")

    def __init__(self, work: Work, unit: SqlUnit) -> None:
        self._work = work
        self._unit = unit

    async def __aenter__(self) -> SqlUnit:
        return self._unit

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None and self._work.unused:
            return
        with told_apart():
            await self._work.end(keep=error is None)
            if error is not None:
                raise error


def open_store(engine: AsyncEngine, cards: CardReader, vault: Vault = NO_KEYS) -> Store:
    """The store as the core knows it: call it for a unit of work."""
    gate = lock_of(engine)
    begun = engine.execution_options(**LAZY) if gate else engine

    def unit() -> _Opened:
        work = Work(begun, gate)
        return _Opened(work, SqlUnit(work, cards, vault))

    return unit
