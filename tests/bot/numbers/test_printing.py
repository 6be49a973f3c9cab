"""Few votes are counts, more are an early share, many are a share; and shares add up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.numbers.printing import Print, Printed, percents, printed, share
from tests.bot.numbers import oracles


@pytest.mark.parametrize(
    ("ship", "skip", "expected"),
    [
        pytest.param(0, 0, Printed(Print.NONE, 0, 0), id="nobody-is-a-dash-never-0-percent"),
        pytest.param(1, 0, Printed(Print.COUNTS, 1, 0), id="one"),
        pytest.param(3, 1, Printed(Print.COUNTS, 3, 1), id="four-without-percent"),
        pytest.param(4, 1, Printed(Print.EARLY, 4, 1, 80), id="five-are-early"),
        pytest.param(7, 3, Printed(Print.EARLY, 7, 3, 70), id="ten-are-early"),
        pytest.param(19, 0, Printed(Print.EARLY, 19, 0, 100), id="nineteen-are-early"),
        pytest.param(20, 0, Printed(Print.SETTLED, 20, 0, 100), id="twenty-are-settled"),
        pytest.param(31, 19, Printed(Print.SETTLED, 31, 19, 62), id="fifty-are-settled"),
    ],
)
def test_the_more_votes_the_more_is_printed(ship: int, skip: int, expected: Printed) -> None:
    """The table of what is printed, row by row."""
    assert expected == printed(ship, skip)


def test_the_reasons_for_the_rows_are_true() -> None:
    """4 of 4 is 51-100 %, 5 of 10 is 24-76 %: that is why they are not printed as if they were settled."""
    assert (51, 100) == tuple(round(100 * end) for end in oracles.wilson(4, 4, 0.95))
    assert (24, 76) == tuple(round(100 * end) for end in oracles.wilson(5, 10, 0.95))


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_hundred_and_zero_are_only_said_of_all_and_none(ship: int, skip: int) -> None:
    """999 of 1000 is not everybody; ship and skip add to 100."""
    said = share(ship, ship + skip)

    assert (None if not ship + skip else skip == 0) == (None if said is None else said == 100)
    assert (None if not ship + skip else ship == 0) == (None if said is None else said == 0)
    assert said is None or abs(said - 100 * ship / (ship + skip)) < 1


def test_halves_round_as_one_would_at_school() -> None:
    """1 of 8 is 13 %, 7 of 8 is 88 %, and a panel of 3 of 4 is 75 %."""
    assert [13, 88, 75] == [share(1, 8), share(7, 8), share(3, 4)]


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=12))
def test_parts_add_to_100(parts: list[int]) -> None:
    """Whole percentages of one whole always add up, and none is off by a whole point."""
    said = percents(parts)

    assert (100 if sum(parts) else 0) == sum(said)
    assert all(
        abs(percent * sum(parts) - 100 * part) < sum(parts)
        for percent, part in zip(said, parts, strict=True)
        if sum(parts)
    )


def test_thirds_give_the_odd_point_to_the_first() -> None:
    """34 + 33 + 33."""
    assert (34, 33, 33) == percents((1, 1, 1))
