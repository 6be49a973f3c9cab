"""The prior of a category, fitted from its tallies, and remembered for a short while."""

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.numbers.counts import Counts
from bot.numbers.prior import Prior, fit
from bot.ports.storage import Unit

REMEMBERED = timedelta(seconds=30)
"""a prior is made of all votes of its category, and hardly moves by the few that came since"""


async def prior_of(unit: Unit, category: str) -> Prior:
    """What the category's votes make of a tool before its own are counted; the default for a young community."""
    voted = await unit.tallies.all(None, category)
    return fit(Counts(one.everywhere.ship, one.everywhere.skip) for one in voted.values())


class CachedPriors:
    """For cards, which are drawn far more often than a prior moves."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._known: dict[str, tuple[datetime, Prior]] = {}

    async def of(self, unit: Unit, category: str) -> Prior:
        now = self._clock()
        found = self._known.get(category)
        if found and timedelta() <= now - found[0] < REMEMBERED:
            return found[1]
        if found:
            # One fits it anew; who comes meanwhile takes the old one.
            self._known[category] = (now, found[1])
        try:
            prior = await prior_of(unit, category)
        except BaseException:
            if found:
                self._known[category] = found
            raise
        self._known[category] = (now, prior)
        return prior
