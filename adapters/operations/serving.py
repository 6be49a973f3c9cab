"""Serving: parts are started one after the other, the bot's own work goes round, and a signal ends it in order."""

import asyncio
import signal
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from datetime import datetime
from typing import Final, Protocol

from aiohttp import web

from adapters.operations.metrics import Registry
from adapters.operations.server import Check, OperationsServer, ServerSettings
from bot.ids import Platform
from bot.ports.platform import Messenger
from bot.ports.world import Log

ROUND: Final = 1.0
"""seconds between two rounds of the bot's own work"""
GRACE: Final = 8.0
"""seconds in which a part may finish what it has begun"""


class Part(Protocol):
    """An adapter as the composition root sees it."""

    @property
    def platform(self) -> Platform: ...
    @property
    def messenger(self) -> Messenger: ...
    @property
    def connected(self) -> bool: ...
    @property
    def last_frame(self) -> datetime | None: ...
    def routes(self) -> Sequence[web.RouteDef]:
        """What the one web server answers for this part."""
        ...

    async def start(self) -> None: ...
    async def stop(self, grace: float = GRACE) -> None: ...


async def serve(
    settings: ServerSettings,
    parts: Sequence[Part],
    tick: Callable[[], Awaitable[None]],
    log: Log,
    *,
    metrics: Registry,
    checks: Mapping[str, Check],
    routes: Sequence[web.RouteDef] = (),
    started: Callable[[str], None] = lambda _url: None,
) -> None:
    """Returns after SIGINT or SIGTERM, when everything has been brought to an end."""
    stopping = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stopping.set)
    async with AsyncExitStack() as closing:
        all_checks: dict[str, Check] = {**checks, **{part.platform: _reachable(part) for part in parts}}
        server = OperationsServer(settings, all_checks, lambda: measured(metrics, parts))
        closing.push_async_callback(server.stop)
        await server.start(routes)
        for part in parts:
            closing.push_async_callback(part.stop, GRACE)
            await part.start()
        started(server.url)
        log.info("serving", platforms=[part.platform for part in parts], url=server.url)
        await _rounds(tick, stopping, log)
        log.info("stopping")


async def _rounds(tick: Callable[[], Awaitable[None]], stopping: asyncio.Event, log: Log) -> None:
    """A round that fails is told and does not end the next one."""
    while not stopping.is_set():
        try:
            await tick()
        except Exception:
            log.exception("round.failed")
        try:
            await asyncio.wait_for(stopping.wait(), ROUND)
        except TimeoutError:
            continue


def measured(metrics: Registry, parts: Sequence[Part]) -> str:
    """Everything that was counted, and how the platforms are now."""
    for part in parts:
        metrics.gauge("verdict_connected", float(part.connected), platform=part.platform)
        if part.last_frame:
            metrics.gauge("verdict_last_frame_timestamp_seconds", part.last_frame.timestamp(), platform=part.platform)
    return metrics.text()


def _reachable(part: Part) -> Check:
    async def check() -> str:
        return "" if part.connected else f"not connected; last heard {part.last_frame or 'never'}"

    return check
