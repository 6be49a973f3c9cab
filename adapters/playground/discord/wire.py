"""What crosses the wire: JSON, answers, and refusals with Discord's own codes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

# code: (status, message); from Discord's documentation, topics/opcodes-and-status-codes
REFUSALS: Mapping[int, tuple[int, str]] = {
    0: (404, "404: Not Found"),
    10003: (404, "Unknown Channel"),
    10004: (404, "Unknown Guild"),
    10007: (404, "Unknown Member"),
    10008: (404, "Unknown Message"),
    10011: (404, "Unknown Role"),
    10013: (404, "Unknown User"),
    10014: (400, "Unknown Emoji"),
    10015: (404, "Unknown Webhook"),
    10062: (404, "Unknown interaction"),
    10063: (404, "Unknown application command"),
    30010: (400, "Maximum number of reactions reached (20)"),
    30032: (400, "Maximum number of application commands reached (100)."),
    30034: (429, "Max number of daily application command creates has been reached (200)"),
    30046: (429, "Maximum number of edits to messages older than 1 hour reached. Try again later"),
    40060: (400, "Interaction has already been acknowledged."),
    40094: (400, "This interaction has hit the maximum number of follow up messages"),
    50001: (403, "Missing Access"),
    50005: (403, "Cannot edit a message authored by another user"),
    50006: (400, "Cannot send an empty message"),
    50013: (403, "Missing Permissions"),
    50016: (
        400,
        "Provided too few or too many messages to delete. Must provide at least 2 and fewer than 100 messages",
    ),
    50027: (401, "Invalid Webhook Token"),
    50034: (400, "You can only bulk delete messages that are under 14 days old."),
    50035: (400, "Invalid Form Body"),
    50083: (400, "Thread is archived"),
    160004: (400, "A thread has already been created for this message"),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """One HTTP answer; no body is 204 No Content."""

    body: Any = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


NOTHING = Answer(status=204)


class Refused(Exception):
    """The request is answered with one of Discord's error codes."""

    def __init__(
        self, code: int, message: str = "", *, status: int = 0, errors: Json | None = None, retry_after: float = 5.0
    ) -> None:
        usual_status, usual_message = REFUSALS[code]
        self.code = code
        self.status = status or usual_status
        self.message = message or usual_message
        self.errors = errors
        self.retry_after = retry_after
        super().__init__(f"{self.status} {code}: {self.message}")

    def answer(self) -> Answer:
        body: Json = {"message": self.message, "code": self.code}
        if self.errors:
            body["errors"] = self.errors
        if self.status == 429:  # noqa: PLR2004 - clients wait as long as the body says
            body["retry_after"] = self.retry_after
            body["global"] = False
        return Answer(body, self.status)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file of a multipart request; `field` is files[N] for the attachment with the id N."""

    field: str
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Call:
    """One request after it was parsed: `args` are the parts of the path that the route names."""

    method: str
    path: str
    args: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    body: Any = None
    files: tuple[Upload, ...] = ()
    route: str = ""  # "METHOD /template" of the table of routes

    @property
    def form(self) -> Json:
        return self.body if isinstance(self.body, dict) else {}
