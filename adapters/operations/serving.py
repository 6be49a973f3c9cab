"""Serving: parts are started one after the other, the bot's own work goes round, and a signal ends it in order."""

import asyncio
import signal
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, nullcontext, suppress
from datetime import datetime
from typing import Final, Protocol

from aiohttp import web

from adapters.operations.front import Quick
from adapters.operations.heap import settle
from adapters.operations.metrics import Registry
from adapters.operations.restarts import Starts
from adapters.operations.rounds import go_round
from adapters.operations.server import PATIENCE, Check, OperationsServer
from adapters.operations.settings import ServerSettings
from adapters.operations.settling import settling
from adapters.operations.watchdog import Watchdog
from bot.ids import Platform
from bot.ports.platform import Messenger
from bot.ports.world import Log

DEAD_LINE: Final = 75
"""EX_TEMPFAIL of sysexits.h: whoever supervises the process shall start it again"""
GRACE: Final = 4.0
"""seconds in which a part may finish what it has begun"""


Refresh = Callable[[], Awaitable[object]]


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

    def quick(self) -> Mapping[str, Quick]:
        """What is asked so often that it is answered before the web server, by path."""
        ...

    async def start(self) -> None: ...
    async def stop(self, grace: float = GRACE) -> None: ...


async def serve(
    settings: ServerSettings,
    parts: Sequence[Part],
    tick: Callable[[], Awaitable[None]],
    log: Log,
    *,
    clock: Callable[[], datetime],
    starts: Starts,
    metrics: Registry,
    weigh: Callable[[], Awaitable[None]],
    checks: Mapping[str, Check],
    routes: Sequence[web.RouteDef] = (),
    started: Callable[[], object] = lambda: None,
    sending: Callable[[Registry, Refresh], AbstractAsyncContextManager[None]] = lambda _, __: nullcontext(),
) -> int:
    """The exit code: 0 after SIGINT or SIGTERM, DEAD_LINE when a line does not come back; everything is ended by then."""
    stopping = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stopping.set)
    async with AsyncExitStack() as closing:
        server = OperationsServer(settings, checks, parts, lambda: measured(metrics, parts, weigh))
        await closing.enter_async_context(sending(metrics, lambda: measured(metrics, parts, weigh)))
        closing.push_async_callback(server.stop)
        await server.start(routes, {path: answer for part in parts for path, answer in part.quick().items()})
        await _space(starts, clock, stopping, log)
        begun: list[Part] = []
        closing.push_async_callback(_stop, begun)
        for part in parts if not stopping.is_set() else ():
            begun.append(part)
            await part.start()
        log.info("serving", platforms=[part.platform for part in parts], url=server.url)
        settle()
        started()
        watchdog = Watchdog(parts)
        told = await go_round(settling(tick), stopping, lambda: watchdog.look(clock()), log)
        log.info("stopping")
    log.info("stopped")
    if told:
        starts.forgive()
    return 0 if told else DEAD_LINE


async def _space(starts: Starts, clock: Callable[[], datetime], stopping: asyncio.Event, log: Log) -> None:
    """A bot that failed again and again waits before it connects; it is alive meanwhile, and not ready."""
    wait = starts.begin(clock().timestamp())
    if wait:
        log.warning("start.spaced", seconds=round(wait))
        await asyncio.wait({told := asyncio.create_task(stopping.wait())}, timeout=wait)
        told.cancel()


async def _stop(parts: Sequence[Part]) -> None:
    """All at once, so that they share the time."""
    ended = await asyncio.gather(*(part.stop(GRACE) for part in parts), return_exceptions=True)
    for failure in ended:
        if isinstance(failure, BaseException):
            raise failure


async def measured(metrics: Registry, parts: Sequence[Part], weigh: Callable[[], Awaitable[None]]) -> str:
    """Everything that was counted, and how the platforms and the weekly posts are now."""
    with suppress(Exception):  # whoever watches must see the rest above all when the database is away
        await asyncio.wait_for(weigh(), PATIENCE)
    for part in parts:
        metrics.gauge("verdict_connected", float(part.connected), platform=part.platform)
        if part.last_frame:
            metrics.gauge("verdict_last_frame_timestamp_seconds", part.last_frame.timestamp(), platform=part.platform)
    return metrics.text()
