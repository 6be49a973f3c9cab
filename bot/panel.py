"""The panel: what each reviewer says about one tool, and how many of them would ship it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Self

ROLES = ("Builder", "Skeptic", "Futurist", "Founder")


class Verdict(StrEnum):
    SHIP = "ship"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Review:
    """One reviewer's opinion; `line` is its reason in at most 120 characters, "" when nobody has written one."""

    role: str
    verdict: Verdict
    text: str
    line: str = ""
    inferred: bool = False  # the verdict was worked out from a page, not stated on it
    sample: bool = False  # an opinion that ships with the project, not a team's own
    reviewer: str = ""  # the person or team that speaks in this role, where named
    drafted: bool = False  # written by a model; published only when a person approved it

    @property
    def ships(self) -> bool:
        return self.verdict is Verdict.SHIP


@dataclass(frozen=True, slots=True)
class Panel:
    reviews: tuple[Review, ...] = ()
    checked: date | None = None
    size: int = field(init=False, repr=False, compare=False)
    ships: int = field(init=False, repr=False, compare=False)
    """counted once: every card asks for it a dozen times"""

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", len(self.reviews))
        object.__setattr__(self, "ships", sum(review.ships for review in self.reviews))

    @classmethod
    def of(cls, reviews: Iterable[Review], checked: date | None = None) -> Self:
        """Seat the reviewers: the four roles in their usual order, a team's own roles after them as given."""
        return cls(tuple(sorted(reviews, key=lambda review: _seat(review.role))), checked)

    @property
    def share(self) -> int | None:
        """Ships per hundred reviews in whole percent, halves up; None for an empty panel, which is not 0 %."""
        return (200 * self.ships + self.size) // (2 * self.size) if self.reviews else None

    def review_by(self, role: str) -> Review | None:
        """The review in this role; the first one when several people share it."""
        return next((review for review in self.reviews if review.role == role), None)

    def parted_from(self, other: "Panel") -> tuple[str, ...]:
        """The roles that sit on both panels and decide differently."""
        rows = ((role, self.review_by(role), other.review_by(role)) for role in roles_of([self, other]))
        return tuple(role for role, mine, theirs in rows if mine and theirs and mine.verdict is not theirs.verdict)


NOBODY = Panel()


def roles_of(panels: Sequence[Panel]) -> tuple[str, ...]:
    """Every role that sits on any of the panels, each once: the usual four first, others as they appear."""
    seen = dict.fromkeys(review.role for panel in panels for review in panel.reviews)
    return tuple(sorted(seen, key=_seat))


def _seat(role: str) -> int:
    return ROLES.index(role) if role in ROLES else len(ROLES)
