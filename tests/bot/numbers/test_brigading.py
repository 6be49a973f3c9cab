"""Bursts are held when they are sudden, one-sided and new all at once, and only then."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.numbers.brigading import Cast, Hold, hold, poisson_tail
from tests.bot.numbers import oracles
from tests.bot.numbers.near import near

NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)
QUIET = [0] * 600 + [1] * 72


def _votes(count: int, *, ship: bool = True, days_here: float | None = 1) -> list[Cast]:
    joined = None if days_here is None else NOW - timedelta(days=days_here)
    return [Cast(ship, NOW, joined)] * count


def test_a_sudden_crowd_of_newcomers_is_held_with_the_reason() -> None:
    """Eight ships in an hour where one is usual, all from people who joined yesterday."""
    found = hold(_votes(8), QUIET)

    assert found is not None
    assert Hold(ship=True, votes=8, of=8, newcomers=8, usual=1.0, chance=found.chance) == found
    assert 1.0e-5 == round(found.chance, 6)


def test_skips_are_held_like_ships() -> None:
    """The side does not matter; one dissenter among twenty does not hide a brigade."""
    found = hold([*_votes(19, ship=False), *_votes(1)], QUIET)

    assert found is not None
    assert (False, 19, 20) == (found.ship, found.votes, found.of)


@pytest.mark.parametrize(
    ("hour", "usual"),
    [
        pytest.param(_votes(5), QUIET, id="five-votes-may-be-chance"),
        pytest.param([*_votes(20), *_votes(5, ship=False)], QUIET, id="people-who-disagree"),
        pytest.param(_votes(30, days_here=400), QUIET, id="the-whole-team-after-a-demo"),
        pytest.param([*_votes(9), *_votes(10, days_here=8)], QUIET, id="more-old-hands-than-newcomers"),
        pytest.param(_votes(30, days_here=None), QUIET, id="nobody-is-held-for-what-is-not-known"),
        pytest.param(_votes(20), [12] * 672, id="a-busy-workspace"),
        pytest.param([], [], id="an-empty-hour"),
    ],
)
def test_honest_votes_are_not_held(hour: list[Cast], usual: list[int]) -> None:
    """Each of the three signs alone is ordinary life."""
    assert None is hold(hour, usual)


def test_seven_days_make_an_old_hand() -> None:
    """Less than seven days is new, seven days is not."""
    assert [True, False] == [_votes(1, days_here=days)[0].by_newcomer for days in (6.99, 7)]


def test_chance_is_poissons() -> None:
    """Against SciPy, also where nearly everything or nearly nothing is left."""
    cases = [(k, expected) for expected in (1.0, 2.5, 12.0, 900.0) for k in (0, 1, 2, 5, 8, 30, 880, 1100)]

    assert all(near(oracles.poisson_tail(k, x), rel=1e-9, abs=1e-200) == poisson_tail(k, x) for k, x in cases)
