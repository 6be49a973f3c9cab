"""Ballots and votes: what standing reactions mean. The tally is a pure function of the set of standing marks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.emoji import KEYCAPS, SHIP, SKIP
from bot.ids import ChannelRef, MessageRef, WorkspaceRef
from bot.panel import Verdict

WITHDRAWN = "\N{EMPTY SET}"
"""the mark of a vote deleted from the desk: the newest ballot says that there is no vote"""
DESK_CHANNEL = "desk"
"""the channel of boxes without a message, for ballots that are cast by button only"""


class BoxKind(StrEnum):
    """COMPARISON: tap every tool you would ship. SINGLE: one tool, ship or skip. DESK: a person's own corrections."""

    COMPARISON = "comparison"
    SINGLE = "single"
    DESK = "desk"


class BallotKind(StrEnum):
    """How a ballot was cast; both kinds feed one tally."""

    REACTION = "reaction"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Box:
    """A posted message whose reactions count, and what is needed to build its card again."""

    message: MessageRef
    kind: BoxKind
    tools: tuple[str, ...]
    """slugs, in the order of the keycaps"""
    opened: datetime
    asker: str = ""
    locale: str = "en"
    digest: str = ""
    """the slot's key, for items of a weekly post"""

    @property
    def emoji(self) -> tuple[str, ...]:
        """What counts under this message, in seeding order; every other emoji is ignored."""
        if self.kind is BoxKind.COMPARISON:
            return (*KEYCAPS[: len(self.tools)], SKIP)
        return (SHIP, SKIP, WITHDRAWN) if self.kind is BoxKind.DESK else (SHIP, SKIP)


def desk(home: WorkspaceRef, tools: tuple[str, ...], opened: datetime) -> Box:
    """The box for ballots on these tools that were cast in a workspace without a message to react to."""
    message = MessageRef(ChannelRef(home.platform, home.workspace, DESK_CHANNEL), ",".join(tools))
    return Box(message, BoxKind.COMPARISON if len(tools) > 1 else BoxKind.DESK, tools, opened)


@dataclass(frozen=True, slots=True)
class Mark:
    """One emoji standing under one message, and since when."""

    emoji: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CastBallot:
    """One person's standing marks of one kind on one box."""

    box: Box
    kind: BallotKind
    marks: tuple[Mark, ...]

    @property
    def at(self) -> datetime:
        return max(mark.at for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Vote:
    """One person's current verdict on one tool, and which ballot decided it."""

    verdict: Verdict
    at: datetime
    box: MessageRef
    kind: BallotKind


def verdicts(box: Box, marks: Iterable[Mark]) -> Mapping[str, Verdict | None]:
    """What the marks say of each tool of the box (None: no vote); empty when no mark counts here (no ballot)."""
    counted = {mark.emoji: mark.at for mark in marks if mark.emoji in box.emoji}
    if not counted:
        return {}
    if WITHDRAWN in counted:
        return {box.tools[0]: None}
    if box.kind is BoxKind.COMPARISON:
        return {
            tool: Verdict.SHIP if emoji in counted else Verdict.SKIP
            for tool, emoji in zip(box.tools, KEYCAPS, strict=False)
        }
    # On one tool the newest mark wins; when both are equally new the careful reading does.
    ship, skip = counted.get(SHIP), counted.get(SKIP)
    shipped = ship is not None and (skip is None or ship > skip)
    return {box.tools[0]: Verdict.SHIP if shipped else Verdict.SKIP}


def votes(ballots: Iterable[CastBallot]) -> Mapping[str, Vote]:
    """One voter's vote on each tool: the newest standing ballot that mentions the tool decides.

    Ballots of the same instant are told apart by the age of their message, then by its id, so that every
    replica and every recount decides alike.
    """
    decided: dict[str, Vote] = {}
    standing = (ballot for ballot in ballots if verdicts(ballot.box, ballot.marks))
    for ballot in sorted(standing, key=_age):
        for tool, verdict in verdicts(ballot.box, ballot.marks).items():
            if verdict is None:
                decided.pop(tool, None)
            else:
                decided[tool] = Vote(verdict, ballot.at, ballot.box.message, ballot.kind)
    return decided


def _age(ballot: CastBallot) -> tuple[datetime, datetime, str, str]:
    return (ballot.at, ballot.box.opened, ballot.box.message.message, ballot.kind)


@dataclass(frozen=True, slots=True)
class Tally:
    """Votes on one tool in one scope."""

    ship: int = 0
    skip: int = 0

    @property
    def n(self) -> int:
        return self.ship + self.skip

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.ship + other.ship, self.skip + other.skip)


@dataclass(frozen=True, slots=True)
class Community:
    """The community column of one tool: here (this workspace) and everywhere (all workspaces of this installation)."""

    here: Tally = Tally()
    everywhere: Tally = Tally()
    workspaces: int = 0
    """how many workspaces have votes on the tool"""
