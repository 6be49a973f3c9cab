"""Core ↔ store: the ballot boxes, and which replica reads or draws them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.ballots import Box
from bot.ids import ChannelRef, MessageRef, WorkspaceRef


@dataclass(frozen=True, slots=True)
class BoxState:
    """A box with what the workers ask of it."""

    box: Box
    closed: bool
    tally_version: int
    shown_version: int
    checked_at: datetime | None
    """when the marks were last compared with the platform"""
    dirty_since: datetime | None = None


class BoxRepository(Protocol):
    async def open(self, box: Box, /) -> None:
        """Opening twice is opening once."""
        ...

    async def get(self, message: MessageRef) -> BoxState | None: ...
    async def close(self, messages: Sequence[MessageRef]) -> int: ...
    async def close_channel(self, channel: ChannelRef) -> int: ...
    async def to_check(
        self, platform: str, *, opened_after: datetime, checked_before: datetime, now: datetime, limit: int
    ) -> Sequence[BoxState]:
        """Open boxes with a message that want a reading, newest first; postponed ones and desks are left out."""
        ...

    async def doubt(self, home: WorkspaceRef, opened_after: datetime) -> None:
        """The younger open boxes of a workspace want a reading at once."""
        ...

    async def postponed(self, message: MessageRef, until: datetime) -> None:
        """A box that cannot be read now is left out of `to_check` until then."""
        ...

    async def to_read(self, state: BoxState, now: datetime, until: datetime) -> bool:
        """True for one replica: until then, or until it has checked the box, it alone reads it."""
        ...

    async def to_refresh(self, platform: str, limit: int) -> Sequence[BoxState]:
        """Open boxes whose card shows an older tally than they have, longest waiting first."""
        ...

    async def to_draw(self, state: BoxState, now: datetime, until: datetime) -> bool:
        """True for one replica, while the card is behind: until then it alone draws it."""
        ...

    async def drawn(self, message: MessageRef, after: datetime, *, doubted: datetime | None = None) -> None:
        """Nobody draws the card again before `after`; one that was in doubt then has to be, whoever drew it meanwhile."""
        ...

    async def shown(self, message: MessageRef, version: int, at: datetime) -> None: ...
    async def checked(self, message: MessageRef, at: datetime) -> None: ...
