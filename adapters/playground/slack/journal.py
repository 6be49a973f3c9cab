"""What the app asked of this Slack, and what it was told."""

from collections import deque
from dataclasses import dataclass

from adapters.playground.slack.nouns import Json


@dataclass(frozen=True, slots=True)
class Call:
    method: str
    args: Json
    answer: Json
    status: int
    workspace: str
    at: float


class Journal:
    def __init__(self, keep: int) -> None:
        self.count = 0
        self.calls: deque[Call] = deque(maxlen=keep)

    def add(self, call: Call) -> None:
        self.count += 1
        self.calls.append(call)

    def of(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method == method]
