"""A bucket lets a person through as often as it was agreed, whatever the clock does."""

from datetime import UTC, datetime, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from bot.allowances import MOST_REMEMBERED, Allowance, Buckets

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
EVERY = timedelta(seconds=10)


@given(st.integers(1, 5), st.lists(st.integers(0, 120), max_size=60))
@example(2, [0, 0, 10, 29, 30, 30])  # 0.9 and 0.1 are not quite one: a wait of nothing let everybody through
def test_nobody_gets_more_than_was_agreed(burst: int, moments: list[int]) -> None:
    """In any stretch of time: the burst, and one for each pause."""
    buckets = Buckets(Allowance(burst, EVERY))
    passed = [at for at in sorted(moments) if not buckets.take("ada", NOON + timedelta(seconds=at))]

    for start, first in enumerate(passed):
        for count, last in enumerate(passed[start:], start=1):
            assert count <= burst + (last - first) / 10 + 1e-9


@given(st.integers(1, 5), st.integers(0, 30))
def test_whoever_waits_as_long_as_was_said_is_let_through(burst: int, asked: int) -> None:
    """The wait that is told is enough, and a microsecond less is not."""
    buckets = Buckets(Allowance(burst, EVERY))
    waits = [buckets.take("ada", NOON) for _ in range(burst + asked + 1)]

    assert [timedelta()] * burst == waits[:burst]
    assert timedelta() < waits[-1] <= EVERY
    assert buckets.take("ada", NOON + waits[-1] - timedelta(milliseconds=1))
    assert not buckets.take("ada", NOON + waits[-1] + timedelta(microseconds=1))


def test_people_do_not_share_and_a_clock_that_goes_back_gives_nothing() -> None:
    """And whoever asked long ago is forgotten before memory runs out."""
    buckets = Buckets(Allowance(1, EVERY))

    assert not buckets.take("ada", NOON)
    assert not buckets.take("bob", NOON)
    assert buckets.take("ada", NOON - timedelta(days=1))
    for number in range(MOST_REMEMBERED):
        buckets.take(number, NOON)
    assert not buckets.take("ada", NOON)
