"""The leaderboard: ordered by what is sure of each tool, with one rank for those that cannot be told apart."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from typing import Final, Generic, TypeVar

from bot.numbers.beta import Beta
from bot.numbers.contest import above
from bot.numbers.counts import Counts, pooled
from bot.numbers.prior import Prior

VOTES_TO_RANK: Final = 5
QUANTILE: Final = 0.20
OWN_RANK_FROM: Final = 0.80

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Place(Generic[K]):
    """A line of the board; everyone in a tie group has the rank of its first ("1, 2, 2, 4")."""

    tool: K
    votes: Counts
    rank: int
    tied: bool


@dataclass(frozen=True, slots=True)
class Board(Generic[K]):
    """The numbered lines, and the tools with too few votes for a number, most voted first."""

    places: tuple[Place[K], ...]
    new: tuple[K, ...]


def board(tools: Mapping[K, Sequence[Counts]], prior: Prior, cap: float = inf) -> Board[K]:
    """Ranks tools by their counts per workspace; `cap` keeps one workspace from deciding for all (see `pooled`)."""
    votes = {tool: sum(counts, Counts()) for tool, counts in tools.items()}
    beliefs = {tool: prior.after(pooled(tools[tool], cap)) for tool in tools if votes[tool].n >= VOTES_TO_RANK}
    sure = {tool: belief.quantile(QUANTILE) for tool, belief in beliefs.items()}
    order = sorted(beliefs, key=lambda tool: (-sure[tool], -votes[tool].n))
    ranks = _ranks([beliefs[tool] for tool in order])
    return Board(
        tuple(Place(tool, votes[tool], rank, ranks.count(rank) > 1) for tool, rank in zip(order, ranks, strict=True)),
        tuple(sorted((tool for tool in tools if tool not in beliefs), key=lambda tool: -votes[tool].n)),
    )


def _ranks(beliefs: Sequence[Beta]) -> list[int]:
    """A rank is its own only when it is probably above the next one."""
    ranks = [1][: len(beliefs)]
    for place, (upper, lower) in enumerate(pairwise(beliefs), start=2):
        ranks.append(place if above(upper, lower) >= OWN_RANK_FROM else ranks[-1])
    return ranks
