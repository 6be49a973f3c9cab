"""Where opinions part: the checks, and when nothing is said."""

import pytest

from bot.numbers.counts import Counts
from bot.numbers.prior import DEFAULT
from bot.numbers.split import Against, community_split, crowd_against_critics, panel_split
from tests.bot.numbers import oracles
from tests.bot.numbers.near import near


def test_a_panel_is_most_split_in_the_middle() -> None:
    """2 of 4 is 1, 3 of 4 is .75, all or none is 0; and no panel has no split."""
    assert [0, 0.75, 1, 0.75, 0, 0] == [panel_split(k, 4) for k in range(5)] + [panel_split(0, 0)]


def test_a_community_is_split_when_the_truth_is_probably_near_the_middle() -> None:
    """The probability of 40-60 %: high for 50 of 100, low for 90 of 100, unspoken for nine votes."""
    even, sure = community_split(Counts(50, 50), DEFAULT), community_split(Counts(90, 10), DEFAULT)

    assert near(oracles.betainc(52, 52, 0.6) - oracles.betainc(52, 52, 0.4)) == even
    assert even is not None
    assert even > 0.95
    assert near(0, abs=1e-6) == sure
    assert None is community_split(Counts(5, 4), DEFAULT)


def test_a_crowd_against_its_critics_is_found() -> None:
    """Panel 100 %, crowd 4-16: gap -.75, nearly sure."""
    found = crowd_against_critics(Counts(4, 16), 4, 4, DEFAULT)

    assert found is not None
    assert (-0.75, 0.995) == (found.gap, round(found.probability, 3))
    assert near(0.75 * found.probability) == found.weight


@pytest.mark.parametrize(
    ("votes", "ships", "reviews"),
    [
        pytest.param(Counts(1, 4), 4, 4, id="five-votes-are-sure-only-to-.855"),
        pytest.param(Counts(0, 4), 4, 4, id="four-votes"),
        pytest.param(Counts(0, 40), 2, 4, id="a-panel-without-a-side"),
        pytest.param(Counts(0, 40), 0, 0, id="no-panel"),
        pytest.param(Counts(40, 0), 3, 4, id="they-agree"),
    ],
)
def test_no_quarrel_is_made_up(votes: Counts, ships: int, reviews: int) -> None:
    """Too few votes, too little certainty, or no side to be against."""
    assert None is crowd_against_critics(votes, ships, reviews, DEFAULT)


def test_the_crowd_may_also_like_what_critics_skip() -> None:
    """The other way round: panel 1 of 4, crowd 18-2."""
    found = crowd_against_critics(Counts(18, 2), 1, 4, DEFAULT)

    assert found is not None
    assert found.gap > 0.5


def test_the_wider_and_surer_gap_is_listed_first() -> None:
    """Rank by |gap| times certainty, whichever way it points."""
    assert Against(-0.75, 0.995).weight > Against(0.6, 0.999).weight > Against(-0.6, 0.91).weight
