"""Who leads: claimed only when it is nearly sure."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.numbers.beta import Beta
from bot.numbers.contest import Claim, above, front_runner, lead
from bot.numbers.counts import Counts
from bot.numbers.prior import DEFAULT
from tests.bot.numbers import oracles
from tests.bot.numbers.near import near

SHAPES = st.floats(0.05, 400)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        pytest.param(Counts(4, 1), Counts(3, 2), 0.696, id="4-1-vs-3-2"),
        pytest.param(Counts(9, 1), Counts(5, 5), 0.952, id="9-1-vs-5-5"),
        pytest.param(Counts(40, 10), Counts(30, 20), 0.982, id="40-10-vs-30-20"),
        pytest.param(Counts(1, 0), Counts(0, 1), 0.757, id="1-0-vs-0-1"),
    ],
)
def test_the_checks_of_the_paper(a: Counts, b: Counts, expected: float) -> None:
    """With a prior of four votes, half and half."""
    assert expected == round(above(DEFAULT.after(a), DEFAULT.after(b)), 3)


def test_the_probability_is_that_of_adaptive_quadrature() -> None:
    """Against SciPy's quad, from a handful of votes to thousands, near and far."""
    beliefs = [(3, 3), (6, 3), (18, 11), (14, 15), (97, 7), (52, 51), (700, 330), (1002, 1998)]
    worst = max(abs(above(Beta(*a), Beta(*b)) - oracles.above_by_quad(*a, *b)) for a in beliefs for b in beliefs)

    assert worst < 4.8e-14


def _exactly(a: int, b: int, c: int, d: int) -> float:
    """P(Beta(a, b) > Beta(c, d)) in fractions, for whole votes."""

    def beta(p: int, q: int) -> Fraction:
        return Fraction(1, (p + q - 1) * comb(p + q - 2, p - 1))

    return float(sum(beta(c + i, b + d) / ((b + i) * beta(1 + i, b) * beta(c, d)) for i in range(a)))


@given(*[st.integers(1, 80)] * 4)
@settings(max_examples=60, deadline=None)
def test_with_whole_votes_it_is_exact(a: int, b: int, c: int, d: int) -> None:
    """The closed sum in whole fractions, to fourteen digits."""
    assert near(_exactly(a, b, c, d), abs=2e-14) == above(Beta(a, b), Beta(c, d))


@given(SHAPES, SHAPES, SHAPES, SHAPES)
@settings(max_examples=60, deadline=None)
def test_either_one_is_above_or_the_other(a: float, b: float, c: float, d: float) -> None:
    """P(A > B) + P(B > A) = 1, and turning ships into skips turns the table."""
    here = above(Beta(a, b), Beta(c, d))

    assert 0 <= here <= 1
    assert near(1 - here, abs=1e-15) == above(Beta(c, d), Beta(a, b))
    assert near(here, abs=1e-12) == above(Beta(d, c), Beta(b, a))


def test_alike_is_even() -> None:
    """The same votes are a coin toss."""
    assert 0.5 == above(Beta(7, 3), Beta(7, 3))


@pytest.mark.parametrize(
    ("a", "b", "claim", "leader"),
    [
        pytest.param(Counts(9, 1), Counts(5, 5), Claim.LEADS, 0, id="leads"),
        pytest.param(Counts(5, 5), Counts(9, 1), Claim.LEADS, 1, id="leads-from-the-right"),
        pytest.param(Counts(8, 2), Counts(5, 5), Claim.AHEAD, 0, id="ahead-not-settled"),
        pytest.param(Counts(16, 9), Counts(12, 13), Claim.AHEAD, 0, id="16-of-25-against-12-of-25"),
        pytest.param(Counts(4, 1), Counts(3, 2), Claim.CLOSE, None, id="too-close"),
        pytest.param(Counts(50, 50), Counts(50, 50), Claim.CLOSE, None, id="even"),
        pytest.param(Counts(400, 0), Counts(0, 4), Claim.FEW, None, id="four-votes-are-not-enough"),
        pytest.param(Counts(), Counts(), Claim.FEW, None, id="nobody"),
    ],
)
def test_what_may_be_claimed(a: Counts, b: Counts, claim: Claim, leader: int | None) -> None:
    """Leads from .95, ahead from .80, too close below, silent under five votes."""
    said = lead(a, b, DEFAULT)

    assert (claim, leader) == (said.claim, said.leader)


def test_among_several_the_leader_is_above_all_of_them() -> None:
    """Above each with .97, but above all three only with .91: ahead, not leading."""
    pair = lead(Counts(30, 4), Counts(25, 11), DEFAULT)
    several = front_runner([Counts(25, 11), Counts(30, 4), Counts(25, 11), Counts(25, 11)], DEFAULT)

    assert (Claim.LEADS, 0) == (pair.claim, pair.leader)
    assert pair.probability is not None
    assert (Claim.AHEAD, 1) == (several.claim, several.leader)
    assert near(1 - 3 * (1 - pair.probability)) == several.probability
