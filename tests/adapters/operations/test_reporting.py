"""Failures that are reported: kind, place and event name arrive; texts, people, values and secrets do not."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog
from pydantic import SecretStr, ValidationError

from adapters.operations.logs import configure
from adapters.operations.observing import UNTRACED, ObservingSettings, observed
from tests.adapters.operations.receiving import Receiver, receiving

PLANTED = ("xoxb-planted-1111", "hunter2-planted", "Ada Lovelace", "compare my secret plans")


@pytest.fixture
def logs() -> Iterator[io.StringIO]:
    """Afterwards loggers are as they were."""
    root = logging.getLogger()
    before = (root.handlers, root.level)
    yield io.StringIO()
    root.handlers, level = before
    root.setLevel(level)
    structlog.reset_defaults()


def _break(said: str) -> None:
    raise RuntimeError(said)


def _fail(log: structlog.stdlib.BoundLogger) -> None:
    """As handlers, libraries and careless code fail: with everything in the text, the keys and the locals."""
    secret, person, words = PLANTED[1:]
    try:
        _break(f"{PLANTED[0]} of {person}: {words}")
    except RuntimeError:
        log.exception("call.failed", reference="ab12", verb="compare", user=person, text=words, token=secret)
        logging.getLogger("aiohttp").exception("%s said %s", person, words)
    log.info("call.done", text=words)


async def _reported(receiver: Receiver) -> None:
    settings = ObservingSettings(sentry_dsn=SecretStr(receiver.dsn))
    async with observed(settings, "info", [PLANTED[1], receiver.dsn]) as tracer:
        assert tracer is UNTRACED
        _fail(structlog.get_logger("verdict"))


async def test_a_failure_is_reported_by_kind_and_place(logs: io.StringIO) -> None:
    """With the event's name and the reference by which its line is found in the logs."""
    async with receiving() as receiver:
        await _reported(receiver)
    ours, theirs = receiver.events
    value = ours["exception"]["values"][-1]

    assert ("call.failed", {"reference": "ab12", "verb": "compare"}) == (ours["message"], ours["tags"])
    assert ("aiohttp failed", {}) == (theirs["message"], theirs["tags"])
    assert "RuntimeError" == value["type"]
    assert "_break" == value["stacktrace"]["frames"][-1]["function"]


async def test_a_report_repeats_nothing_that_was_said(logs: io.StringIO) -> None:
    """Neither what people wrote nor who they are nor any secret; no local variable, no request, no machine's name."""
    async with receiving() as receiver:
        await _reported(receiver)
    sent = b"".join(receiver.raw).decode()

    assert receiver.events
    assert [] == [word for word in PLANTED if word in sent]
    assert all("vars" not in json.dumps(event) for event in receiver.events)
    assert {"verdict"} >= {event.get("server_name", "verdict") for event in receiver.events}


async def test_a_sentry_that_is_away_keeps_nobody_waiting(logs: io.StringIO) -> None:
    """The line is still logged, and the end comes."""
    settings = ObservingSettings(sentry_dsn=SecretStr("http://key@127.0.0.1:9/1"))
    async with observed(settings, "info", ()):
        _fail(structlog.get_logger("verdict"))


def test_a_dsn_that_is_none_is_a_sentence() -> None:
    """And is not repeated."""
    with pytest.raises(ValidationError, match="as Sentry shows it"):
        ObservingSettings(sentry_dsn=SecretStr("planted"))


def test_without_a_reporter_lines_go_their_way(logs: io.StringIO) -> None:
    """As always."""
    configure("info", secrets=PLANTED, stream=logs)
    _fail(structlog.get_logger("verdict"))

    assert 3 == len(logs.getvalue().splitlines())
