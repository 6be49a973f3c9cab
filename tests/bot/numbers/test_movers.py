"""The mover of the week: silent when nothing moved, right when something did."""

from math import exp
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.numbers.counts import Counts
from bot.numbers.movers import Change, Mover, discoveries, mover
from bot.numbers.prior import Prior, fit
from tests.bot.numbers import oracles

STEADY = {f"steady {i}": Change(Counts(30, 20), Counts(3, 2)) for i in range(8)}


def test_a_true_fall_is_named() -> None:
    """A tool that everybody shipped and nobody ships this week."""
    found = mover(STEADY | {"fallen": Change(Counts(45, 5), Counts(0, 8))})

    assert isinstance(found, Mover)
    assert "fallen" == found.tool
    assert found.by < -0.5
    assert found.p < 0.001


def test_a_true_rise_is_named() -> None:
    """And the other way."""
    found = mover(STEADY | {"risen": Change(Counts(5, 45), Counts(9, 0))})

    assert found is not None
    assert ("risen", True) == (found.tool, found.by > 0)


def test_of_two_the_larger_is_named() -> None:
    """Size decides among those that pass, not certainty."""
    found = mover({"far": Change(Counts(2, 48), Counts(12, 0)), "less": Change(Counts(150, 350), Counts(70, 2))})

    assert found is not None
    assert "far" == found.tool


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(Change(Counts(45, 5), Counts(0, 2)), id="two-votes-move-nothing"),
        pytest.param(Change(Counts(9, 1), Counts(1, 2)), id="a-few-votes-may-be-chance"),
        pytest.param(Change(Counts(), Counts(0, 40), Prior(0.8, 64)), id="nothing-to-compare-with"),
        pytest.param(Change(Counts(500, 0), Counts(6, 0)), id="only-ships-before-and-now-is-no-fall"),
    ],
)
def test_no_mover_is_made_up(change: Change) -> None:
    """What a reader could refute by counting is not claimed."""
    assert None is mover({"tool": change})


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30), st.sampled_from((0.05, 0.10, 0.25)))
def test_discoveries_are_those_of_benjamini_and_hochberg(p: list[float], q: float) -> None:
    """The same positions as statsmodels finds."""
    assert oracles.benjamini_hochberg(p, q) == discoveries(p, q)


def test_nothing_tested_nothing_found() -> None:
    """An empty week has no mover."""
    assert () == discoveries([], 0.1)
    assert None is mover({})


def test_in_weeks_in_which_nothing_moved_it_is_nearly_always_silent() -> None:
    """The naive difference names a false mover in every week, this rule in at most 13 % of them.

    Asked tool by tool, without the correction for asking often, it would be wrong in most weeks.
    Simulated: 25 tools with about ten votes each at first and five a week, whose true shares never change.
    """
    weeks, rule, one_by_one, naive = 100, 0, 0, 0
    for changes in _weeks_without_news(weeks, tools=25, seed=3):
        rule += mover(changes) is not None
        one_by_one += any(mover({tool: change}) is not None for tool, change in changes.items())
        naive += any(_raw(change.week) != _raw(change.before) for change in changes.values())

    assert weeks == naive
    assert one_by_one > 0.5 * weeks
    assert rule <= 0.13 * weeks


def _weeks_without_news(weeks: int, tools: int, seed: int) -> list[dict[int, Change]]:
    chance = Random(seed)
    truth = [chance.betavariate(4, 2.5) for _ in range(tools)]
    history = [_cast(chance, share, 10) for share in truth]
    found: list[dict[int, Change]] = []
    for _ in range(weeks):
        prior = fit(history)
        now = [_cast(chance, share, _poisson(chance, 5)) for share in truth]
        found.append({i: Change(history[i], now[i], prior) for i in range(tools) if now[i].n})
        history = [before + week for before, week in zip(history, now, strict=True)]
    return found


def _raw(votes: Counts) -> float:
    return votes.ship / votes.n


def _cast(chance: Random, share: float, n: int) -> Counts:
    ships = sum(chance.random() < share for _ in range(n))
    return Counts(ships, n - ships)


def _poisson(chance: Random, expected: float) -> int:
    n, left = 0, chance.random()
    while left > exp(-expected):
        n, left = n + 1, left * chance.random()
    return n
