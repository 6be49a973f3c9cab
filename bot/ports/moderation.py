"""Core ↔ store: bursts of votes that are held, and people who are blocked."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.ids import WorkspaceRef
from bot.moderation import Block, Burst, BusyHour
from bot.numbers.brigading import Cast, Hold
from bot.voters import Voter


class ModerationRepository(Protocol):
    async def busy_hours(self, since: datetime, least: int) -> Sequence[BusyHour]:
        """Hours from `since` on in which at least so many votes of one side came in."""
        ...

    async def usual(self, busy: BusyHour, *, ship: bool) -> Sequence[int]:
        """Votes of one side in each hour of the four weeks before, hours without any included."""
        ...

    async def casts(self, busy: BusyHour) -> Sequence[Cast]:
        """The standing votes on the tool whose ballot fell into the hour."""
        ...

    async def hold(self, busy: BusyHour, reason: Hold, at: datetime) -> int | None:
        """Holds the hour's votes of the reason's side; the burst's number, or None when that was done before."""
        ...

    async def bursts(self, home: WorkspaceRef, limit: int = 25) -> Sequence[Burst]:
        """Open ones first, then the log, newest first."""
        ...

    async def decide(self, home: WorkspaceRef, number: int, *, release: bool, by: str, at: datetime) -> Burst | None:
        """Lets the votes count again, or leaves them out for good; None when there is no such open burst here."""
        ...

    async def held(self, slug: str) -> int: ...

    async def block(self, block: Block, voter: Voter, /) -> None:
        """The person stops counting in the same transaction."""
        ...

    async def unblock(self, voter: Voter, at: datetime) -> bool: ...
    async def blocked(self, home: WorkspaceRef) -> Sequence[Block]: ...
    async def expire(self, now: datetime) -> int:
        """Ends the blocks whose time has come; how many."""
        ...
