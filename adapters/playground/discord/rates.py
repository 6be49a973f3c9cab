"""Rate-limit buckets with Discord's headers; off unless a table of limits is given."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from adapters.playground.discord.wire import Answer

VIA: Final = {"Via": "1.1 playground"}  # without it clients take a 429 for a ban
# "METHOD /path" with `*` for ids: (requests, seconds); what Discord answers in practice
REAL: Final[Mapping[str, tuple[int, float]]] = {
    r"^(PUT|DELETE) .*/reactions": (1, 0.25),
    r"^POST /channels/\d+/messages$": (5, 5.0),
    r"^PATCH /channels/\d+/messages/\*$": (5, 5.0),
    r"^POST /webhooks/": (5, 2.0),
    r"^PATCH /webhooks/": (5, 2.0),
}
_AFTER_EMOJI = re.compile(r"/reactions/.*")
_MINOR = re.compile(r"(?<=/)\d{17,20}(?=/|$)")


@dataclass(slots=True)
class Bucket:
    used: int = 0
    ends: float = 0.0


class Rates:
    def __init__(self, clock: Callable[[], float], limits: Mapping[str, tuple[int, float]]) -> None:
        self._clock = clock
        self.limits = limits
        self._buckets: dict[str, Bucket] = {}

    def take(self, method: str, path: str) -> tuple[Mapping[str, str], Answer | None]:
        """The headers of the answer, and the refusal when the bucket is empty."""
        if not self.limits:
            return VIA, None
        key = f"{method} {_shape(path)}"
        limit = next((limit for pattern, limit in self.limits.items() if re.search(pattern, key)), None)
        if limit is None:
            return VIA, None
        most, seconds = limit
        now = self._clock()
        bucket = self._buckets.setdefault(key, Bucket())
        if now >= bucket.ends:
            bucket.used, bucket.ends = 0, now + seconds
        bucket.used += 1
        after = round(bucket.ends - now, 3)
        headers = {
            **VIA,
            "X-RateLimit-Limit": str(most),
            "X-RateLimit-Remaining": str(max(0, most - bucket.used)),
            "X-RateLimit-Reset": f"{bucket.ends:.3f}",
            "X-RateLimit-Reset-After": f"{after:.3f}",
            "X-RateLimit-Bucket": f"{abs(hash(key)):x}",
        }
        if bucket.used <= most:
            return headers, None
        return headers, limited(after, headers={**headers, "Retry-After": f"{after:.3f}"})


def limited(after: float, *, everywhere: bool = False, headers: Mapping[str, str] = VIA) -> Answer:
    body = {"message": "You are being rate limited.", "retry_after": after, "global": everywhere}
    return Answer(body, 429, {**headers, **({"X-RateLimit-Global": "true"} if everywhere else {})})


def _shape(path: str) -> str:
    """The first channel, guild or webhook id is part of the bucket, every other id is not."""
    head, _, tail = path.lstrip("/").partition("/")
    major, _, rest = tail.partition("/")
    if head in {"channels", "guilds", "webhooks"}:
        rest = _MINOR.sub("*", f"/{rest}") if rest else ""
        return _AFTER_EMOJI.sub("/reactions", f"/{head}/{major}{rest}")
    return _MINOR.sub("*", path)
