"""Passes that run out: trigger ids for one modal within seconds, response urls for five answers in half an hour."""

from dataclasses import dataclass

from adapters.playground.slack.mint import Mint
from adapters.playground.slack.nouns import SlackError

TRIGGER_SECONDS = 3.0  # docs.slack.dev/interactivity/handling-user-interaction
RESPONSE_USES = 5
RESPONSE_SECONDS = 30 * 60.0
PASSES_KEPT = 10_000


@dataclass(slots=True)
class Trigger:
    user: str
    workspace: str
    until: float
    used: bool = False


@dataclass(slots=True)
class Line:
    """Where an answer to a response url goes: a person in a channel, and the message they touched."""

    user: str
    channel: str
    until: float
    original: str | None = None
    thread: str | None = None
    left: int = RESPONSE_USES


class Passes:
    def __init__(self, mint: Mint) -> None:
        self._mint = mint
        self._triggers: dict[str, Trigger] = {}
        self._lines: dict[str, Line] = {}

    def trigger(self, user: str, workspace: str, seconds: float = TRIGGER_SECONDS) -> str:
        _forget_old(self._triggers)
        key = f"{self._mint.ts()}.{self._mint.token()}"
        self._triggers[key] = Trigger(user, workspace, self._mint.now() + seconds)
        return key

    def redeem(self, key: str) -> Trigger:
        trigger = self._triggers.get(key)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        if trigger.until < self._mint.now():
            raise SlackError("expired_trigger_id")
        trigger.used = True
        return trigger

    def line(self, user: str, channel: str, *, original: str | None = None, thread: str | None = None) -> str:
        _forget_old(self._lines)
        key = self._mint.token()
        self._lines[key] = Line(user, channel, self._mint.now() + RESPONSE_SECONDS, original, thread)
        return key

    def spend(self, key: str) -> Line:
        line = self._lines.get(key)
        if line is None:
            raise SlackError("invalid_url")
        if line.until < self._mint.now():
            raise SlackError("expired_url")
        if line.left == 0:
            raise SlackError("used_url")
        line.left -= 1
        return line


def _forget_old(passes: dict[str, Trigger] | dict[str, Line]) -> None:
    """A soak hands out more passes than a memory should keep."""
    while len(passes) >= PASSES_KEPT:
        del passes[next(iter(passes))]
