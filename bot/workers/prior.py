"""The prior of a category, fitted from its tallies."""

from bot.numbers.counts import Counts
from bot.numbers.prior import Prior, fit
from bot.ports.storage import Unit


async def prior_of(unit: Unit, category: str) -> Prior:
    """What the category's votes make of a tool before its own are counted; the default for a young community."""
    voted = await unit.tallies.all(None, category)
    return fit(Counts(one.everywhere.ship, one.everywhere.skip) for one in voted.values())
