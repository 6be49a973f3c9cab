"""The loop of a server: uvloop where there is one, and a server that says which it is on."""

import asyncio
import sys

import pytest

from adapters.operations.loops import quick_loop
from adapters.terminal.mistakes import carry_out


async def running() -> str:
    """Whose loop this is."""
    return type(asyncio.get_running_loop()).__module__.partition(".")[0]


@pytest.mark.skipif(sys.platform == "win32", reason="uvloop is not made for Windows.")
def test_a_server_runs_on_uvloop() -> None:
    """As `run` has it."""
    assert carry_out(running(), quick_loop()) == "uvloop"


def test_a_short_command_does_not() -> None:
    """It would load it for nothing."""
    assert carry_out(running()) == "asyncio"


def test_where_there_is_none_a_server_runs_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows it is not installed."""
    monkeypatch.setitem(sys.modules, "uvloop", None)
    assert quick_loop() is None
    assert carry_out(running(), quick_loop()) == "asyncio"
