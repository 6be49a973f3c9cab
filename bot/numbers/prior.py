"""What is believed of a tool before anybody voted on it: the average of its category, and how strongly."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum
from typing import Final

from bot.numbers.beta import Beta, log_beta
from bot.numbers.counts import Counts

VOTED_TOOLS_TO_FIT: Final = 5

_MEANS: Final = tuple(step / 20 for step in range(1, 20))
_STRENGTHS: Final = (1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0, 24.0, 32.0, 48.0, 64.0)


@dataclass(frozen=True, slots=True)
class Prior:
    """As if `strength` votes of the category's average `mean` had been cast."""

    mean: float = 0.5
    strength: float = 4.0

    def after(self, votes: Counts) -> Beta:
        """What is believed once these votes are counted."""
        return Beta(votes.ship + self.mean * self.strength, votes.skip + (1 - self.mean) * self.strength)


DEFAULT: Final = Prior()


def fit(tools: Iterable[Counts]) -> Prior:
    """The prior under which the votes of a category were most likely; the default with fewer than five voted tools."""
    voted = Counter(votes for votes in tools if votes.n)
    if voted.total() < VOTED_TOOLS_TO_FIT:
        return DEFAULT
    return max((Prior(mean, strength) for strength in _STRENGTHS for mean in _MEANS), key=lambda p: _evidence(p, voted))


def _evidence(prior: Prior, voted: Counter[Counts]) -> float:
    """The logarithm of the marginal likelihood, up to a constant that no prior changes."""
    nothing = prior.after(Counts())
    before = log_beta(nothing.a, nothing.b)
    return fsum(
        tools * (log_beta(after.a, after.b) - before)
        for votes, tools in voted.items()
        for after in (prior.after(votes),)
    )
