"""Slack's published rate tiers, for those who want them enforced."""

from collections import defaultdict, deque
from collections.abc import Callable

MINUTE = 60.0
TIERS = {1: 1, 2: 20, 3: 50, 4: 100}  # calls a minute; docs.slack.dev/apis/web-api/rate-limits
METHOD_TIERS = {
    "auth.test": 4,  # "hundreds a minute"
    "bots.info": 3,
    "chat.delete": 3,
    "chat.postEphemeral": 4,
    "chat.update": 3,
    "conversations.history": 3,
    "conversations.info": 3,
    "conversations.join": 3,
    "conversations.list": 2,
    "conversations.members": 4,
    "conversations.open": 3,
    "conversations.replies": 3,
    "emoji.list": 2,
    "reactions.add": 3,
    "reactions.get": 3,
    "reactions.remove": 2,
    "team.info": 3,
    "users.conversations": 3,
    "users.info": 4,
    "users.list": 2,
    "views.open": 4,
    "views.publish": 4,
    "views.push": 4,
    "views.update": 4,
}
POSTS_BURST = 5  # one message a second and channel, short bursts are let through


class Rates:
    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._seen: defaultdict[tuple[str, str], deque[float]] = defaultdict(deque)

    def wait(self, method: str, workspace: str, channel: str) -> float:
        """Seconds to wait before this call is allowed, zero when it is, and then it counts."""
        if method == "chat.postMessage":
            return self._spend((workspace, channel), POSTS_BURST, float(POSTS_BURST))
        tier = METHOD_TIERS.get(method)
        return self._spend((workspace, method), TIERS[tier], MINUTE) if tier else 0.0

    def _spend(self, key: tuple[str, str], most: int, window: float) -> float:
        now, seen = self._now(), self._seen[key]
        while seen and seen[0] <= now - window:
            seen.popleft()
        if len(seen) >= most:
            return seen[0] + window - now
        seen.append(now)
        return 0.0
