"""Nothing waits for a moment that only a clock which ran ahead can have named."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.waiting import MOST, Waits, pause

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("minutes", "waiting"),
    [
        pytest.param(-1, False, id="set-back-before-it-began"),
        pytest.param(0, True, id="it-begins-now"),
        pytest.param(9, True, id="not-yet"),
        pytest.param(10, False, id="it-is-now"),
        pytest.param(36 * 60, False, id="it-has-been"),
    ],
)
def test_a_wait_is_over_at_its_moment_and_when_the_clock_is_set_back(minutes: int, *, waiting: bool) -> None:
    """Neither hours nor minutes of a wrong clock make silence."""
    waits = Waits[str]()
    waits.put("a card", NOON, NOON + timedelta(minutes=10))
    now = NOON + timedelta(minutes=minutes)

    assert waiting is waits.holds("a card", now)
    assert (NOON + timedelta(minutes=10) if waiting else now) == waits.until("a card", now)
    assert not waits.holds("another card", now)


def test_waits_that_are_over_are_forgotten() -> None:
    """And so are those that are dropped; a new one stands in place of the old one."""
    waits = Waits[int]()
    for minute in range(4):
        waits.put(minute, NOON, NOON + timedelta(minutes=minute))
    waits.put(1, NOON, NOON + timedelta(hours=1))
    waits.drop(2)
    waits.tidy(NOON + timedelta(minutes=2))

    assert [1, 3] == [one for one in range(4) if waits.holds(one, NOON)]
    assert 2 == len(waits)


def test_a_platform_that_asks_for_a_day_is_asked_again_after_an_hour() -> None:
    """Then it says how much is left."""
    assert timedelta(seconds=30) == pause(30)
    assert MOST == pause(86_400)
