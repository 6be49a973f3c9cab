"""A world, and the real Bolt pointed at it, over signed HTTP or over sockets."""

import logging
import random
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Protocol, cast

import pytest
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from adapters.playground.slack.signed import HttpDelivery
from adapters.playground.slack.world import SlackWorld

SECRET = "a-signing-secret"
BOT_TOKEN = "xoxb-playground-1"
APP_TOKEN = "xapp-1-playground"
ADA, GRACE, LINUS, GWEN, BOT = "U0ADA000001", "U0GRACE0001", "U0LINUS0001", "U0GWEN00001", "U0VERDICT01"
GENERAL, TOOLS, LEADS, ATTIC = "C0GENERAL01", "C0TOOLS0001", "C0PRIVATE01", "C0ATTIC0001"
ANY = re.compile(".*")

Listener = Callable[..., Awaitable[None]]
Register = Callable[[Listener], Listener]


class Bolt(Protocol):
    """What these stories use of Bolt's AsyncApp, whose own types are half known."""

    client: Any

    def event(self, event: re.Pattern[str]) -> Register: ...
    def command(self, command: str) -> Register: ...
    def action(self, constraints: str) -> Register: ...
    def options(self, constraints: str) -> Register: ...
    def shortcut(self, constraints: str) -> Register: ...
    def view(self, constraints: str) -> Register: ...
    def view_closed(self, constraints: str) -> Register: ...
    async def async_dispatch(self, req: Any) -> Any: ...


Serve = Callable[[Bolt], Awaitable[None]]


def sdk(world: SlackWorld, token: str = BOT_TOKEN) -> Any:
    """The real SDK without retries of its own; Any, because its types say less than its documentation."""
    return AsyncWebClient(token=token, base_url=world.api_base, retry_handlers=[])


def said(caught: Any) -> Any:
    """What Slack answered when the SDK raised: pytest's wrapper around the error with its response."""
    return caught.value.response


@dataclass
class Heard:
    """The events that reached the app, in the order they came, with their retry number (over HTTP)."""

    events: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    attempts: list[str] = field(default_factory=list[str])
    refuse: int = 0

    def of(self, kind: str) -> list[dict[str, Any]]:
        return [event for event in self.events if event["type"] == kind]


@pytest.fixture
async def world() -> AsyncIterator[SlackWorld]:
    """A fresh small town that serves on loopback, quick to retry and to lose patience."""
    world = SlackWorld(rng=random.Random(7), retry_delays=(0.0, 0.01, 0.02), ack_seconds=1.0)
    await world.start()
    yield world
    await world.stop()


@pytest.fixture
def client(world: SlackWorld) -> Any:
    """The real SDK with the bot's token."""
    return sdk(world)


@pytest.fixture
def heard() -> Heard:
    """The app's memory."""
    return Heard()


@pytest.fixture
def bolt(client: Any, heard: Heard) -> Bolt:
    """The real Bolt with a catch-all that remembers every event, and refuses as many as it is told to."""
    logging.getLogger("slack_bolt").setLevel(logging.CRITICAL)
    app = cast("Bolt", AsyncApp(client=client, signing_secret=SECRET, process_before_response=True))

    @app.event(ANY)
    async def hear(event: dict[str, Any]) -> None:
        if heard.refuse:
            heard.refuse -= 1
            raise RuntimeError("the database is away")
        heard.events.append(event)

    return app


@pytest.fixture
async def over_http(world: SlackWorld, heard: Heard) -> AsyncIterator[Serve]:
    """Serve a Bolt app on loopback and let the world deliver to it with signatures."""
    runners: list[web.AppRunner] = []

    async def serve(bolt: Bolt) -> None:
        async def handle(request: web.Request) -> web.Response:
            heard.attempts.append(request.headers.get("x-slack-retry-num", "0"))
            return await to_aiohttp_response(await bolt.async_dispatch(await to_bolt_request(request)))

        app = web.Application()
        app.router.add_post("/slack/events", handle)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        runners.append(runner)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        world.deliver = HttpDelivery(f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events", SECRET)

    yield serve
    await world.deliver.close()
    for runner in runners:
        await runner.cleanup()


@pytest.fixture
async def over_sockets(world: SlackWorld) -> AsyncIterator[Serve]:
    """Connect a Bolt app by Socket Mode; call it again for another socket."""
    handlers: list[Any] = []

    async def serve(bolt: Bolt) -> None:
        handler: Any = AsyncSocketModeHandler(
            cast("AsyncApp", bolt), APP_TOKEN, web_client=sdk(world, APP_TOKEN), ping_interval=0.1
        )
        handlers.append(handler)
        await handler.connect_async()

    yield serve
    for handler in handlers:
        await handler.close_async()


@pytest.fixture(params=["http", "sockets"])
def serve(request: pytest.FixtureRequest, over_http: Serve, over_sockets: Serve) -> Serve:
    """Both ways to an app; what holds for one holds for the other."""
    return over_http if request.param == "http" else over_sockets
