"""Core ↔ store: units of work whose repositories are questions, and the writer that makes votes durable."""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.ballots import BallotKind, Community, Tally
from bot.eligibility import Judgement
from bot.ids import MessageRef, WorkspaceRef
from bot.panel import Panel
from bot.ports.boxes import BoxRepository
from bot.ports.installs import InstallRepository
from bot.ports.moderation import ModerationRepository
from bot.ports.people import AskRepository, VoterRepository
from bot.ports.shards import ShardRepository
from bot.ports.sources import SourceRepository
from bot.ports.weekly import FigureRepository, SlotRepository, SubscriptionRepository
from bot.tools import Tool
from bot.voters import Standing, Voter
from bot.workspaces import Workspace


@dataclass(frozen=True, slots=True)
class MarkChange:
    """One mark appears or goes. Applied only when newer than what is known of (box, voter, emoji): order is free.

    As in every change, `heard` is the time by our own clock: what is known to be much newer than that was written by
    a clock that ran ahead, and is taken for older.

    A voter whose standing is one of `unless`, where who is new or in doubt is UNCHECKED, changes nothing, and the
    outcome says so. A `judgement` is written down with the first change of somebody who is new, and settles it.
    """

    box: MessageRef
    voter: Voter
    emoji: str
    stands: bool
    at: datetime
    kind: BallotKind = BallotKind.REACTION
    heard: datetime | None = None
    unless: AbstractSet[Standing] = frozenset()
    judgement: Judgement | None = None


@dataclass(frozen=True, slots=True)
class PrivateBallot:
    """The whole private ballot of a voter on a box; no emoji = withdrawn. `unless` and `judgement` as for one mark."""

    box: MessageRef
    voter: Voter
    emoji: frozenset[str]
    at: datetime
    heard: datetime | None = None
    unless: AbstractSet[Standing] = frozenset()
    judgement: Judgement | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A complete reading of a box: marks that are missing are added, marks that are gone are removed.

    What changed at or after `at` is newer than the reading and is left alone.
    """

    box: MessageRef
    standing: frozenset[tuple[Voter, str]]
    at: datetime
    heard: datetime | None = None


@dataclass(frozen=True, slots=True)
class Wipe:
    """A moderator cleared all reactions of a box (or one emoji of it)."""

    box: MessageRef
    emoji: str | None
    at: datetime
    heard: datetime | None = None


Change = MarkChange | PrivateBallot | Reading | Wipe


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a change did to the marks of its box; a message that is no open box changes nothing (`known` is false)."""

    known: bool = True
    added: int = 0
    removed: int = 0
    unsettled: Standing | None = None
    """what the voter is, who has to be judged before the change is made"""


class VoteWriter(Protocol):
    """Makes votes durable: returns after the commit that holds the marks, votes and tallies of the change."""

    async def cast(self, change: Change) -> Outcome: ...


class CatalogRepository(Protocol):
    async def version(self) -> int: ...
    async def tools(self) -> Sequence[Tool]: ...
    async def put(self, tools: Sequence[Tool], *, by: str, at: datetime) -> None:
        """Insert or replace by slug, write one history row per changed tool, raise the version once."""
        ...

    async def put_team(self, home: WorkspaceRef, slug: str, panel: Panel, *, by: str, at: datetime) -> None:
        """What the workspace's own reviewers say of a tool; an empty panel takes it all back."""
        ...

    async def put_names(self, home: WorkspaceRef, slug: str, names: Sequence[str], *, by: str, at: datetime) -> None:
        """All that this workspace alone calls a tool, instead of what it has called it until now."""
        ...

    async def retire(self, slug: str, *, by: str, at: datetime) -> None: ...
    async def merge(self, slug: str, into: str, *, by: str, at: datetime) -> None:
        """Votes follow; the old slug and name become aliases."""
        ...

    async def merged(self) -> Mapping[str, str]:
        """Slugs that were merged away, and the slugs that stay."""
        ...

    async def history(
        self, slug: str, home: WorkspaceRef | None = None, limit: int = 50
    ) -> Sequence[tuple[datetime, str, str]]:
        """(when, by whom, what changed in words), newest first; what a workspace changed for itself only with it."""
        ...


