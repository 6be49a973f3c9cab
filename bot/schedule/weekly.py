"""The weekly rule: a weekday and a wall-clock time in a zone, recomputed each time and never kept as an offset."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

GRACE: Final = timedelta(hours=48)
SPREAD: Final = timedelta(minutes=5)

_A_DAY: Final = timedelta(days=1)
_A_WEEK: Final = timedelta(days=7)
_A_SECOND: Final = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Weekly:
    """Monday is 0; `at` is read off a clock on the wall in `zone`."""

    weekday: int
    at: time
    zone: str

    def __post_init__(self) -> None:
        if self.weekday not in range(7):
            raise ValueError(f"A weekday is 0 (Monday) to 6 (Sunday), not {self.weekday}.")
        if self.at.tzinfo is not None:
            raise ValueError("The zone is kept beside the time, not in it.")
        try:
            ZoneInfo(self.zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError(f"There is no time zone {self.zone!r}.") from error

    @property
    def tz(self) -> ZoneInfo:
        return ZoneInfo(self.zone)


@dataclass(frozen=True, slots=True)
class Decision:
    """What to post now (a slot, possibly late), when to look again, and how many slots went by unposted."""

    fire: datetime | None
    next: datetime
    missed: int


def due(planned: datetime, now: datetime, rule: Weekly, grace: timedelta = GRACE) -> Decision:
    """Whatever was missed becomes one slot, the latest; it is posted only while it is younger than the grace."""
    if now < planned:
        return Decision(None, planned, 0)
    latest, missed = planned, 0
    for following in firings(planned, rule):
        if following > now:
            break
        latest, missed = following, missed + 1
    fresh = now - latest <= grace
    return Decision(latest if fresh else None, next_fire(latest, rule), missed if fresh else missed + 1)


def next_fire(after: datetime, rule: Weekly) -> datetime:
    """The first slot strictly after a moment, in UTC."""
    return next(firings(after, rule))


def firings(after: datetime, rule: Weekly) -> Iterator[datetime]:
    """All slots strictly after a moment, in UTC."""
    tz = rule.tz
    # From the day before: a zone may have skipped that day, and what was due in it fires now.
    day = after.astimezone(tz).date() - _A_DAY
    day += timedelta(days=(rule.weekday - day.weekday()) % 7)
    while True:
        moment = resolve(day, rule.at, tz)
        if moment > after:
            yield moment
        day += _A_WEEK


def resolve(day: date, at: time, tz: ZoneInfo) -> datetime:
    """The first instant at which the wall clock shows this time or, where a gap skips it, any later one."""
    wall = datetime.combine(day, at)
    moment = wall.replace(tzinfo=tz).astimezone(UTC)
    if moment.astimezone(tz).replace(tzinfo=None) == wall:
        return moment
    return _end_of_gap(wall, tz)


def slot_key(fire: datetime, rule: Weekly) -> str:
    """The ISO week of a slot, like 2026-W47: of the day it was meant for, also where a gap pushed it past midnight."""
    tz = rule.tz
    local = fire.astimezone(tz).date()
    meant = (day for day in (local, local - _A_DAY) if day.weekday() == rule.weekday)
    day = next((day for day in meant if resolve(day, rule.at, tz) == fire), local)
    return "{0.year}-W{0.week:02}".format(day.isocalendar())


def spread(channel: str) -> timedelta:
    """How long after its slot a channel posts, so that a whole zone does not speak in the same second; always the same."""
    digest = int.from_bytes(sha256(channel.encode()).digest()[:8])
    return timedelta(seconds=digest % int(SPREAD.total_seconds()))


def _end_of_gap(wall: datetime, tz: ZoneInfo) -> datetime:
    """Where clocks go on after a gap: found by halving, since no zone tells its changes."""
    # Read with the offset after the gap, a skipped time lies before the change; with the one before it, behind (PEP 495).
    whole = wall.replace(microsecond=0, tzinfo=tz)
    early, late = (whole.replace(fold=fold).astimezone(UTC) for fold in (1, 0))
    new_offset = late.astimezone(tz).utcoffset()
    while late - early > _A_SECOND:
        middle = early + (late - early) // _A_SECOND // 2 * _A_SECOND
        if middle.astimezone(tz).utcoffset() == new_offset:
            late = middle
        else:
            early = middle
    return late
