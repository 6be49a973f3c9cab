"""Logs: what the house tells goes on being told, whatever the libraries do to loggers."""

import io
import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.operations.logs import HouseLog, configure
from tests.flows.house import House


class Screen(io.StringIO):
    """Where a person watches."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def root() -> Iterator[logging.Logger]:
    """Every line's way; afterwards everything is as it was."""
    found = logging.getLogger()
    before = (found.handlers, found.level)
    yield found
    found.handlers, level = before
    found.setLevel(level)


@pytest.fixture
def told(root: logging.Logger) -> io.StringIO:
    """All lines from now on."""
    stream = io.StringIO()
    configure("info", secrets=("sesame-sesame",), stream=stream)
    return stream


async def test_our_logger_speaks_after_the_platforms_were_heard(told: io.StringIO, house: House) -> None:
    """Bolt sets the level of the logger that is named like its app, at the first payload."""
    await house.slack("command", text="/compare claude 4 opus vs smollm3")
    await house.discord("command", text="/compare claude 4 opus vs smollm3")
    await house.until(lambda: house.slack_messages() and house.discord_messages())
    HouseLog().info("still.here")

    assert "still.here" in [json.loads(line)["event"] for line in told.getvalue().splitlines()]


def test_a_line_is_one_object_whoever_wrote_it(told: io.StringIO) -> None:
    """The event first, then its keys, the level and the time in UTC; no secret, and nothing below the level."""
    HouseLog().info("vote.cast", tool="smollm3", path=Path("sesame-sesame"))
    logging.getLogger("a.library").warning("%s is away", "sesame-sesame")
    logging.getLogger("a.library").debug("nobody asked")
    ours, theirs = (json.loads(line) for line in told.getvalue().splitlines())

    assert ["event", "tool", "path", "level", "timestamp"] == list(ours)
    assert ("vote.cast", "smollm3", "info", "Z") == (ours["event"], ours["tool"], ours["level"], ours["timestamp"][-1])
    assert ("[hidden] is away", "warning") == (theirs["event"], theirs["level"])
    assert "sesame" not in told.getvalue()


def test_a_failure_brings_its_traceback(told: io.StringIO) -> None:
    """In the same line, so that machines keep it together."""
    try:
        _break()
    except LookupError:
        HouseLog().exception("job.failed", kind="post")
    (line,) = told.getvalue().splitlines()
    said = json.loads(line)

    assert ("job.failed", "post", "error") == (said["event"], said["kind"], said["level"])
    assert "LookupError: nothing here" in said["exception"]


def test_a_person_reads_colours(root: logging.Logger) -> None:
    """The traceback stands below its line."""
    screen = Screen()
    configure("info", secrets=(), stream=screen)
    try:
        _break()
    except LookupError:
        HouseLog().exception("job.failed", kind="post")
    first, *rest = screen.getvalue().splitlines()

    assert "\x1b[1mjob.failed\x1b[0m" in first
    assert "LookupError: nothing here" == rest[-1]


def _break() -> None:
    raise LookupError("nothing here")