class TallyRepository(Protocol):
    async def community(self, home: WorkspaceRef, slugs: Sequence[str]) -> Mapping[str, Community]: ...
    async def pair(
        self, home: WorkspaceRef, first: str, second: str
    ) -> tuple[Mapping[str, Community], tuple[int, int]]:
        """Two tools and their head to head everywhere, asked together."""
        ...

    async def all(self, home: WorkspaceRef | None, category: str | None = None) -> Mapping[str, Community]: ...
    async def by_workspace(self, category: str | None = None) -> Mapping[str, Sequence[Tally]]:
        """The votes on each tool of the catalogue that has some, workspace by workspace, without saying which."""
        ...

    async def by_kind(self, home: WorkspaceRef | None, slug: str) -> Mapping[BallotKind, int]:
        """Votes on the tool by how they were cast."""
        ...

    async def duel(self, home: WorkspaceRef | None, first: str, second: str) -> tuple[int, int]:
        """Head to head: people who ship exactly one of the two."""
        ...

    async def checked(self, home: WorkspaceRef, slugs: Sequence[str]) -> datetime | None:
        """When a card of one of these tools was last compared with the platform in this workspace."""
        ...

    async def recount(self, *, fix: bool) -> Sequence[str]:
        """Every difference between stored votes and tallies and those derived from the standing marks, in words."""
        ...


class WorkspaceRepository(Protocol):
    async def get(self, home: WorkspaceRef) -> Workspace: ...
    async def put(self, workspace: Workspace, /) -> None: ...
    async def joined(self, home: WorkspaceRef, name: str, locale: str) -> None:
        """A new workspace, or one that comes back and finds its settings as they were."""
        ...

    async def remove(self, home: WorkspaceRef, at: datetime) -> None: ...
    async def returned(self, home: WorkspaceRef) -> None:
        """It finds its settings as they were, unless they were purged."""
        ...

    async def of_platform(self, platform: str) -> Sequence[tuple[WorkspaceRef, bool]]:
        """Every workspace that was joined once, and whether it has been removed since."""
        ...

    async def of_enterprise(self, company: WorkspaceRef) -> Sequence[WorkspaceRef]:
        """Its workspaces that have no installation of their own and were not removed."""
        ...

    async def welcome(self, home: WorkspaceRef, at: datetime) -> bool:
        """True once: nobody has been welcomed here before."""
        ...

    async def to_purge(self, removed_before: datetime) -> Sequence[WorkspaceRef]: ...
    async def purge(self, home: WorkspaceRef, at: datetime, people: int) -> bool:
        """Deletes what is stored about a removed workspace, so many people at a time; whether nothing is left to do."""
        ...


class Unit(Protocol):
    """One transaction: leaving cleanly commits, leaving with an error does not."""

    @property
    def catalog(self) -> CatalogRepository: ...
    @property
    def boxes(self) -> BoxRepository: ...
    @property
    def tallies(self) -> TallyRepository: ...
    @property
    def voters(self) -> VoterRepository: ...
    @property
    def asks(self) -> AskRepository: ...
    @property
    def workspaces(self) -> WorkspaceRepository: ...
    @property
    def moderation(self) -> ModerationRepository: ...
    @property
    def installs(self) -> InstallRepository: ...
    @property
    def subscriptions(self) -> SubscriptionRepository: ...
    @property
    def slots(self) -> SlotRepository: ...
    @property
    def figures(self) -> FigureRepository: ...
    @property
    def sources(self) -> SourceRepository: ...
    @property
    def shards(self) -> ShardRepository: ...


Store = Callable[[], AbstractAsyncContextManager[Unit]]
