"""Strength from duels: Bradley-Terry over the whole history (Hunter 2004), so that the order of duels never matters."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from math import exp, fsum, log
from typing import Final, Generic, TypeVar

DUELS_TO_SHOW: Final = 30

_HALF_A_WIN: Final = 0.5
_SWEEPS: Final = 10_000
_STILL: Final = 1e-13

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Duelist(Generic[K]):
    tool: K
    strength: float
    wins: int
    duels: int


def duelists(wins: Mapping[tuple[K, K], int]) -> tuple[Duelist[K], ...]:
    """Those with enough duels to be shown, strongest first; `wins` counts per (winner, loser)."""
    won, met = _totals(wins)
    everyone = (Duelist(tool, g, won[tool], sum(met[tool].values())) for tool, g in strengths(wins).items())
    return tuple(sorted((one for one in everyone if one.duels >= DUELS_TO_SHOW), key=lambda one: -one.strength))


def strengths(wins: Mapping[tuple[K, K], int]) -> dict[K, float]:
    """The g of every tool: i beats j with probability g_i / (g_i + g_j).

    Half a virtual win and loss against an anchor of 1 keep the unbeaten finite and islands comparable.
    """
    won, met = _totals(wins)
    g = dict.fromkeys(met, 1.0)
    for _ in range(_SWEEPS):
        swept = {i: (won[i] + _HALF_A_WIN) / _pull(i, met[i], g) for i in g}
        scale = _scale(swept)
        before, g = g, {i: scale * strength for i, strength in swept.items()}
        if all(abs(log(g[i] / before[i])) < _STILL for i in g):
            break
    return g


def _totals(wins: Mapping[tuple[K, K], int]) -> tuple[dict[K, int], dict[K, dict[K, int]]]:
    """Who won how often, and who met whom how often."""
    won: dict[K, int] = defaultdict(int)
    met: dict[K, dict[K, int]] = defaultdict(lambda: defaultdict(int))
    for (winner, loser), times in wins.items():
        if winner == loser:
            raise ValueError(f"{winner} cannot meet itself.")
        won[winner] += times
        met[winner][loser] += times
        met[loser][winner] += times
    return won, met


def _pull(i: K, met: Mapping[K, int], g: Mapping[K, float]) -> float:
    """Hunter's denominator, with the one virtual duel against the anchor."""
    return fsum([1 / (g[i] + 1), *(times / (g[i] + g[j]) for j, times in met.items())])


def _scale(g: Mapping[K, float]) -> float:
    """One Newton step on the scale that all share: only the weak anchor holds it, and sweeps alone would take thousands."""
    chances = [strength / (1 + strength) for strength in g.values()]
    step = fsum(0.5 - p for p in chances) / max(fsum(p * (1 - p) for p in chances), 1e-12)
    return exp(max(-1.0, min(1.0, step)))
