"""Spacing: the first beginnings are free, later ones wait, and no day holds too many."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.spacing import FREE, LONGEST, WINDOW, pause

DAY = 86_400.0
DISCORDS_BUDGET = 1000
"""new sessions in a day (docs: gateway, session start limit)"""


@given(st.lists(st.floats(min_value=0, max_value=600), min_size=1, max_size=40), st.sampled_from([FREE, 10]))
def test_however_it_fails_a_day_stays_within_half_the_budget(lives: list[float], free: int) -> None:
    """Each beginning fails after one of these times, round and round; every window of a day is counted."""
    begun: list[float] = []
    now = 0.0
    while now < 2 * DAY and len(begun) <= 4 * DISCORDS_BUDGET:
        now += pause(begun[-100:], now, free=free)
        begun.append(now)
        now += lives[len(begun) % len(lives)]

    assert max(sum(at <= one < at + DAY for one in begun) for at in begun[:50]) <= DISCORDS_BUDGET / 2


@pytest.mark.parametrize(
    ("failures", "seconds"), [(0, 0.0), (FREE - 1, 0.0), (FREE, 5.0), (FREE + 1, 10.0), (FREE + 3, 40.0), (99, LONGEST)]
)
def test_the_pause_doubles_up_to_the_longest(failures: int, seconds: float) -> None:
    """After so many beginnings just now."""
    assert seconds == pause([1000.0] * failures, 1000.0)


def test_what_is_long_ago_is_forgotten() -> None:
    """And the time since the last beginning counts as waited."""
    assert 0.0 == pause([0.0] * 50, WINDOW)
    assert 2.0 == pause([1000.0] * FREE, 1003.0)
    assert 0.0 == pause([1000.0] * FREE, 1006.0)
