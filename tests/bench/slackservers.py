"""python -m tests.bench.slackservers NAME SINK: one server of the Slack bench in a process of its own."""

import asyncio
import gc
import logging
import sys
from collections.abc import Callable
from typing import Any

import aiohttp
from aiohttp import web
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from tests.bench.counted import Counted
from tests.bench.httpload import PATH, SECRET, TOKEN

Ack = Any


async def ours(app: web.Application, sink: str, counted: Counted, voted: Counted) -> None:
    """The whole bot; cards end as bytes instead of at Slack."""
    # Here, so that the peers' processes do not carry us.
    from tests.bench.slackours import Rendered, serve  # noqa: PLC0415

    await serve(app, sink, counted, voted, Rendered)


async def posting(app: web.Application, sink: str, counted: Counted, voted: Counted) -> None:
    """The whole bot, and chat.postMessage."""
    from tests.bench.slackours import Posted, serve  # noqa: PLC0415

    await serve(app, sink, counted, voted, Posted)


async def naive(app: web.Application, sink: str, counted: Counted, voted: Counted) -> None:
    """What is written first: Bolt as documented, an ORM session for each request, the SDK's classes."""
    from tests.bench.slacknaive import listening  # noqa: PLC0415

    _serve(
        app,
        await listening(AsyncApp(client=AsyncWebClient(TOKEN, base_url=sink), signing_secret=SECRET), counted, voted),
    )


async def naively_posting(app: web.Application, sink: str, counted: Counted, voted: Counted) -> None:
    """The same, and chat.postMessage."""
    from tests.bench.slacknaive import listening  # noqa: PLC0415

    bolt = AsyncApp(client=AsyncWebClient(TOKEN, base_url=sink), signing_secret=SECRET)
    _serve(app, await listening(bolt, counted, voted, posting=True))


async def tuned(app: web.Application, sink: str, counted: Counted, _voted: Counted) -> None:
    """Bolt with all that is known to make it fast; its listener does nothing but acknowledge."""

    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id="T1", bot_token=TOKEN, bot_id="B1", bot_user_id="U0")

    client = AsyncWebClient(TOKEN, base_url=sink, session=aiohttp.ClientSession())
    off = ("ignoring_self_events", "ssl_check", "url_verification", "attaching_function_token")
    flags: dict[str, Any] = {f"{name}_enabled": False for name in off}
    bolt = AsyncApp(signing_secret=SECRET, client=client, authorize=authorize, process_before_response=True, **flags)
    _serve(app, _doing_nothing(bolt, counted))


async def documented(app: web.Application, sink: str, counted: Counted, _voted: Counted) -> None:
    """Bolt as its first example has it, and the same listener."""
    _serve(app, _doing_nothing(AsyncApp(client=AsyncWebClient(TOKEN, base_url=sink), signing_secret=SECRET), counted))


def _doing_nothing(bolt: AsyncApp, counted: Counted) -> AsyncApp:
    async def nothing(ack: Ack) -> None:
        await ack()
        counted.one()

    bolt.command("/compare")(nothing)
    return bolt


def _serve(app: web.Application, bolt: AsyncApp) -> None:
    handler = bolt.server(path=PATH).web_app.router.routes()
    app.add_routes([web.post(PATH, next(route.handler for route in handler if route.method == "POST"))])


SERVERS = {
    "ours": ours,
    "tuned": tuned,
    "documented": documented,
    "posting": posting,
    "naive": naive,
    "naively_posting": naively_posting,
}


async def serve(name: str, sink: str) -> None:
    """Prints its port, then serves until it is ended."""
    logging.getLogger().setLevel(logging.ERROR)
    app, counted, voted = web.Application(), Counted(), Counted()
    app.add_routes([web.get("/done", counted.tell), web.get("/voted", voted.tell)])
    await SERVERS[name](app, sink, counted, voted)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    port = await _listening(runner, app)
    gc.collect()
    gc.freeze()
    print(port, flush=True)
    await asyncio.Event().wait()


async def _listening(runner: web.AppRunner, app: web.Application) -> int:
    """As each is served: ours has an entrance of its own before aiohttp, as it has in service."""
    if "quick" not in app:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        return int(runner.addresses[0][1])
    from adapters.operations.front import Entrance  # noqa: PLC0415

    assert runner.server is not None
    return await Entrance(app["quick"], runner.server).open("127.0.0.1", 0)


def _loop(name: str) -> Callable[[], asyncio.AbstractEventLoop] | None:
    """Ours has in service what `main` gives it; the peers have what their examples have."""
    if name not in {"ours", "posting"}:
        return None
    from adapters.operations.loops import quick_loop  # noqa: PLC0415

    return quick_loop()


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=_loop(sys.argv[1])) as here:
        here.run(serve(sys.argv[1], sys.argv[2]))
