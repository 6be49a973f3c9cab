"""Strength from duels, against choix; the order of duels never matters."""

from math import exp, log
from random import Random

import pytest

from bot.numbers.duels import Duelist, duelists, strengths
from tests.bot.numbers import oracles
from tests.bot.numbers.near import near


def _season(tools: int, duels: int, seed: int) -> list[tuple[int, int]]:
    chance, truth = Random(seed), [Random(seed + i).gauss(0, 1) for i in range(tools)]
    pairs = [chance.sample(range(tools), 2) for _ in range(duels)]
    return [(i, j) if chance.random() < 1 / (1 + exp(truth[j] - truth[i])) else (j, i) for i, j in pairs]


def _counted(duels: list[tuple[int, int]]) -> dict[tuple[int, int], int]:
    return {pair: duels.count(pair) for pair in duels}


@pytest.mark.parametrize(("tools", "duels"), [(3, 9), (5, 10), (12, 300), (20, 2000)])
def test_strengths_are_those_of_choix(tools: int, duels: int) -> None:
    """The same model fitted by somebody else's method."""
    season = [*_season(tools, duels, seed=tools), *((i, (i + 1) % tools) for i in range(tools))]
    ours = strengths(_counted(season))

    worst = max(abs(log(ours[i]) - theirs) for i, theirs in enumerate(oracles.bradley_terry(tools, season)))
    assert worst < 5e-10


def test_the_order_of_duels_never_matters() -> None:
    """A rating that depends on who played first is a rating of luck."""
    season = _season(8, 200, seed=1)
    backwards = strengths(_counted(season[::-1]))

    assert all(near(g, rel=1e-11) == backwards[tool] for tool, g in strengths(_counted(season)).items())


def test_the_unbeaten_are_strong_but_finite() -> None:
    """One lucky win makes nobody infinitely strong; more wins make stronger."""
    once, often = strengths({("a", "b"): 1}), strengths({("a", "b"): 20})

    assert 1 < once["a"] < often["a"] < 100
    assert near(1.0) == once["a"] * once["b"]


def test_a_thousand_duels_settle_as_soon_as_ten() -> None:
    """Only the anchor holds the common scale, and it is found at once, however many duels pull on it."""
    g = strengths({("a", "b"): 60_000, ("b", "a"): 30_000})

    assert near(2.0, rel=1e-4) == g["a"] / g["b"]
    assert near(1.0, rel=1e-9) == g["a"] * g["b"]


def test_islands_can_be_compared_through_the_anchor() -> None:
    """Two groups that never met still have strengths on one scale."""
    g = strengths({("a", "b"): 9, ("c", "d"): 3})

    assert g["a"] > g["c"] > 1 > g["d"] > g["b"]


def test_only_those_with_thirty_duels_are_shown() -> None:
    """29 duels are not enough to be ranked, but they count for the opponents."""
    shown = duelists({("a", "b"): 20, ("b", "a"): 9, ("a", "c"): 21, ("b", "c"): 1})

    assert [("a", 41, 50), ("b", 10, 30)] == [(one.tool, one.wins, one.duels) for one in shown]
    assert isinstance(shown[0], Duelist)


def test_nobody_meets_themselves_and_nothing_comes_of_nothing() -> None:
    """A duel needs two."""
    assert {} == strengths({})
    with pytest.raises(ValueError, match="cannot meet itself"):
        strengths({("a", "a"): 1})
