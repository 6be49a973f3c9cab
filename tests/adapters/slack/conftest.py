"""A small Slack made from our own manifest, and the real adapter in front of it, over signed HTTP and over sockets."""

import logging
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from typing import Literal, cast

import pytest
from aiohttp import web
from pydantic import SecretStr

from adapters.operations.front import Entrance, Rest
from adapters.playground.slack.app import app_from_manifest
from adapters.playground.slack.signed import HttpDelivery
from adapters.playground.slack.world import SlackWorld
from adapters.slack.adapter import SlackAdapter
from adapters.slack.manifest import manifest
from adapters.slack.settings import SlackSettings
from tests.adapters.slack.fakes import COMMANDS, Core, Diary

SECRET = "a-signing-secret"
BOT_TOKEN = "xoxb-playground-1"
APP_TOKEN = "xapp-1-playground"

Way = Literal["http", "sockets"]
Start = Callable[[Way], Awaitable[SlackAdapter]]


def clock() -> datetime:
    """Now."""
    return datetime.now(UTC)  # noqa: TID251  the small Slack lives in real time


@pytest.fixture
async def world() -> AsyncIterator[SlackWorld]:
    """A town whose Slack knows of the app what its manifest says, and asks for every scope."""
    app = app_from_manifest(manifest(COMMANDS, "verdict"), check_scopes=True)
    world = SlackWorld(app=app, rng=random.Random(7), retry_delays=(0.0, 0.01, 0.02), ack_seconds=1.0)
    await world.start()
    yield world
    await world.stop()


@pytest.fixture
def core() -> Core:
    """What the adapter tells its stories to."""
    return Core()


@pytest.fixture
def diary() -> Diary:
    """What it writes down."""
    return Diary()


@pytest.fixture
async def start(world: SlackWorld, core: Core, diary: Diary) -> AsyncIterator[Start]:
    """Start an adapter in one of the two ways; more than one may run."""
    logging.getLogger("slack_bolt").setLevel(logging.CRITICAL)
    logging.getLogger("slack_sdk").setLevel(logging.CRITICAL)
    async with AsyncExitStack() as stack:

        async def begin(way: Way) -> SlackAdapter:
            adapter = SlackAdapter(settings(world, way), core, clock, diary, ping_seconds=0.1)
            if way == "http":
                await serve(adapter, world, stack)
            await adapter.start()
            stack.push_async_callback(adapter.stop, 2.0)
            return adapter

        yield begin


def settings(world: SlackWorld, way: Way) -> SlackSettings:
    """As an operator would set them for this way."""
    return SlackSettings(
        bot_token=SecretStr(BOT_TOKEN),
        app_token=SecretStr(APP_TOKEN if way == "sockets" else ""),
        signing_secret=SecretStr(SECRET if way == "http" else ""),
        api_base=world.api_base,
    )


async def serve(adapter: SlackAdapter, world: SlackWorld, stack: AsyncExitStack) -> None:
    """As the process's own server does: whole requests at once, all others by the adapter's routes."""
    app = web.Application()
    app.add_routes(adapter.routes())
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    stack.push_async_callback(runner.cleanup)
    entrance = Entrance(adapter.quick(), cast("Rest", runner.server))
    port = await entrance.open("127.0.0.1", 0)
    stack.push_async_callback(entrance.close, 1)
    world.deliver = HttpDelivery(f"http://127.0.0.1:{port}/slack/events", SECRET)
    stack.push_async_callback(world.deliver.close)


@pytest.fixture(params=["http", "sockets"])
async def adapter(request: pytest.FixtureRequest, start: Start) -> SlackAdapter:
    """What holds over one way holds over the other."""
    return await start(request.param)
