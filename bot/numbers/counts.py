"""Ship and skip, counted, and how the counts of several workspaces are put together."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum, inf
from typing import Self


@dataclass(frozen=True, slots=True)
class Counts:
    """The votes on one tool; whole when counted, fractions only when `pooled` has weighed them."""

    ship: float = 0
    skip: float = 0

    def __post_init__(self) -> None:
        if self.ship < 0 or self.skip < 0:
            raise ValueError(f"No vote can be missing below zero: {self.ship:g} ship, {self.skip:g} skip.")

    @property
    def n(self) -> float:
        return self.ship + self.skip

    def __add__(self, other: Self) -> Self:
        return type(self)(self.ship + other.ship, self.skip + other.skip)


def pooled(workspaces: Iterable[Counts], cap: float = inf) -> Counts:
    """One sum in which no workspace weighs more than `cap` votes: each counts min(1, cap / n)."""
    weighed = [(votes, min(1.0, cap / votes.n)) for votes in workspaces if votes.n]
    return Counts(fsum(v.ship * weight for v, weight in weighed), fsum(v.skip * weight for v, weight in weighed))
