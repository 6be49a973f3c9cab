"""Core ↔ store: the people who vote, known by a keyed hash, and what they ask for."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.ballots import Vote
from bot.ids import WorkspaceRef
from bot.voters import Standing, Voter


class VoterRepository(Protocol):
    async def standing(self, keys: Sequence[bytes]) -> Mapping[bytes, Standing]:
        """What is known of these voters; unknown ones are missing."""
        ...

    async def judge(
        self,
        verdicts: Mapping[Voter, Standing],
        at: datetime,
        joined: Mapping[Voter, datetime] = ...,
        *,
        unless: Collection[Standing] = (),
    ) -> None:
        """Set whether these voters count, and since when they are members where that is known.

        Votes and tallies follow in the same transaction. Who is one of `unless` by then is left alone.
        """
        ...

    async def leave(self, person: Voter, /, at: datetime, *, unseen: bool) -> bool:
        """Stops counting, unless left out for good already; `unseen`: remembered also when nothing is known of it."""
        ...

    async def back(self, person: Voter, /, at: datetime) -> bool:
        """Who had left before `at` is in doubt from now on, to be judged anew; whether that was so."""
        ...

    async def doubt(self, home: WorkspaceRef) -> None:
        """Everybody of the workspace who was judged by its rules is judged anew at the next occasion."""
        ...

    async def votes(self, voter: Voter, /) -> Mapping[str, Vote]: ...
    async def forget(self, voter: Voter, /, *, keep_counts: bool, at: datetime) -> int:
        """Delete the person's marks and votes (or, with keep_counts, cut them loose from the person); how many."""
        ...


@dataclass(frozen=True, slots=True)
class AskedTools:
    """Somebody wanted to see these side by side."""

    home: WorkspaceRef
    slugs: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class AskedName:
    """Somebody asked for what the catalogue does not know."""

    home: WorkspaceRef
    name: str
    at: datetime


class AskRepository(Protocol):
    async def compared(self, asked: Sequence["AskedTools"]) -> None:
        """Every pair among the tools of each question was asked for once more."""
        ...

    async def missed(self, asked: Sequence["AskedName"]) -> None:
        """Each name was asked for once more, and is written from now on as it was written last."""
        ...

    async def rivals(self, slug: str, limit: int = 10) -> Sequence[str]:
        """What the tool is most often compared with, most often first."""
        ...

    async def settled(self, home: WorkspaceRef, name: str) -> None:
        """The name is known by now, or nobody needs to be told of it."""
        ...

    async def wanted(self, home: WorkspaceRef | None, limit: int = 50) -> Sequence[tuple[str, int]]:
        """Names asked for that the catalogue does not know, with counts."""
        ...
