"""Everything a handler may ask: one value, made once by the composition root."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.commands import Command
from bot.ids import Platform, WorkspaceRef
from bot.lookup import Snapshot
from bot.numbers.prior import Prior
from bot.ports.meter import Meter, Unmetered
from bot.ports.platform import Messenger
from bot.ports.storage import Store, Unit, VoteWriter
from bot.settings import BotSettings
from bot.voters import VoterKeys
from bot.workspaces import Workspace

Clock = Callable[[], datetime]


class Log(Protocol):
    """Event names and keys; the composition root decides where they go and what is hidden."""

    def info(self, event: str, /, **keys: object) -> object: ...
    def warning(self, event: str, /, **keys: object) -> object: ...
    def exception(self, event: str, /, **keys: object) -> object: ...


class Shelf(Protocol):
    """Hands out the newest catalogue without asking the database each time."""

    async def current(self, home: WorkspaceRef | None = None) -> Snapshot:
        """What the workspace sees, with its own tools and reviewers; without one, what everybody sees."""
        ...

    async def changed(self) -> None:
        """Somebody said that there is a newer one."""
        ...


class Homes(Protocol):
    """Workspaces and their settings, cached for a short while."""

    async def get(self, ref: WorkspaceRef) -> Workspace: ...
    async def fresh(self, ref: WorkspaceRef) -> Workspace:
        """As the database has it now, whoever changed it."""
        ...

    async def put(self, workspace: Workspace) -> None: ...
    async def forget(self, ref: WorkspaceRef) -> None:
        """What is remembered of it is no longer true."""
        ...


class Priors(Protocol):
    """Priors of categories, cached for a short while."""

    async def of(self, unit: Unit, category: str) -> Prior: ...


class Asked(Protocol):
    """What people ask for: remembered here, and written soon."""

    def note(self, home: WorkspaceRef, slugs: Sequence[str], at: datetime) -> None:
        """Tools that somebody wants to see side by side."""
        ...

    def miss(self, home: WorkspaceRef, name: str, at: datetime) -> None:
        """A name that the catalogue does not know."""
        ...

    async def tick(self) -> None:
        """Everything that was noted is durable."""
        ...


@dataclass(frozen=True, slots=True)
class World:
    """The ports and the passed-in clock; `messengers` fills up as adapters start."""

    store: Store
    writer: VoteWriter
    shelf: Shelf
    homes: Homes
    priors: Priors
    asked: Asked
    messengers: Mapping[Platform, Messenger]
    keys: VoterKeys
    clock: Clock
    settings: BotSettings
    commands: tuple[Command, ...]
    log: Log
    meter: Meter = field(default_factory=Unmetered)
