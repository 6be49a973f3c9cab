"""Wilson's interval, against statsmodels."""

import pytest

from bot.numbers.wilson import wilson
from tests.bot.numbers import oracles


@pytest.mark.parametrize(("confidence", "digits"), [(0.95, 3e-16), (0.8, 4.5e-16), (0.9, 4.5e-16), (0.99, 4.5e-16)])
def test_wilson_is_wilson(confidence: float, digits: float) -> None:
    """The same interval as statsmodels', to the last digit (or, off the usual 95 %, two)."""
    worst = max(
        abs(ours - theirs)
        for n in (1, 2, 3, 4, 5, 7, 10, 19, 20, 50, 137, 1000)
        for ship in {0, 1, n // 3, n // 2, n - 1, n}
        for ours, theirs in zip(wilson(ship, n, confidence), oracles.wilson(ship, n, confidence), strict=True)
    )

    assert worst <= digits


def test_without_votes_everything_is_possible() -> None:
    """0 to 1, not an error."""
    assert (0.0, 1.0) == wilson(0, 0)
