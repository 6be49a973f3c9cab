"""Logs: one event name per thing that happens, JSON for machines, no secret in any of them, whoever wrote the line."""

import json
import logging
import re
import sys
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Final, TextIO

from bot.ports.world import Log

HIDDEN: Final = "[hidden]"
HOUSE: Final = "verdict.house"
"""Bolt sets the level of the logger that is named like its app, so ours has another name and a level of its own"""
COLOURS: Final = {"debug": 2, "info": 32, "warning": 33, "error": 31, "critical": 31}
"""of ANSI, for a person"""

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
    """Hides secrets by name, by shape, and those it was told by value."""

    def __init__(self, values: Iterable[str] = ()) -> None:
        known = sorted({value for value in values if len(value) >= 6}, key=len, reverse=True)  # noqa: PLR2004
        self._known = re.compile("|".join(map(re.escape, known))) if known else None

    def __call__(self, event: Mapping[str, Any]) -> dict[str, Any]:
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


class HouseLog:
    """Satisfies bot.ports.world.Log: the keys travel with the record, and whoever writes the line hides secrets."""

    def __init__(self) -> None:
        self._logger = logging.getLogger(HOUSE)

    def info(self, event: str, /, **keys: object) -> None:
        self._logger.info("%s", event, extra={"keys": keys})

    def warning(self, event: str, /, **keys: object) -> None:
        self._logger.warning("%s", event, extra={"keys": keys})

    def exception(self, event: str, /, **keys: object) -> None:
        self._logger.exception("%s", event, extra={"keys": keys})  # noqa: LOG004  its callers are handlers


class Lines(logging.Formatter):
    """One line for each record, our own and the libraries': JSON, or colours when a person watches."""

    def __init__(self, redact: Redaction, *, coloured: bool) -> None:
        super().__init__()
        self._redact = redact
        self._coloured = coloured

    def format(self, record: logging.LogRecord) -> str:
        event: dict[str, Any] = {"event": record.getMessage(), **getattr(record, "keys", {})}
        if record.exc_info and record.exc_info[0]:
            event["exception"] = self.formatException(record.exc_info)
        if record.stack_info:
            event["stack"] = record.stack_info
        shown = self._redact(event)
        level, moment = record.levelname.lower(), datetime.fromtimestamp(record.created, UTC)
        if self._coloured:
            return _for_people(shown, level, moment)
        stamp = moment.isoformat().replace("+00:00", "Z")
        return json.dumps(shown | {"level": level, "timestamp": stamp}, default=repr)


def _for_people(event: dict[str, Any], level: str, moment: datetime) -> str:
    said, trace = event.pop("event"), event.pop("exception", "")
    keys = " ".join(f"\x1b[36m{key}\x1b[0m={value}" for key, value in event.items())
    line = f"\x1b[2m{moment:%H:%M:%S}\x1b[0m \x1b[{COLOURS.get(level, 0)}m{level:8}\x1b[0m \x1b[1m{said}\x1b[0m {keys}"
    return f"{line.rstrip()}\n{trace}" if trace else line.rstrip()


def configure(
    level: str, *, secrets: Iterable[str], stream: TextIO | None = None, report: logging.Handler | None = None
) -> Log:
    """Sends the house's lines and every library's the same way; the house's own log.

    `report` sees each record as well, while its exception is still one.
    """
    out = stream or sys.stderr
    handler = logging.StreamHandler(out)
    handler.setFormatter(Lines(Redaction(secrets), coloured=out.isatty()))
    root = logging.getLogger()
    root.handlers = [handler, *([report] if report else ())]
    root.setLevel(level.upper())
    logging.getLogger(HOUSE).setLevel(level.upper())
    for chatty in ("aiohttp.access", "slack_sdk", "discord", "aiosqlite", "alembic", "dbos"):
        logging.getLogger(chatty).setLevel(max(logging.WARNING, root.level))
    for warns_of_nothing in ("slack_bolt", "discord.client"):  # voice that nobody wants, a token passed twice
        logging.getLogger(warns_of_nothing).setLevel(max(logging.ERROR, root.level))

    return HouseLog()
