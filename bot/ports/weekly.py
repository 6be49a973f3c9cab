"""Core ↔ store: who wants the weekly verdicts, the slots that are due, claimed and posted, and a week's figures."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.digests.subscription import Claim, Past, Slot, SlotState, Subscription
from bot.digests.weeks import Week
from bot.ids import ChannelRef, MessageRef, WorkspaceRef


class SubscriptionRepository(Protocol):
    async def get(self, channel: ChannelRef) -> Subscription | None: ...
    async def by_feed(self, feed: str) -> Subscription | None: ...
    async def of(self, home: WorkspaceRef) -> Sequence[Subscription]: ...
    async def put(self, subscription: Subscription, /) -> None:
        """Insert, or replace by channel."""
        ...

    async def remove(self, channel: ChannelRef) -> bool: ...

    async def due(self, now: datetime, limit: int) -> Sequence[Subscription]:
        """Active ones whose next post is due, in workspaces that are there; locked until the unit ends.

        Other replicas are given others.
        """
        ...

    async def pause(self, subscription: Subscription, /) -> bool:
        """Keeps its reason; False when it rests already, so that the owner is told once."""
        ...


class SlotRepository(Protocol):
    async def open(self, slot: Slot, /, state: SlotState = SlotState.DUE) -> bool:
        """False when the channel has that week's slot already: whoever comes second does nothing."""
        ...

    async def waiting(self, now: datetime, limit: int) -> Sequence[Slot]:
        """Slots that nobody works on and that may be tried now, oldest first."""
        ...

    async def claim(self, key: str, owner: str, now: datetime, until: datetime) -> Claim | None:
        """One owner at a time. None: finished, in other hands, or not to be tried yet."""
        ...

    async def freeze(self, claim: Claim, digest: str) -> bool:
        """False when the slot has another owner by now."""
        ...

    async def renew(self, claim: Claim, until: datetime) -> bool: ...

    async def posted(self, claim: Claim, message: MessageRef, at: datetime) -> MessageRef:
        """Records the top message, unless one is recorded: that one is returned, whoever owns the slot by now."""
        ...

    async def item(self, claim: Claim, number: int, message: MessageRef) -> MessageRef:
        """The same for an item's message."""
        ...

    async def finish(self, claim: Claim, state: SlotState) -> bool: ...

    async def release(self, claim: Claim, not_before: datetime, *, tried: bool) -> None:
        """Gives the slot back for later; `tried` is false when nothing can have been posted."""
        ...

    async def latest(self, channel: ChannelRef) -> Slot | None:
        """The slot of the channel's newest week, whatever became of it."""
        ...

    async def told(self, channel: ChannelRef, limit: int = 1, before: str = "") -> Sequence[Past]:
        """What was posted, newest first; only weeks before the given one."""
        ...

    async def states(self) -> Mapping[SlotState, int]:
        """How many slots are in each state, for those who watch."""
        ...


class FigureRepository(Protocol):
    """Read from rollups; the cost does not grow with the number of votes."""

    async def weeks(self, home: WorkspaceRef | None, first: datetime, last: datetime) -> Mapping[str, Week]:
        """By slug, votes cast in the rollup weeks from that of `first` to that of `last`."""
        ...

    async def asked(self, first: datetime, last: datetime) -> Mapping[tuple[str, str], int]: ...

    async def races(self, least: int, limit: int) -> Sequence[tuple[str, str, int, int]]:
        """The closest pairs with at least so many duels: (first, second, wins of each)."""
        ...

    async def new_verdicts(self, since: datetime) -> Sequence[str]:
        """Tools whose panel came or changed since, newest first; what shipped with the bot is not news."""
        ...

    async def people(self, first: datetime, last: datetime) -> int | None:
        """Who voted since the hour of `first`, and stands by it; None where `last` is past and people voted since."""
        ...
