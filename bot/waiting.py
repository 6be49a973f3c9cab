"""What waits for a moment: never long, so that a clock which ran ahead and is right again holds up nothing for hours."""

from collections.abc import Hashable
from datetime import UTC, datetime, timedelta
from typing import Final, Generic, NamedTuple, TypeVar

K = TypeVar("K", bound=Hashable)

MOST: Final = timedelta(hours=1)
"""for which anything of ours is put off; what a platform asks for beyond is asked for again then"""
TOO_FAR: Final = 2 * MOST
"""until a moment that only a clock which ran ahead can have named"""
SKEW: Final = timedelta(minutes=1)
"""by so much the clocks of two replicas may differ; what is done later than that was done by a clock that ran ahead"""


class Wait(NamedTuple):
    """By one clock, which tells when it has been set back: then it is earlier than when the wait began."""

    since: datetime
    until: datetime

    def holds(self, now: datetime) -> bool:
        return self.since <= now < self.until


OVER: Final = Wait(datetime.min.replace(tzinfo=UTC), datetime.min.replace(tzinfo=UTC))
"""of who does not wait"""


class Waits(Generic[K]):
    """Who waits, each until a moment of its own."""

    def __init__(self) -> None:
        self._waits: dict[K, Wait] = {}

    def put(self, key: K, now: datetime, until: datetime) -> None:
        """In place of whatever it waited for before."""
        self._waits[key] = Wait(now, until)

    def drop(self, key: K) -> None:
        self._waits.pop(key, None)

    def holds(self, key: K, now: datetime) -> bool:
        return self._waits.get(key, OVER).holds(now)

    def until(self, key: K, now: datetime) -> datetime:
        """Now, for who does not wait."""
        return self._waits[key].until if self.holds(key, now) else now

    def tidy(self, now: datetime) -> None:
        """Forgets the waits that are over."""
        self._waits = {key: wait for key, wait in self._waits.items() if wait.holds(now)}

    def __len__(self) -> int:
        return len(self._waits)


def pause(seconds: float) -> timedelta:
    return min(timedelta(seconds=seconds), MOST)
