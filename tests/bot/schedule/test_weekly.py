"""Exactly one slot a week, at the local hour, whatever the clocks of a zone do."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, pairwise, takewhile
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.schedule.weekly import GRACE, Decision, Weekly, due, firings, next_fire, resolve, slot_key, spread

ZONES = sorted(available_timezones() - {"localtime", "Factory"})
ODD_ZONES = (
    "Pacific/Apia",
    "Pacific/Kiritimati",
    "Pacific/Kwajalein",
    "America/Nuuk",
    "Australia/Lord_Howe",
    "Asia/Gaza",
)

BERLIN = Weekly(0, time(9), "Europe/Berlin")
MONDAY_NINE = datetime(2026, 11, 16, 8, tzinfo=UTC)  # 09:00 in Berlin
WEEK = timedelta(weeks=1)

RULES = st.builds(
    Weekly,
    st.integers(0, 6),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.sampled_from(ZONES) | st.sampled_from(ODD_ZONES),
)
MOMENTS = st.datetimes(datetime(1970, 1, 8), datetime(2037, 12, 1), timezones=st.just(UTC))  # noqa: DTZ001 (UTC is given beside it)


def _weeks_between(first: str, last: str) -> int:
    monday, other = (datetime.strptime(f"{key}-1", "%G-W%V-%u").replace(tzinfo=UTC) for key in (first, last))
    return (other - monday) // WEEK


def test_monday_nine_is_nine_on_the_wall_in_summer_and_in_winter() -> None:
    """The hour stays, the offset moves."""
    summer, winter = (
        next_fire(datetime(2026, 7, 1, tzinfo=UTC), BERLIN),
        next_fire(datetime(2026, 12, 1, tzinfo=UTC), BERLIN),
    )

    assert datetime(2026, 7, 6, 7, tzinfo=UTC) == summer
    assert datetime(2026, 12, 7, 8, tzinfo=UTC) == winter


def test_the_next_slot_is_strictly_after() -> None:
    """Asked at nine sharp, the next slot is next week's; a moment earlier it is today's."""
    assert MONDAY_NINE + WEEK == next_fire(MONDAY_NINE, BERLIN)
    assert MONDAY_NINE == next_fire(MONDAY_NINE - timedelta(microseconds=1), BERLIN)


def test_a_skipped_hour_fires_at_the_first_instant_after_the_gap() -> None:
    """Half past two does not exist on the last Sunday of March in Berlin; three o'clock does."""
    sunday = resolve(date(2026, 3, 29), time(2, 30), ZoneInfo("Europe/Berlin"))

    assert datetime(2026, 3, 29, 1, tzinfo=UTC) == sunday
    assert time(3) == sunday.astimezone(ZoneInfo("Europe/Berlin")).time()


def test_a_repeated_hour_fires_the_first_time_only() -> None:
    """Half past two comes twice on the last Sunday of October."""
    rule = Weekly(6, time(2, 30), "Europe/Berlin")
    first = next_fire(datetime(2026, 10, 24, tzinfo=UTC), rule)

    assert datetime(2026, 10, 25, 0, 30, tzinfo=UTC) == first
    assert datetime(2026, 11, 1, 1, 30, tzinfo=UTC) == next_fire(first, rule)


def test_half_an_hour_of_gap_is_a_gap() -> None:
    """Lord Howe moves its clocks by thirty minutes at two: 02:10 becomes 02:30."""
    tz = ZoneInfo("Australia/Lord_Howe")

    assert time(2, 30) == resolve(date(2026, 10, 4), time(2, 10), tz).astimezone(tz).time()


def test_samoa_skipped_a_friday_and_still_got_its_post() -> None:
    """30 December 2011 never came in Apia: that week's Friday post fires as Saturday begins, and counts for that week."""
    rule = Weekly(4, time(9), "Pacific/Apia")
    before, skipped, after = islice(firings(datetime(2011, 12, 20, tzinfo=UTC), rule), 3)

    assert datetime(2011, 12, 31, tzinfo=rule.tz) == skipped
    assert ["2011-W51", "2011-W52", "2012-W01"] == [slot_key(slot, rule) for slot in (before, skipped, after)]
    assert time(9) == after.astimezone(rule.tz).time()


def test_a_gap_over_midnight_does_not_move_a_slot_into_the_next_week() -> None:
    """In Algiers the last hour of Sunday 25 April 1971 was skipped: its post fires on Monday and is still Sunday's week's."""
    rule = Weekly(6, time(23, 45), "Africa/Algiers")
    slot, following = islice(firings(datetime(1971, 4, 23, tzinfo=UTC), rule), 2)

    assert datetime(1971, 4, 26, tzinfo=rule.tz) == slot
    assert ["1971-W16", "1971-W17"] == [slot_key(one, rule) for one in (slot, following)]


def test_the_year_of_a_slot_is_that_of_its_iso_week() -> None:
    """Friday 1 January 2027 belongs to the last week of 2026."""
    rule = Weekly(4, time(9), "UTC")

    assert "2026-W53" == slot_key(datetime(2027, 1, 1, 9, tzinfo=UTC), rule)


def test_a_slot_of_an_older_rule_still_has_its_week() -> None:
    """Moving the post from Monday to Friday does not open the week a second time."""
    assert "2026-W47" == slot_key(MONDAY_NINE, Weekly(4, time(17), "Europe/Berlin"))


@given(RULES, MOMENTS)
@settings(max_examples=150, deadline=None)
def test_a_slot_is_the_first_instant_at_which_the_wall_clock_has_come_so_far(rule: Weekly, after: datetime) -> None:
    """The same law for ordinary days, gaps and repeated hours: not a microsecond earlier."""
    slot = next_fire(after, rule)
    local, earlier = (
        moment.astimezone(rule.tz).replace(tzinfo=None) for moment in (slot, slot - timedelta(microseconds=1))
    )
    wall = next(
        datetime.combine(day, rule.at)
        for day in (local.date(), local.date() - timedelta(days=1))
        if day.weekday() == rule.weekday
    )

    assert slot > after
    assert earlier < wall <= local


