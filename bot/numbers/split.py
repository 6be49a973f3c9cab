"""Where opinions part: inside the panel, inside the community, and between the crowd and the critics."""

from dataclasses import dataclass
from typing import Final

from bot.numbers.beta import Beta
from bot.numbers.counts import Counts
from bot.numbers.prior import Prior

VOTES_TO_SPLIT: Final = 10
VOTES_AGAINST: Final = 5
SURE_AGAINST: Final = 0.90

_DIVIDED: Final = (0.4, 0.6)
_HALF: Final = 0.5


@dataclass(frozen=True, slots=True)
class Against:
    """The crowd on the other side of the critics: how far apart, and how surely."""

    gap: float
    probability: float

    @property
    def weight(self) -> float:
        """The more, the higher on the list."""
        return abs(self.gap) * self.probability


def panel_split(ships: int, reviews: int) -> float:
    """0 for a panel of one mind, 1 for one cut in half."""
    return 4 * ships * (reviews - ships) / reviews**2 if reviews else 0.0


def community_split(votes: Counts, prior: Prior) -> float | None:
    """The probability that the true share is 40-60 %; nothing is said of fewer than ten votes."""
    if votes.n < VOTES_TO_SPLIT:
        return None
    belief = prior.after(votes)
    return belief.cdf(_DIVIDED[1]) - belief.cdf(_DIVIDED[0])


def crowd_against_critics(votes: Counts, ships: int, reviews: int, prior: Prior) -> Against | None:
    """Nothing when the panel has no side, the votes are few, or the crowd may well agree."""
    if not reviews or 2 * ships == reviews or votes.n < VOTES_AGAINST:
        return None
    belief, panel = prior.after(votes), ships / reviews
    probability = _on_other_side(belief, panel)
    return Against(belief.mean - panel, probability) if probability >= SURE_AGAINST else None


def _on_other_side(belief: Beta, panel: float) -> float:
    under_half = belief.cdf(_HALF)
    return under_half if panel > _HALF else 1 - under_half
