"""How often one person may ask for what costs much: a bucket of tokens that fills up again with time."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime, timedelta

MOST_REMEMBERED = 10_000
"""whoever is forgotten has a full bucket, as everybody has who has not asked for long"""

_NONE = timedelta()


@dataclass(frozen=True, slots=True)
class Allowance:
    """So many at once, and one more after each `every`."""

    burst: int
    every: timedelta


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: datetime


class Buckets:
    """One bucket for each key; the time is told by whoever asks."""

    def __init__(self, allowance: Allowance) -> None:
        self._allowance = allowance
        self._buckets: OrderedDict[Hashable, _Bucket] = OrderedDict()

    def take(self, key: Hashable, now: datetime) -> timedelta:
        """Nothing when one could be taken, else how long until the next one can."""
        rule = self._allowance
        bucket = self._buckets.pop(key, None) or _Bucket(float(rule.burst), now)
        self._buckets[key] = bucket
        if now > bucket.at:  # a clock that was set back fills nothing, and takes nothing away
            bucket.tokens = min(float(rule.burst), bucket.tokens + (now - bucket.at) / rule.every)
            bucket.at = now
        # Ten tenths are not quite one: what is missing less than a microsecond is there, and is taken.
        wait = _NONE if bucket.tokens >= 1 else max(_NONE, (1 - bucket.tokens) * rule.every)
        if not wait:
            bucket.tokens -= 1
        if len(self._buckets) > MOST_REMEMBERED:
            self._buckets.popitem(last=False)
        return wait
