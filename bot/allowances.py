"""How often one person may ask for what costs much: a bucket of tokens that fills up again with time."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime, timedelta

MOST_REMEMBERED = 10_000
"""whoever is forgotten has a full bucket, as everybody has who has not asked for long"""


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
        # A clock that was set back fills nothing, and takes nothing away.
        passed = max(timedelta(), now - bucket.at)
        tokens = min(float(rule.burst), bucket.tokens + passed / rule.every)
        # Ten tenths are not quite one: what is missing less than a microsecond is there, and is taken.
        wait = max(timedelta(), (1 - tokens) * rule.every)
        self._buckets[key] = _Bucket(tokens if wait else tokens - 1, max(now, bucket.at))
        if len(self._buckets) > MOST_REMEMBERED:
            self._buckets.popitem(last=False)
        return wait
