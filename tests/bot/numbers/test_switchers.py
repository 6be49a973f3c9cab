"""People who changed their minds, against statsmodels."""

import pytest

from bot.numbers.switchers import mcnemar
from tests.bot.numbers import oracles


def test_six_to_nobody_is_hardly_chance() -> None:
    """6-0 → .031."""
    assert 0.03125 == mcnemar(6, 0)


def test_it_is_the_exact_test() -> None:
    """The same as statsmodels' for every small table."""
    worst = max(abs(mcnemar(b, c) - oracles.mcnemar(b, c)) for b in range(15) for c in range(15) if b + c)

    assert worst < 1e-14


@pytest.mark.parametrize(("b", "c"), [(0, 0), (3, 3), (2000, 2000)])
def test_as_many_both_ways_is_no_news(b: int, c: int) -> None:
    """Even in a community of thousands, and when nobody changed."""
    assert 1.0 == mcnemar(b, c)
