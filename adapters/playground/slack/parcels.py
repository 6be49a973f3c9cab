"""What Slack hands to an app, and what a way of handing it over must be able to do."""

from dataclasses import dataclass, replace
from typing import Any, Literal, Protocol

from adapters.playground.slack.nouns import Json

ParcelKind = Literal["events_api", "slash_commands", "interactive"]
SUCCESS = range(200, 300)


@dataclass(frozen=True, slots=True)
class Parcel:
    kind: ParcelKind
    payload: Json
    attempt: int = 0
    reason: str = ""

    def again(self, attempt: int, reason: str) -> "Parcel":
        return replace(self, attempt=attempt, reason=reason)

    def label(self) -> str:
        """A few words for a log: the event's type, the command, or the interaction."""
        event = self.payload.get("event", {})
        return str(event.get("type") or self.payload.get("command") or self.payload.get("type", self.kind))


@dataclass(frozen=True, slots=True)
class Receipt:
    """How the app answered: over HTTP the status and body, over a socket 200 and the ack's payload."""

    status: int
    body: Any = None
    no_retry: bool = False

    @property
    def accepted(self) -> bool:
        return self.status in SUCCESS


class Undelivered(Exception):
    """The app did not take the parcel; the reason is one of Slack's retry reasons."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Delivery(Protocol):
    async def hand_over(self, parcel: Parcel, seconds: float) -> Receipt:
        """Give the app the parcel and wait at most so long for its answer, or raise Undelivered."""
        ...

    async def close(self) -> None: ...
