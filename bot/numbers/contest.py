"""Who leads: the probability that one tool's true share is above another's, and the claim that it allows."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import cosh, inf, log, sinh
from typing import Final

from bot.numbers.beta import Beta
from bot.numbers.counts import Counts
from bot.numbers.prior import Prior

VOTES_TO_CLAIM: Final = 5
LEADS_FROM: Final = 0.95
AHEAD_FROM: Final = 0.80

_WIDEST_STEP: Final = 0.5
_HALVINGS: Final = 7
_GOOD_ENOUGH: Final = 1e-14
_NOTHING: Final = 1e-19


class Claim(StrEnum):
    LEADS = "leads"
    AHEAD = "ahead"
    CLOSE = "close"
    FEW = "few"


@dataclass(frozen=True, slots=True)
class Lead:
    """What may be claimed; `leader` is a position among the sides, None when nobody is named."""

    claim: Claim
    leader: int | None = None
    probability: float | None = None


def lead(a: Counts, b: Counts, prior: Prior) -> Lead:
    """What may be said of two tools side by side."""
    return front_runner((a, b), prior)


def front_runner(sides: Sequence[Counts], prior: Prior) -> Lead:
    """What may be said of several: named is only who is above all others together (Bonferroni's bound)."""
    if any(side.n < VOTES_TO_CLAIM for side in sides):
        return Lead(Claim.FEW)
    beliefs = [prior.after(side) for side in sides]
    first = max(range(len(sides)), key=lambda i: beliefs[i].mean)
    rivals = (belief for i, belief in enumerate(beliefs) if i != first)
    probability = max(0.0, 1 - sum(1 - above(beliefs[first], rival) for rival in rivals))
    if probability >= LEADS_FROM:
        return Lead(Claim.LEADS, first, probability)
    if probability >= AHEAD_FROM:
        return Lead(Claim.AHEAD, first, probability)
    return Lead(Claim.CLOSE, None, probability)


def above(a: Beta, b: Beta) -> float:
    """P(a > b); about a millisecond the first time, remembered afterwards."""
    if a == b:
        return 0.5
    # The narrower belief is integrated over: the other one is then smooth where it matters.
    narrow, wide = (a, b) if (a.spread, a) < (b.spread, b) else (b, a)
    probability = _above(narrow, wide)
    return probability if narrow is a else 1 - probability


@lru_cache(maxsize=65_536)
def _above(a: Beta, b: Beta) -> float:
    """∫ density of a times P(b below), by tanh-sinh quadrature centred on a, halving its step until it stands still."""
    step = _WIDEST_STEP
    total = _nodes(a, b, 0.0, step) + _nodes(a, b, -step, -step)
    before, value = inf, total * step
    for _ in range(_HALVINGS):
        if abs(value - before) < _GOOD_ENOUGH:
            break
        total += _nodes(a, b, step / 2, step) + _nodes(a, b, -step / 2, -step)
        step /= 2
        before, value = value, total * step
    return min(max(value, 0.0), 1.0)


def _nodes(a: Beta, b: Beta, start: float, stride: float) -> float:
    """The sum of the nodes from `start` outwards until a's own weight is nothing."""
    centre, width = log(a.a / a.b), a.spread
    total, t = 0.0, start
    while True:
        odds = centre + width * sinh(t)
        weight = a.density(odds) * width * cosh(t)
        if weight < _NOTHING:
            return total
        total += weight * b.below(odds)
        t += stride
