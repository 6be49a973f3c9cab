"""The playground as one server: both small platforms under their prefixes, and the page that shows them side by side."""

import asyncio
import json
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, Final

from aiohttp import web

from adapters.playground.clock import CannotMove, MovableClock, wished
from adapters.playground.discord.server import Discord
from adapters.playground.journey import Stops, travel
from adapters.playground.slack.app import App
from adapters.playground.slack.world import SlackWorld

PAGE: Final = Path(__file__).parent / "page"
KINDS: Final = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'"
)
"""no request leaves this server, whatever a card holds"""
QUEUE: Final = 1000
KEEP_ALIVE: Final = 15.0
LARGEST_REQUEST: Final = 1 << 20
EVERYWHERE: Final = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  what a container listens on
"""addresses to listen on, and where they are reached from here"""

Json = dict[str, Any]


class Stage:
    """`open_at` serves everything on one loopback port; the real adapters are then pointed at the two halves."""

    def __init__(
        self,
        *,
        clock: MovableClock,
        rng: random.Random,
        slack_app: App | None = None,
        spec_path: Path | None = None,
    ) -> None:
        self.clock = clock
        self.slack = SlackWorld(app=slack_app, clock=clock, rng=rng)
        self.discord = Discord(clock=clock, rng=rng, spec_path=spec_path)
        self.url = ""
        self._runner: web.AppRunner | None = None
        self._ears: list[Callable[[Json], None]] = []
        self._stops: Stops | None = None
        self._travelling = asyncio.Lock()
        self._announcing: asyncio.Task[None] | None = None

    async def open_at(self, host: str, port: int) -> str:
        """The page's address."""
        app = web.Application(client_max_size=LARGEST_REQUEST)
        app.add_routes(
            [
                web.get("/", self._index),
                web.get("/page/{name}", self._file),
                web.get("/state", self._state),
                web.get("/events", self._events),
                web.post("/act/{platform}", self._act),
            ]
        )
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        reached = EVERYWHERE.get(host, host)
        shown = f"[{reached}]" if ":" in reached else reached
        app.add_subapp("/slack", self.slack.mount(""))
        app.add_subapp("/discord", self.discord.app())
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()
        self.url = f"http://{shown}:{self._runner.addresses[0][1]}"
        self.slack.base = f"{self.url}/slack"
        self.discord.mounted_at(f"{self.url}/discord")
        return self.url

    def announce(self, say: Callable[[str], object]) -> None:
        """Says where the page is as soon as the bot answers there: on both platforms, with its commands known."""

        async def announced() -> None:
            while not self._attended:  # noqa: ASYNC110  no platform tells who listens to it
                await asyncio.sleep(0.05)
            say(f"The playground is open at {self.url} – try /compare claude 4 opus vs smollm3 there.")

        self._announcing = asyncio.create_task(announced())

    @property
    def _attended(self) -> bool:
        lines = any(session.line for session in self.discord.hub.sessions.values())
        return bool(self.slack.sockets.open and lines and self.discord.world.commands)

    async def close(self) -> None:
        if self._announcing:
            self._announcing.cancel()
        await self.slack.stop()
        await self.discord.stop()
        if self._runner:
            await self._runner.cleanup()

    async def _index(self, _request: web.Request) -> web.Response:
        return _served(PAGE / "index.html")

    async def _file(self, request: web.Request) -> web.Response:
        path = PAGE / request.match_info["name"]
        if path.parent != PAGE or not path.is_file() or path.suffix not in KINDS:
            raise web.HTTPNotFound
        return _served(path)

    async def _state(self, _request: web.Request) -> web.Response:
        shown = {"slack": self.slack.state(), "discord": self.discord.state(), "clock": self.clock.state()}
        return web.json_response(shown)

    async def _act(self, request: web.Request) -> web.Response:
        """Only this page may act: a foreign page cannot send JSON here without asking, and is not allowed to ask."""
        half = {"slack": self.slack.act, "discord": self.discord.act, "clock": self.advance}.get(
            request.match_info["platform"]
        )
        if half is None:
            raise web.HTTPNotFound
        if request.content_type != "application/json":
            raise web.HTTPUnsupportedMediaType(text="Deeds are JSON.")
        try:
            deed = await request.json()
        except ValueError:
            return web.json_response({"ok": False, "error": "That is not JSON."}, status=400)
        if not isinstance(deed, dict):
            return web.json_response({"ok": False, "error": "A deed is an object."}, status=400)
        return web.json_response(await half(deed))

    def follow(self, stops: Stops) -> None:
        """From now on time that is moved ahead stops where the bot has something to do."""
        self._stops = stops

    async def advance(self, deed: Json) -> Json:
        """`{"hours": 1}`, or `{"until": "monday 09:00", "zone": "Europe/Berlin"}`: for both platforms, and for the bot."""
        async with self._travelling:
            try:
                await travel(self.clock, wished(self.clock, deed), self._stops, self._tell_time)
            except CannotMove as refusal:
                return {"ok": False, "error": str(refusal)}
        return {"ok": True, **self.clock.state()}

    def _tell_time(self) -> None:
        for ear in list(self._ears):
            ear({"platform": "clock", **self.clock.state()})

    async def _events(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        with suppress(ConnectionResetError):  # the page was closed
            async with self._listening() as changes:
                await response.prepare(request)
                async for change in changes:
                    await response.write(b": still here\n\n" if change is None else _event(change))
        return response

    @asynccontextmanager
    async def _listening(self) -> AsyncIterator[AsyncIterator[Json | None]]:
        queue: asyncio.Queue[Json] = asyncio.Queue(QUEUE)

        def put(change: Json) -> None:
            if queue.full():  # a page that sleeps draws everything again when it wakes
                while not queue.empty():
                    queue.get_nowait()
                queue.put_nowait({"kind": "reload"})
            else:
                queue.put_nowait(change)

        self._ears.append(put)
        ends = [self.slack.listen(put), self.discord.listen(put)]
        try:
            yield _changes(queue)
        finally:
            self._ears.remove(put)
            for end in ends:
                end()


async def _changes(queue: "asyncio.Queue[Json]") -> AsyncIterator[Json | None]:
    """What changed; None when nothing did for a while, so that a dead line is noticed."""
    while True:
        try:
            async with asyncio.timeout(KEEP_ALIVE):
                change = await queue.get()
        except TimeoutError:
            yield None
        else:
            yield change


def _event(change: Json) -> bytes:
    return f"data: {json.dumps(change, separators=(',', ':'))}\n\n".encode()


def _served(path: Path) -> web.Response:
    return web.Response(
        body=path.read_bytes(),
        content_type=KINDS[path.suffix],
        charset="utf-8",
        headers={"Content-Security-Policy": POLICY, "Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"},
    )
