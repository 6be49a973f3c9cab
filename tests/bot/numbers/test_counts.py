"""Votes of several workspaces make one sum, and the largest does not decide alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.numbers.counts import Counts, pooled
from tests.bot.numbers.near import near

COUNTS = st.builds(Counts, st.integers(0, 500), st.integers(0, 500))


def test_small_workspaces_count_in_full() -> None:
    """Under the cap every vote weighs one."""
    assert Counts(5, 4) == pooled([Counts(3, 1), Counts(2, 3), Counts()], cap=10)


def test_a_large_workspace_weighs_as_much_as_the_cap() -> None:
    """900 to 100 in one workspace is 45 to 5 with a cap of 50; its share stays."""
    assert Counts(45 + 1, 5 + 4) == pooled([Counts(900, 100), Counts(1, 4)], cap=50)


@given(st.lists(COUNTS, max_size=6), st.integers(1, 200))
def test_nobody_weighs_more_than_the_cap(workspaces: list[Counts], cap: int) -> None:
    """The pooled number of votes is the sum of min(n, cap)."""
    assert near(sum(min(votes.n, cap) for votes in workspaces)) == pooled(workspaces, cap).n


def test_a_vote_cannot_be_missing_below_zero() -> None:
    """A tally that went negative is a defect to hear of, not to print."""
    with pytest.raises(ValueError, match="below zero"):
        Counts(-1, 3)
