"""The beta distribution, against SciPy and against whole-number arithmetic."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.numbers.beta import Beta
from tests.bot.numbers import oracles
from tests.bot.numbers.near import near

SHAPES = (0.05, 0.5, 1.0, 2.5, 6.0, 18.0, 75.5, 400.0, 2500.0)
PLACES = (1e-9, 0.001, 0.05, 0.2, 0.4, 0.5, 0.6, 0.77, 0.93, 0.999, 1 - 1e-9)


def test_the_incomplete_beta_function_is_scipys() -> None:
    """From a twentieth of a vote to thousands, anywhere between never and always."""
    worst = max(
        abs(Beta(a, b).cdf(x) - oracles.betainc(a, b, x))
        for a in SHAPES
        for b in SHAPES
        for x in (*PLACES, a / (a + b))
    )

    assert worst < 1.6e-12


def _chance_of_at_least(k: int, n: int, x: Fraction) -> float:
    return float(sum(comb(n, i) * x**i * (1 - x) ** (n - i) for i in range(k, n + 1)))


@given(st.integers(1, 60), st.integers(1, 60), st.integers(1, 999))
def test_with_whole_votes_it_is_a_sum_of_coin_tosses(a: int, b: int, per_mille: int) -> None:
    """I_x(a, b) = P(at least a of a + b - 1), exact in fractions."""
    exact = _chance_of_at_least(a, a + b - 1, Fraction(per_mille, 1000))

    assert near(exact, abs=1e-14) == Beta(a, b).cdf(per_mille / 1000)


def test_quantiles_are_scipys() -> None:
    """The share under which the truth lies with probability p."""
    worst = max(
        abs(Beta(a, b).quantile(p) - oracles.beta_quantile(p, a, b))
        for a in SHAPES
        for b in SHAPES
        for p in (0.001, 0.05, 0.2, 0.5, 0.8, 0.95, 0.999)
    )

    assert worst < 1e-11


@given(st.floats(0.05, 3000), st.floats(0.05, 3000), st.floats(0.001, 0.999))
def test_a_quantile_undoes_the_distribution(a: float, b: float, p: float) -> None:
    """What lies under the p-quantile has probability p (where a share can still be told from 0 and from 1)."""
    belief = Beta(a, b)
    share = belief.quantile(p)

    assert not 1e-200 < share < 1 - 1e-9 or belief.cdf(share) == near(p, abs=1e-8)


def test_the_interval_leaves_five_percent_on_either_side() -> None:
    """The 90 % credible interval of 16 in 25 with the default prior, as `/verdict why` shows it."""
    low, high = Beta(18, 11).interval(0.9)

    assert near(oracles.beta_quantile(0.05, 18, 11), abs=1e-13) == low
    assert near(oracles.beta_quantile(0.95, 18, 11), abs=1e-13) == high


def test_nothing_lies_outside_of_0_and_1() -> None:
    """A share is never negative and never above one."""
    assert [0.0, 0.0, 1.0, 1.0] == [Beta(2, 3).cdf(x) for x in (-1, 0, 1, 2)]


@pytest.mark.parametrize("p", [0.0, 1.0, -0.1, float("nan")])
def test_there_is_no_quantile_at_the_ends(p: float) -> None:
    """Asked for the impossible, it says so."""
    with pytest.raises(ValueError, match="strictly between"):
        Beta(2, 3).quantile(p)


@pytest.mark.parametrize("shape", [0.0, -1.0, float("nan")])
def test_a_belief_needs_something_to_stand_on(shape: float) -> None:
    """Beta(0, 1) is no distribution."""
    with pytest.raises(ValueError, match="two positive numbers"):
        Beta(shape, 1)
