"""The one web server: health for operators, and whatever routes the adapters bring."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final, Protocol, cast

from aiohttp import web

from adapters.operations.front import Entrance, Quick, Rest
from adapters.operations.metrics import CONTENT_TYPE
from adapters.operations.settings import ServerSettings
from bot.ids import Platform

PATIENCE: Final = 3.0
"""seconds that a check may take; whoever probes does not wait much longer"""
LEAVING: Final = 1.0
"""seconds that requests may still take at the end"""
LARGEST_REQUEST: Final = 1 << 20
"""bytes; Slack's largest payloads stay far below (a view is at most 250 kB)"""


Check = Callable[[], Awaitable[str]]
"""An empty text when all is well, else what is wrong"""
Metrics = Callable[[], Awaitable[str]]
"""all of them as they are now, in Prometheus' text form"""
_NONE: Final[Mapping[str, Quick]] = MappingProxyType({})


class Line(Protocol):
    @property
    def platform(self) -> Platform: ...
    @property
    def connected(self) -> bool: ...
    @property
    def last_frame(self) -> datetime | None: ...


class OperationsServer:
    """`checks` and `lines` decide `/readyz`; `/livez` only says that the loop turns; `/metrics` tells what was counted."""

    def __init__(
        self, settings: ServerSettings, checks: Mapping[str, Check], lines: Sequence[Line], metrics: Metrics
    ) -> None:
        self._settings = settings
        self._checks = checks
        self._lines = lines
        self._metrics = metrics
        self._runner: web.AppRunner | None = None
        self._entrance: Entrance | None = None
        self.url = ""

    async def start(self, routes: Iterable[web.RouteDef] = (), quick: Mapping[str, Quick] = _NONE) -> None:
        """`quick` answers whole requests to its paths before they come to the routes, which answer all others."""
        app = web.Application(client_max_size=LARGEST_REQUEST)
        ours = [
            web.get("/livez", self._live),
            web.get("/readyz", self._ready),
            web.get("/metrics", self._measured),
        ]
        app.add_routes([*ours, *routes])
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=LEAVING)
        await self._runner.setup()
        self._entrance = Entrance(quick, cast("Rest", self._runner.server))
        port = await self._entrance.open(self._settings.host, self._settings.port)
        self.url = f"http://{self._settings.host}:{port}"

    async def stop(self) -> None:
        if self._entrance:
            await self._entrance.close(LEAVING)
        if self._runner:
            await self._runner.cleanup()

    async def _live(self, _request: web.Request) -> web.Response:
        return web.json_response({"alive": True})

    async def _ready(self, _request: web.Request) -> web.Response:
        found = {name: await _said(check) for name, check in self._checks.items()}
        ready = all(line.connected for line in self._lines) and not any(found.values())
        body = {
            "ready": ready,
            "checks": {name: said or "ok" for name, said in found.items()},
            "platforms": {line.platform: _state(line) for line in self._lines},
        }
        return web.json_response(body, status=200 if ready else 503)

    async def _measured(self, _request: web.Request) -> web.Response:
        return web.Response(body=(await self._metrics()).encode(), headers={"Content-Type": CONTENT_TYPE})


def _state(line: Line) -> dict[str, Any]:
    return {"connected": line.connected, "last_frame": line.last_frame.isoformat() if line.last_frame else None}


def answers(read: Callable[[], Awaitable[object]]) -> Check:
    """All is well as long as this can be read."""

    async def check() -> str:
        await read()
        return ""

    return check


async def _said(check: Check) -> str:
    """What a check found; one that breaks or hangs has found something."""
    try:
        return await asyncio.wait_for(check(), PATIENCE)
    except TimeoutError:
        return f"did not answer within {PATIENCE:g} s"
    except Exception as trouble:  # noqa: BLE001  whatever it is, whoever probes must be told; only its kind is no secret
        return type(trouble).__name__
