"""Failures to Sentry: what kind, where in the code, during what. Never what was said, by whom, or with which values."""

import asyncio
import sys
from collections.abc import Mapping
from typing import Any, Final

from sentry_sdk import Client
from sentry_sdk.types import Event, Hint
from sentry_sdk.utils import event_from_exception
from structlog.typing import EventDict, WrappedLogger

from adapters.operations.logs import Redaction

KEYS: Final = frozenset({"reference", "verb", "kind", "platform"})
"""what may go along of a log line's keys: none of them names a person or repeats what somebody typed"""
ERRORS: Final = frozenset({"error", "critical", "exception"})
PATIENCE: Final = 2.0
"""seconds in which what is waiting may still be sent at the end"""
_OURS: Final = (
    "event_id",
    "timestamp",
    "platform",
    "level",
    "logger",
    "message",
    "tags",
    "environment",
    "release",
    "sdk",
)
_FRAME: Final = ("module", "function", "filename", "lineno", "context_line", "in_app")


class Reporter:
    """A step of the logs: a line that carries an exception is reported, and goes on its way unchanged."""

    def __init__(self, dsn: str, redaction: Redaction) -> None:
        self._redaction = redaction
        self._client = Client(
            dsn=dsn,
            default_integrations=False,  # they would send requests, local variables and log lines
            auto_enabling_integrations=False,
            include_local_variables=False,
            max_breadcrumbs=0,
            auto_session_tracking=False,
            server_name="verdict",
            before_send=self.cleaned,
        )

    def __call__(self, _logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
        trouble = event.get("exc_info")
        if method in ERRORS and (found := _raised(trouble)):
            self._report(event, found)
        return event

    def _report(self, line: EventDict, trouble: BaseException) -> None:
        record = line.get("_record")
        # A library's line is a sentence, with whatever it was about inside it; ours is only a name.
        name = f"{record.name} failed" if record is not None else str(line.get("event", ""))
        event, hint = event_from_exception(trouble, client_options=self._client.options)
        event["message"] = name
        event["tags"] = {key: str(value) for key, value in line.items() if key in KEYS}
        self._client.capture_event(event, hint)

    def cleaned(self, event: Event, _hint: Hint) -> Event:
        """What is known to be harmless, and nothing else: an exception's text may repeat anything."""
        values = (event.get("exception") or {}).get("values") or ()
        kept: dict[str, Any] = {name: value for name, value in event.items() if name in _OURS}
        kept["exception"] = {"values": [_bare(value) for value in values]}
        clean: Event = {key: self._redaction.value("", value) for key, value in kept.items()}  # type: ignore[assignment]
        return clean

    async def close(self) -> None:
        await asyncio.to_thread(self._client.close, timeout=PATIENCE)


def _bare(value: Mapping[str, Any]) -> Mapping[str, Any]:
    frames = (value.get("stacktrace") or {}).get("frames") or ()
    shown = [{name: frame[name] for name in _FRAME if name in frame} for frame in frames]
    return {"type": value.get("type"), "module": value.get("module"), "stacktrace": {"frames": shown}}


def _raised(given: object) -> BaseException | None:
    """What structlog takes: an exception, a triple of one, or True for the one in hand."""
    match given:
        case BaseException():
            return given
        case (_, BaseException() as error, _):
            return error
        case True:
            return sys.exception()
        case _:
            return None
