"""The watchdog barks when a line does not come back, not when a platform has a bad hour or the machine slept."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from adapters.operations.watchdog import NOTHING_WORKS, SOMETHING_WORKS, Watchdog
from bot.ids import Platform

NOON = datetime(2026, 7, 6, 12, tzinfo=UTC)
STEP = timedelta(seconds=30)


@dataclass
class Wire:
    """A line that is there or not."""

    platform: Platform
    connected: bool = True


def _lines() -> tuple[Wire, Wire]:
    return Wire(Platform("slack")), Wire(Platform("discord"))


def _barks_after(watchdog: Watchdog, limit: timedelta) -> timedelta | None:
    """Looks twice a minute."""
    passed = timedelta()
    while passed <= limit:
        if watchdog.look(NOON + passed):
            return passed
        passed += STEP
    return None


def test_it_barks_when_nothing_works_for_long() -> None:
    """Neither line came back by itself."""
    slack, discord = _lines()
    slack.connected = discord.connected = False

    assert NOTHING_WORKS == _barks_after(Watchdog([slack, discord]), SOMETHING_WORKS)


def test_it_is_patient_while_something_works() -> None:
    """An outage of one platform must not end the other."""
    slack, discord = _lines()
    slack.connected = False

    assert SOMETHING_WORKS == _barks_after(Watchdog([slack, discord]), 2 * SOMETHING_WORKS)


def test_a_line_that_came_back_gets_its_whole_time_again() -> None:
    """Only unbroken silence counts."""
    slack, _ = _lines()
    watchdog = Watchdog([slack])
    for minute in range(60):
        slack.connected = minute % 9 == 0

        assert not watchdog.look(NOON + timedelta(minutes=minute, seconds=1))


def test_a_machine_that_slept_is_given_time_to_wake() -> None:
    """All lines are lost then, and were not lost a moment ago by the bot's own time."""
    slack, _ = _lines()
    watchdog = Watchdog([slack])
    slack.connected = False
    watchdog.look(NOON)

    assert not watchdog.look(NOON + timedelta(hours=8))
    assert not watchdog.look(NOON + timedelta(hours=8) + STEP)
