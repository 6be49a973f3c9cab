"""Bursts that look arranged: held for a moderator with the reason, never deleted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import exp, fsum, lgamma, log
from statistics import median
from typing import Final

CHANCE: Final = 1e-4
ONE_SIDED: Final = 0.90
NEWCOMERS: Final = 0.50
NEWCOMER_FOR: Final = timedelta(days=7)

_LEAST_USUAL: Final = 1.0
_NEGLIGIBLE: Final = 1e-17


@dataclass(frozen=True, slots=True)
class Cast:
    """One vote of the hour on one tool; `joined` is when its voter joined the workspace, None when unknown."""

    ship: bool
    at: datetime
    joined: datetime | None = None

    @property
    def by_newcomer(self) -> bool:
        # Ignorance holds nobody: Slack, for one, does not tell when somebody joined.
        return self.joined is not None and self.at - self.joined < NEWCOMER_FOR


@dataclass(frozen=True, slots=True)
class Hold:
    """The reason shown to moderators: so many on one side, of so many in the hour, so many of them new, against so many usually."""

    ship: bool
    votes: int
    of: int
    newcomers: int
    usual: float
    chance: float


def hold(hour: Sequence[Cast], usual: Sequence[int]) -> Hold | None:
    """Whether an hour's votes on a tool are held; `usual` are the same-side votes per hour over the last four weeks."""
    ships = sum(cast.ship for cast in hour)
    side = 2 * ships >= len(hour)
    same = [cast for cast in hour if cast.ship == side]
    newcomers = sum(cast.by_newcomer for cast in same)
    expected = max(_LEAST_USUAL, float(median(usual))) if usual else _LEAST_USUAL
    chance = poisson_tail(len(same), expected)
    if chance < CHANCE and len(same) >= ONE_SIDED * len(hour) and newcomers >= NEWCOMERS * len(same):
        return Hold(side, len(same), len(hour), newcomers, expected, chance)
    return None


def poisson_tail(k: int, expected: float) -> float:
    """P(X >= k), added from its own end so that small chances keep their digits."""
    if k <= expected:
        return 1 - fsum(_poisson(i, expected) for i in range(k))
    terms, i = [_poisson(k, expected)], k
    while terms[-1] > _NEGLIGIBLE * terms[0]:
        i += 1
        terms.append(terms[-1] * expected / i)
    return fsum(terms)


def _poisson(k: int, expected: float) -> float:
    return exp(k * log(expected) - expected - lgamma(k + 1))
