"""The playground's time: the real one, moved ahead by as much as somebody wants.

Both small platforms go by it, and so does the bot: stamps and ids, what expires (triggers, response urls, interaction
tokens, sessions), windows of rate limits, age of messages. What waits stays real: retries, heartbeats, three seconds to
answer. Time never goes back, also not from one start to the next: a vote must not be older than the one it replaces.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Final

from bot.schedule.misread import Misread
from bot.schedule.weekly import Weekly, next_fire
from bot.schedule.wishes import parse

HOUR: Final = 3600.0
MOST_HOURS: Final = 24 * 366


class CannotMove(Exception):
    """A sentence for whoever asked."""


class MovableClock:
    """Seconds since 1970. How far it is ahead is kept beside the database whose votes were cast then."""

    def __init__(self, start: Callable[[], float], database: str | None = None) -> None:
        self._start = start
        self._kept = Path(f"{database}.clock") if database else None
        self.ahead = _read(self._kept)

    def __call__(self) -> float:
        return self._start() + self.ahead

    def moment(self) -> datetime:
        return datetime.fromtimestamp(self(), UTC)

    def advance(self, seconds: float) -> None:
        if seconds < 0:
            raise CannotMove("Time goes forward only.")
        self.ahead += seconds
        if self._kept:
            self._kept.write_text(f"{self.ahead}\n")

    def state(self) -> dict[str, float]:
        return {"now": self(), "ahead": self.ahead}


def wished(clock: MovableClock, deed: Mapping[str, object]) -> float:
    """How many seconds `{"hours": 1}` or `{"until": "monday 09:00", "zone": "Europe/Berlin"}` asks for."""
    hours, until = deed.get("hours"), deed.get("until")
    if isinstance(hours, int | float) and 0 < hours <= MOST_HOURS:
        return hours * HOUR
    if not isinstance(until, str):
        raise CannotMove(f"Say how many hours, up to {MOST_HOURS}, or until when.")
    try:
        rule = parse(until, Weekly(0, time(9), str(deed.get("zone") or "UTC")))
    except (Misread, ValueError) as error:
        raise CannotMove(str(error)) from error
    now = clock.moment()
    return (next_fire(now, rule) - now).total_seconds()


def _read(kept: Path | None) -> float:
    try:
        return max(0.0, float(kept.read_text())) if kept else 0.0
    except (OSError, ValueError):
        return 0.0
