"""Nothing waits for a moment that only a clock which ran ahead can have named."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.waiting import MOST, pause, waits

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("minutes", "waiting"),
    [
        pytest.param(-1, False, id="it-has-been"),
        pytest.param(0, False, id="it-is-now"),
        pytest.param(1, True, id="soon"),
        pytest.param(60, True, id="the-longest-pause"),
        pytest.param(36 * 60, False, id="too-far"),
    ],
)
def test_what_is_to_come_is_waited_for_unless_it_is_too_far(minutes: int, *, waiting: bool) -> None:
    """A clock that is set back by hours must not make hours of silence."""
    assert waiting is waits(NOON + timedelta(minutes=minutes), NOON)


def test_a_platform_that_asks_for_a_day_is_asked_again_after_an_hour() -> None:
    """Then it says how much is left."""
    assert timedelta(seconds=30) == pause(30)
    assert MOST == pause(86_400)
