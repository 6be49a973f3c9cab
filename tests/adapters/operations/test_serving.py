"""A process as its supervisor sees it: probes, signals under load, and the code it leaves with."""

import asyncio
import os
import signal
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Never

import aiohttp
import pytest
from aiohttp import web

from adapters.operations.metrics import Registry
from adapters.operations.restarts import Starts
from adapters.operations.server import Check, OperationsServer
from adapters.operations.serving import DEAD_LINE, serve
from adapters.operations.settings import ServerSettings
from adapters.operations.watchdog import NOTHING_WORKS
from bot.ids import Platform
from bot.ports.platform import Messenger
from tests.adapters.inbound import QuietLog

NOON = datetime(2026, 7, 6, 12, tzinfo=UTC)
ANYWHERE = ServerSettings(port=0)


@dataclass
class Fake:
    """A part that remembers what was done with it, and takes its time to stop."""

    platform: Platform
    connected: bool = True
    last_frame: datetime | None = None
    slow: float = 0.0
    deeds: list[str] = field(default_factory=list)

    @property
    def messenger(self) -> Messenger:
        raise NotImplementedError

    def quick(self) -> dict[str, Never]:
        """Nothing."""
        return {}

    def routes(self) -> Sequence[web.RouteDef]:
        return []

    async def start(self) -> None:
        self.deeds.append("start")

    async def stop(self, grace: float = 0.0) -> None:
        await asyncio.sleep(min(self.slow, grace))
        self.deeds.append("stop")


class Ticking:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = NOON
        self.step = timedelta()

    def __call__(self) -> datetime:
        self.now += self.step
        return self.now


async def _serve(folder: Path, parts: Sequence[Fake], clock: Ticking, tick: "Ticks") -> int:
    return await serve(
        ANYWHERE,
        parts,
        tick,
        QuietLog(),
        clock=clock,
        starts=Starts(folder / "bot.starts"),
        metrics=Registry(),
        weigh=_nothing,
        checks={},
    )


async def _nothing() -> None:
    """There is nothing to weigh."""


@dataclass
class Ticks:
    """The bot's own work, which may hang."""

    hangs: bool = False
    begun: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self) -> None:
        self.begun.set()
        if self.hangs:
            await asyncio.sleep(3600)


async def test_a_signal_under_load_ends_everything_in_order(tmp_path: Path) -> None:
    """The round in hand does not hold it up, and the parts share their time instead of queueing for it."""
    parts = [Fake(Platform("slack"), slow=0.5), Fake(Platform("discord"), slow=0.5)]
    tick = Ticks(hangs=True)
    serving = asyncio.create_task(_serve(tmp_path, parts, Ticking(), tick))
    await tick.begun.wait()
    os.kill(os.getpid(), signal.SIGTERM)

    assert 0 == await asyncio.wait_for(serving, 30)
    assert [["start", "stop"]] * 2 == [part.deeds for part in parts]
    assert not (tmp_path / "bot.starts").read_text().split(), "A stop in order is no failure."


async def test_a_line_that_does_not_come_back_ends_the_process_with_its_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In order as well; the start is remembered, so that the next ones wait longer."""
    monkeypatch.setattr("adapters.operations.rounds.ROUND", 0.01)
    part, clock = Fake(Platform("discord"), connected=False), Ticking()
    clock.step = timedelta(seconds=59)

    assert DEAD_LINE == await asyncio.wait_for(_serve(tmp_path, [part], clock, Ticks()), 30)
    assert clock.now - NOON >= NOTHING_WORKS
    assert ["start", "stop"] == part.deeds
    assert (tmp_path / "bot.starts").read_text().split()


async def _probe(server: OperationsServer, path: str) -> tuple[int, object]:
    async with aiohttp.ClientSession() as session, session.get(server.url + path) as answer:
        return answer.status, await answer.json()


async def _uncounted() -> str:
    return ""


async def _fine() -> str:
    return ""


async def _broken() -> str:
    raise ConnectionResetError("postgresql://verdict:sesame@db/verdict")


@pytest.mark.parametrize(
    ("connected", "check", "status"), [(True, _fine, 200), (False, _fine, 503), (True, _broken, 503)]
)
async def test_readiness_says_what_is_missing(connected: bool, check: Check, status: int) -> None:
    """Database and lines by name, when each line was last heard; no secret of a broken check."""
    heard = NOON - timedelta(seconds=4)
    server = OperationsServer(ANYWHERE, {"database": check}, [Fake(Platform("slack"), connected, heard)], _uncounted)
    await server.start()
    try:
        assert (200, {"alive": True}) == await _probe(server, "/livez")
        assert (
            status,
            {
                "ready": status == 200,
                "checks": {"database": "ok" if check is _fine else "ConnectionResetError"},
                "platforms": {"slack": {"connected": connected, "last_frame": heard.isoformat()}},
            },
        ) == await _probe(server, "/readyz")
    finally:
        await server.stop()


async def test_a_check_that_hangs_does_not_hang_the_probe(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever probes would give up and learn nothing."""
    monkeypatch.setattr("adapters.operations.server.PATIENCE", 0.05)

    async def hangs() -> str:
        await asyncio.sleep(3600)
        return ""

    server = OperationsServer(ANYWHERE, {"database": hangs}, [], _uncounted)
    await server.start()
    try:
        status, said = await _probe(server, "/readyz")
    finally:
        await server.stop()

    assert 503 == status
    assert isinstance(said, dict)
    assert "did not answer" in said["checks"]["database"]
