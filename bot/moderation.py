"""What moderators look after: bursts of votes that are held, and people who are blocked."""

from dataclasses import dataclass
from datetime import datetime

from bot.ids import WorkspaceRef
from bot.numbers.brigading import Hold


@dataclass(frozen=True, slots=True)
class BusyHour:
    """One hour with votes on one tool in one workspace."""

    home: WorkspaceRef
    slug: str
    hour: int
    ship: int
    skip: int


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of a burst's votes, by whom and when."""

    released: bool
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Burst:
    """Held votes and why; `decided` is None while nobody has decided."""

    number: int
    home: WorkspaceRef
    slug: str
    opened: datetime
    reason: Hold
    held: int
    decided: Decision | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A person who does not count in a workspace, as a moderator named them."""

    home: WorkspaceRef
    key: bytes
    name: str
    reason: str
    by: str
    at: datetime
    until: datetime | None
