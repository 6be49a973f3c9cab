"""Logs: one event name per thing that happens, JSON for machines, no secret in any of them, whoever wrote the line."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterable, Mapping, MutableMapping
from typing import TYPE_CHECKING, Any, TextIO

from adapters.operations.structured import structlog

if TYPE_CHECKING:
    from structlog.typing import EventDict, Processor, WrappedLogger

    from bot.ports.world import Log

HIDDEN = "[hidden]"

_SECRETS = re.compile(
    r"xox[abeoprs](?:\.[a-z]+)?-[\w.-]+"  # Slack: bot, user, configuration and refresh tokens
    r"|xapp-[\w-]+"  # Slack: app-level tokens
    r"|[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,}"  # Discord: bot tokens
    r"|(?<=://)[^/\s:@]+:[^/\s@]+(?=@)"  # user and password of a database address
    r"|https://hooks\.slack\.com/\S+"  # Slack: response_url, good for half an hour
    r"|(?<=Bearer )\S+|(?<=Bot )[\w.-]{20,}",
)
_SECRET_NAMES = re.compile(
    r"token|secret|password|passwd|authorization|cookie|signature|api_?key|response_url", re.IGNORECASE
)


class Redaction:
    """A structlog step that hides secrets by name, by shape, and those it was told by value."""

    def __init__(self, values: Iterable[str] = ()) -> None:
        known = sorted({value for value in values if len(value) >= 6}, key=len, reverse=True)  # noqa: PLR2004
        self._known = re.compile("|".join(map(re.escape, known))) if known else None

    def __call__(self, _logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
        return {key: self.value(key, value) for key, value in event.items()}

    def value(self, name: str, value: Any) -> Any:
        """The value as it may be shown under this name."""
        if _SECRET_NAMES.search(name) and isinstance(value, str | bytes) and value:
            return HIDDEN
        match value:
            case str() | bytes():
                return self.text(value if isinstance(value, str) else value.decode(errors="replace"))
            case Mapping():
                return {key: self.value(str(key), inner) for key, inner in value.items()}
            case list() | tuple() | set() | frozenset():
                return [self.value(name, inner) for inner in value]
            case _:
                return value if value is None or isinstance(value, int | float) else self.text(repr(value))

    def text(self, text: str) -> str:
        shown = self._known.sub(HIDDEN, text) if self._known else text
        return _SECRETS.sub(HIDDEN, shown)


def configure(
    level: str, *, secrets: Iterable[str], stream: TextIO | None = None, report: Processor | None = None
) -> None:
    """Sends structlog and every stdlib logger through the same steps: JSON, or colours when a person watches.

    `report` is one more step, which sees a line while its exception is still one.
    """
    out = stream or sys.stderr
    redact = Redaction(secrets)
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
        *([report] if report else ()),
        structlog.processors.format_exc_info,
        redact,
    ]
    shape: Processor = (
        structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
        if out.isatty()
        else structlog.processors.JSONRenderer()
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level.upper())),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(out)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _named, shape],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level.upper())
    for chatty in ("aiohttp.access", "slack_sdk", "discord", "aiosqlite", "alembic", "dbos"):
        logging.getLogger(chatty).setLevel(max(logging.WARNING, root.level))
    for warns_of_nothing in ("slack_bolt", "discord.client"):  # voice that nobody wants, a token passed twice
        logging.getLogger(warns_of_nothing).setLevel(max(logging.ERROR, root.level))


def _named(_logger: WrappedLogger, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """The event first, so that a line can be read."""
    return {"event": event.pop("event", ""), **event}


def logger() -> Log:
    """The house's own."""
    made: Log = structlog.get_logger("verdict")
    return made
