"""python -m tests.bench.slackservers NAME SINK: one server of the Slack bench in a process of its own."""

import asyncio
import gc
import logging
import sys
import tempfile
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from tests.bench.httpload import PATH, SECRET

TOKEN = "xoxb-bench"
Ack = Any


class Counted:
    """How many calls have been answered, for whoever waits for all of them."""

    def __init__(self) -> None:
        self.done = 0
        self._moved = asyncio.Event()

    def one(self) -> None:
        """One more."""
        self.done += 1
        self._moved.set()

    async def tell(self, request: web.Request) -> web.Response:
        """The number, as soon as it is as large as was asked for."""
        while self.done < int(request.query.get("until", "0")):
            self._moved.clear()
            await self._moved.wait()
        return web.Response(text=str(self.done))


async def ours(app: web.Application, sink: str, counted: Counted) -> None:
    """The adapter's HTTP door before the whole core, over the store; cards end as bytes instead of at Slack."""
    # Here, so that the peers' processes do not carry us.
    import orjson  # noqa: PLC0415

    from adapters.operations.metrics import Registry  # noqa: PLC0415
    from adapters.slack.adapter import SlackAdapter  # noqa: PLC0415
    from adapters.slack.render import message  # noqa: PLC0415
    from adapters.slack.settings import SlackSettings  # noqa: PLC0415
    from bot.cards import Card  # noqa: PLC0415
    from bot.commands import Call  # noqa: PLC0415
    from bot.dispatch import Bot  # noqa: PLC0415
    from bot.ports.platform import Reply  # noqa: PLC0415
    from bot.settings import BotSettings  # noqa: PLC0415
    from bot.worlds import world_of  # noqa: PLC0415
    from tests.adapters.inbound import QuietLog  # noqa: PLC0415
    from tests.bench.places import tools, town  # noqa: PLC0415

    class Rendered:
        """Where a card would go to Slack it is bytes and gone."""

        def __init__(self, reply: Reply) -> None:
            self._reply = reply

        def __getattr__(self, name: str) -> Any:
            return getattr(self._reply, name)

        async def post(self, card: Card) -> None:
            orjson.dumps(message(card, reactions=True))

        whisper = post

    class CountedBot(Bot):
        async def call(self, call: Call, reply: Reply) -> None:
            shown: Any = Rendered(reply)
            try:
                await super().call(call, shown)
            finally:
                counted.one()

    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    opened = AsyncExitStack()
    app.on_cleanup.append(lambda _: opened.aclose())
    store, writer = await opened.enter_async_context(town(f"sqlite:///{folder / 'verdict.db'}", [], tools()))
    log, settings = QuietLog(), BotSettings().model_copy(update={"calls_per_minute": 1_000_000})
    rest = {"secret": b"bench", "messengers": {}, "log": log, "meter": Registry()}
    world = world_of(store, writer, lambda: datetime.now(UTC), settings, **rest)  # type: ignore[arg-type]  # noqa: TID251
    slack = SlackSettings.model_validate({"bot_token": TOKEN, "signing_secret": SECRET, "api_base": sink})
    adapter = SlackAdapter(slack, CountedBot(world), world.clock, log)
    app.add_routes(adapter.routes())
    await adapter.start()


async def tuned(app: web.Application, sink: str, counted: Counted) -> None:
    """Bolt with all that is known to make it fast; its listener does nothing but acknowledge."""

    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id="T1", bot_token=TOKEN, bot_id="B1", bot_user_id="U0")

    client = AsyncWebClient(TOKEN, base_url=sink, session=aiohttp.ClientSession())
    off = ("ignoring_self_events", "ssl_check", "url_verification", "attaching_function_token")
    flags: dict[str, Any] = {f"{name}_enabled": False for name in off}
    bolt = AsyncApp(signing_secret=SECRET, client=client, authorize=authorize, process_before_response=True, **flags)
    _serve(app, bolt, counted)


async def documented(app: web.Application, sink: str, counted: Counted) -> None:
    """Bolt as its first example has it, and the same listener."""
    _serve(app, AsyncApp(client=AsyncWebClient(TOKEN, base_url=sink), signing_secret=SECRET), counted)


def _serve(app: web.Application, bolt: AsyncApp, counted: Counted) -> None:
    async def nothing(ack: Ack) -> None:
        await ack()
        counted.one()

    bolt.command("/compare")(nothing)
    handler = bolt.server(path=PATH).web_app.router.routes()
    app.add_routes([web.post(PATH, next(route.handler for route in handler if route.method == "POST"))])


SERVERS = {"ours": ours, "tuned": tuned, "documented": documented}


async def serve(name: str, sink: str) -> None:
    """Prints its port, then serves until it is ended."""
    logging.getLogger().setLevel(logging.ERROR)
    app, counted = web.Application(), Counted()
    app.add_routes([web.get("/done", counted.tell)])
    await SERVERS[name](app, sink, counted)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    gc.collect()
    gc.freeze()
    print(runner.addresses[0][1], flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1], sys.argv[2]))