@given(RULES, MOMENTS)
@settings(max_examples=100, deadline=None)
def test_every_week_has_one_slot_and_no_week_two(rule: Weekly, after: datetime) -> None:
    """Two years of any rule in any zone: the ISO weeks of the slots follow each other without gap or repeat."""
    keys = [slot_key(slot, rule) for slot in islice(firings(after, rule), 105)]

    assert {1} == {_weeks_between(one, other) for one, other in pairwise(keys)}


def test_in_no_zone_does_a_week_have_two_slots_or_none() -> None:
    """All zones, 2009-2013 (Samoa's lost Friday among them), at the hour at which clocks like to change."""
    end = datetime(2014, 1, 1, tzinfo=UTC)
    for zone in ZONES:
        rule = Weekly(4 if zone == "Pacific/Apia" else 6, time(2, 30), zone)
        slots = list(takewhile(end.__gt__, firings(datetime(2009, 1, 1, tzinfo=UTC), rule)))

        # Five years are 260 or 261 weeks; a day is the most that any zone has ever skipped.
        assert 260 <= len(slots) <= 261, zone
        assert all(abs(later - earlier - WEEK) <= timedelta(days=1) for earlier, later in pairwise(slots)), zone
        assert len(slots) == len({slot_key(slot, rule) for slot in slots}), zone


def test_on_time_there_is_one_slot_to_post() -> None:
    """At nine, nine's; before nine, nothing yet."""
    assert Decision(MONDAY_NINE, MONDAY_NINE + WEEK, 0) == due(MONDAY_NINE, MONDAY_NINE, BERLIN)
    assert Decision(None, MONDAY_NINE, 0) == due(MONDAY_NINE, MONDAY_NINE - timedelta(seconds=1), BERLIN)


@pytest.mark.parametrize(
    ("late", "fires", "missed"),
    [
        pytest.param(timedelta(hours=2), True, 0, id="two-hours-late-is-posted"),
        pytest.param(GRACE, True, 0, id="at-the-end-of-the-grace-it-is-posted"),
        pytest.param(GRACE + timedelta(seconds=1), False, 1, id="past-the-grace-it-is-skipped"),
        pytest.param(timedelta(days=6), False, 1, id="almost-a-week-is-skipped"),
    ],
)
def test_late_within_the_grace_is_posted_and_later_is_skipped(late: timedelta, fires: bool, missed: int) -> None:
    """Two days of grace, then the next slot."""
    decision = due(MONDAY_NINE, MONDAY_NINE + late, BERLIN)

    assert Decision(MONDAY_NINE if fires else None, MONDAY_NINE + WEEK, missed) == decision


def test_after_weeks_of_silence_there_is_no_replay() -> None:
    """Three weeks down: one post if the newest slot is fresh, none if it is stale; the rest are only counted."""
    back_in_time = due(MONDAY_NINE, MONDAY_NINE + 3 * WEEK + timedelta(hours=1), BERLIN)
    back_too_late = due(MONDAY_NINE, MONDAY_NINE + 2 * WEEK + timedelta(days=4), BERLIN)

    assert Decision(MONDAY_NINE + 3 * WEEK, MONDAY_NINE + 4 * WEEK, 3) == back_in_time
    assert Decision(None, MONDAY_NINE + 3 * WEEK, 3) == back_too_late


@given(RULES, MOMENTS, st.timedeltas(timedelta(), timedelta(days=60)), st.timedeltas(timedelta(), timedelta(days=10)))
@settings(max_examples=100, deadline=None)
def test_every_slot_is_posted_missed_or_still_to_come(
    rule: Weekly, start: datetime, later: timedelta, grace: timedelta
) -> None:
    """Nothing is lost and nothing is posted early, however long the bot was away."""
    planned = next_fire(start, rule)
    now = planned + later
    decision = due(planned, now, rule, grace)
    passed = list(takewhile(now.__ge__, (planned, *islice(firings(planned, rule), 12))))

    assert len(passed) == decision.missed + (decision.fire is not None)
    assert decision.fire in (None, passed[-1])
    assert decision.next > now


def test_channels_spread_over_five_minutes_and_keep_their_place() -> None:
    """A thousand channels with the same rule do not speak in the same second, and none changes its second."""
    offsets = [spread(f"slack/T1/C{i}") for i in range(1000)]

    assert timedelta() <= min(offsets) < max(offsets) < timedelta(minutes=5)
    assert len(set(offsets)) > 250
    assert timedelta(seconds=150) == spread("slack/T1/C1")


@pytest.mark.parametrize(
    ("weekday", "at", "zone", "complaint"),
    [
        pytest.param(7, time(9), "UTC", "0 \\(Monday\\) to 6", id="an-eighth-day"),
        pytest.param(0, time(9, tzinfo=UTC), "UTC", "beside the time", id="a-time-with-a-zone-of-its-own"),
        pytest.param(0, time(9), "Europe/Atlantis", "no time zone 'Europe/Atlantis'", id="a-zone-that-is-not"),
        pytest.param(0, time(9), "../etc/passwd", "no time zone", id="a-path-is-no-zone"),
        pytest.param(0, time(9), "", "no time zone", id="no-zone"),
    ],
)
def test_an_impossible_rule_cannot_be_made(weekday: int, at: time, zone: str, complaint: str) -> None:
    """Better refused when it is stored than on a Monday morning."""
    with pytest.raises(ValueError, match=complaint):
        Weekly(weekday, at, zone)
