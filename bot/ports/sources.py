"""Core ↔ store: places that are read again and again, and what came of it the last time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Source:
    """`address` as an import takes it: models.dev:https://…, or the link to a page or a catalogue file."""

    address: str
    days: int
    """between two readings"""
    next_at: datetime
    digest: str = ""
    """of the content that was carried out last"""
    read_at: datetime | None = None
    report: str = ""
    """what came of the last reading, in words"""
    by_settings: bool = False
    """there as long as the settings name it"""


class SourceRepository(Protocol):
    async def all(self) -> Sequence[Source]:
        """By address."""
        ...

    async def get(self, address: str) -> Source | None: ...
    async def put(self, source: Source, /) -> None:
        """New, or with another rhythm; what is known of its content stays."""
        ...

    async def remove(self, address: str) -> bool: ...
    async def settle(self, addresses: Sequence[str], days: int, now: datetime) -> None:
        """Exactly these are there by the settings; those that a person wished for stay theirs."""
        ...

    async def due(self, now: datetime) -> Sequence[Source]: ...
    async def read(self, before: Source, after: Source, /) -> bool:
        """Keeps what came of a reading; False when another replica was first."""
        ...
