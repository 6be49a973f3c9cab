"""Slack's rate tiers as a table, and a limiter that keeps within them before Slack has to say so."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from bot.errors import RateLimited

MINUTE: Final = 60.0


@dataclass(frozen=True, slots=True)
class Tier:
    """So many calls in so many seconds, of which `burst` may come at once."""

    calls: int
    seconds: float
    burst: int

    @property
    def per_second(self) -> float:
        """What is given back each second, so that no window of `seconds` ever holds more than `calls`."""
        return max(self.calls - self.burst, 1) / self.seconds


# docs.slack.dev/apis/web-api/rate-limits: per method, workspace and app
TIER_2: Final = Tier(20, MINUTE, 8)
TIER_3: Final = Tier(50, MINUTE, 20)
TIER_4: Final = Tier(100, MINUTE, 40)
ONE_A_SECOND: Final = Tier(1, 1.0, 1)

TIERS: Final = {
    "chat.postMessage": ONE_A_SECOND,  # per channel
    "chat.postEphemeral": TIER_4,
    "chat.update": TIER_3,
    "chat.delete": TIER_3,
    "conversations.history": TIER_3,
    "conversations.info": TIER_3,
    "conversations.join": TIER_3,
    "conversations.open": TIER_3,
    "conversations.replies": TIER_3,
    "emoji.list": TIER_2,
    "reactions.add": TIER_3,
    "reactions.get": TIER_3,
    "users.info": TIER_4,
    "views.open": TIER_4,
    "views.push": TIER_4,
    "views.publish": TIER_4,
}
PER_CHANNEL: Final = frozenset({"chat.postMessage"})
MOST_REMEMBERED: Final = 10_000
"""channels; one that is forgotten has long been idle and starts afresh"""

Key = tuple[str, str, str]


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float
    shut_until: float = 0.0


class Limiter:
    """Waits for a place in the tier, or raises RateLimited when that would take longer than the caller will wait."""

    def __init__(self, now: Callable[[], float], sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._now = now
        self._sleep = sleep
        self._buckets: OrderedDict[Key, _Bucket] = OrderedDict()

    async def place(self, method: str, workspace: str, channel: str = "", *, patience: float) -> None:
        tier = TIERS.get(method)
        if tier is None:
            return
        bucket = self._bucket(_key(method, workspace, channel), tier)
        now = self._now()
        bucket.tokens = min(float(tier.burst), bucket.tokens + max(0.0, now - bucket.at) * tier.per_second)
        bucket.at = max(now, bucket.at)
        short = 1.0 - bucket.tokens
        wait = max(short / tier.per_second if short > 0 else 0.0, bucket.shut_until - now)
        if wait > patience:
            raise RateLimited(wait)
        # Taken before the wait, so that those who come meanwhile queue up behind.
        bucket.tokens -= 1.0
        if wait > 0:
            await self._sleep(wait)

    def shut(self, method: str, workspace: str, channel: str, seconds: float) -> None:
        """Slack asked for patience: nobody asks again before that."""
        tier = TIERS.get(method)
        if tier is not None:
            bucket = self._bucket(_key(method, workspace, channel), tier)
            bucket.shut_until = max(bucket.shut_until, self._now() + seconds)

    def _bucket(self, key: Key, tier: Tier) -> _Bucket:
        bucket = self._buckets.get(key)
        if bucket is None:
            bucket = self._buckets[key] = _Bucket(float(tier.burst), self._now())
            if len(self._buckets) > MOST_REMEMBERED:
                self._buckets.popitem(last=False)
        else:
            self._buckets.move_to_end(key)
        return bucket


def _key(method: str, workspace: str, channel: str) -> Key:
    return (method, workspace, channel if method in PER_CHANNEL else "")
