"""Moments as whole microseconds: exact, the same on both databases, and small."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import BigInteger, Dialect
from sqlalchemy.types import TypeDecorator

# SQLite keeps an integer below 2**47 in six bytes, which from here lasts until the summer of 2030 (then eight bytes).
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
_MICRO = timedelta(microseconds=1)
_HOUR = 3600 * 1_000_000
_WEEK = 7 * 24 * _HOUR
_FIRST_MONDAY = (datetime(2025, 12, 29, tzinfo=UTC) - EPOCH) // _MICRO


def micros(moment: datetime) -> int:
    """A moment without a zone is refused: it could be any of 25 hours."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment.isoformat()} has no time zone.")
    return (moment - EPOCH) // _MICRO


def moment(micros_: int) -> datetime:
    return EPOCH + timedelta(microseconds=micros_)


def week(micros_: int) -> int:
    """Weeks since the one that holds New Year's Day of 2026; they begin on Monday, 00:00 UTC."""
    return (micros_ - _FIRST_MONDAY) // _WEEK


def hour(micros_: int) -> int:
    """Hours since the epoch."""
    return micros_ // _HOUR


def week_of(when: datetime) -> int:
    return week(micros(when))


class Moment(TypeDecorator[datetime]):
    """An aware datetime, stored as microseconds since 2026."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else micros(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else moment(value)
