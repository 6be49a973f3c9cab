"""The mover of the week, named only when chance is an unlikely explanation; in most weeks nobody is."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from bot.numbers.contest import above
from bot.numbers.counts import Counts
from bot.numbers.prior import DEFAULT, Prior

VOTES_TO_MOVE: Final = 3
FALSE_MOVERS: Final = 0.10
"""the share of false ones among the movers that pass (Benjamini-Hochberg's q)"""
WEEK_STRENGTH: Final = 2.5

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Change:
    """All votes up to last week and this week's ballots, with what was believed of the category."""

    before: Counts
    week: Counts
    prior: Prior = DEFAULT


@dataclass(frozen=True, slots=True)
class Mover(Generic[K]):
    """`by` is the change of the believed share, negative for a fall; `p` how easily chance would explain it."""

    tool: K
    by: float
    p: float


def mover(tools: Mapping[K, Change]) -> Mover[K] | None:
    """The largest change among those that pass, if any."""
    candidates = [_measured(tool, change) for tool, change in tools.items() if change.week.n >= VOTES_TO_MOVE]
    passing = discoveries([candidate.p for candidate in candidates], FALSE_MOVERS)
    named = (candidates[i] for i in passing if _can_be_recounted(tools[candidates[i].tool], candidates[i].by))
    return max(named, key=lambda candidate: abs(candidate.by), default=None)


def discoveries(p: Sequence[float], q: float) -> tuple[int, ...]:
    """Benjamini-Hochberg 1995: the positions of those that pass, of which about a share q will be false."""
    order = sorted(range(len(p)), key=p.__getitem__)
    passing = max((place for place, i in enumerate(order, 1) if p[i] <= q * place / len(p)), default=0)
    return tuple(sorted(order[:passing]))


def _measured(tool: K, change: Change) -> Mover[K]:
    before = change.prior.after(change.before)
    now = Prior(change.prior.mean, WEEK_STRENGTH).after(change.week)
    risen = above(now, before)
    return Mover(tool, now.mean - before.mean, 2 * min(risen, 1 - risen))


def _can_be_recounted(change: Change, by: float) -> bool:
    """Few votes are pulled to the average: a week of ships only must never be called a fall."""
    if not change.before.n:
        return False
    difference = change.week.ship / change.week.n - change.before.ship / change.before.n
    return difference * by > 0
