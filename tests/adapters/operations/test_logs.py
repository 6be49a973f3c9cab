"""Logs: what the house tells goes on being told, whatever the libraries do to loggers."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from adapters.operations.logs import configure
from tests.flows.house import House


@pytest.fixture
def told() -> Iterator[io.StringIO]:
    """All lines from now on; afterwards everything is as it was."""
    root = logging.getLogger()
    before = (root.handlers, root.level)
    stream = io.StringIO()
    configure("info", secrets=(), stream=stream)
    yield stream
    root.handlers, level = before
    root.setLevel(level)
    structlog.reset_defaults()


async def test_our_logger_speaks_after_the_platforms_were_heard(told: io.StringIO, house: House) -> None:
    """Bolt sets the level of the logger that is named like its app, at the first payload."""
    await house.slack("command", text="/compare claude 4 opus vs smollm3")
    await house.discord("command", text="/compare claude 4 opus vs smollm3")
    await house.until(lambda: house.slack_messages() and house.discord_messages())
    structlog.get_logger("verdict").info("still.here")

    assert "still.here" in [json.loads(line)["event"] for line in told.getvalue().splitlines()]
