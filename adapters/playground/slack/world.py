"""SlackWorld: the whole small Slack in one object, with its server, its people and its faults."""

import asyncio
import random
import time
from collections.abc import Callable

from aiohttp import web

from adapters.playground.slack.app import App
from adapters.playground.slack.deeds.table import Everybody
from adapters.playground.slack.journal import Call
from adapters.playground.slack.nouns import Json
from adapters.playground.slack.parcels import Delivery
from adapters.playground.slack.postman import ACK_SECONDS, RETRY_DELAYS, Sleep
from adapters.playground.slack.shapes import reactions_json
from adapters.playground.slack.town import Town
from adapters.playground.slack.web import Server

POLL_SECONDS = 0.005


class SlackWorld(Everybody):
    """Start it, point an app at `api_base`, and act.

    Events go through Socket Mode unless `deliver` is an HttpDelivery; both can be changed while it runs.
    """

    platform = "slack"

    def __init__(
        self,
        *,
        deliver: Delivery | None = None,
        app: App | None = None,
        town: Town | None = None,
        rng: random.Random | None = None,
        clock: Callable[[], float] = time.time,
        sleep: Sleep = asyncio.sleep,
        ack_seconds: float = ACK_SECONDS,
        retry_delays: tuple[float, ...] = RETRY_DELAYS,
    ) -> None:
        super().__init__(
            app=app,
            town=town,
            rng=rng,
            clock=clock,
            sleep=sleep,
            ack_seconds=ack_seconds,
            retry_delays=retry_delays,
        )
        self.deliver = deliver or self.sockets
        self._server = Server(self)
        self._runner: web.AppRunner | None = None

    @property
    def deliver(self) -> Delivery:
        """The way to the app: HttpDelivery(url, signing_secret), or world.sockets."""
        return self._deliver

    @deliver.setter
    def deliver(self, way: Delivery) -> None:
        self._deliver = self.postman.delivery = way

    @property
    def api_base(self) -> str:
        """What the SDK wants as base_url."""
        return f"{self.base}/api/"

    def routes(self) -> list[web.RouteDef]:
        return self._server.routes()

    def mount(self, base: str) -> web.Application:
        """As a part of another server, which reaches it at `base`; that server calls stop() when it ends."""
        self.base = base.rstrip("/")
        app = web.Application(client_max_size=self._server.body_most)
        app.add_routes(self.routes())
        return app

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> str:
        """Serve on loopback; the result is api_base."""
        self._runner = web.AppRunner(self.mount(""), access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        self.base = f"http://{host}:{self._runner.addresses[0][1]}"
        return self.api_base

    async def stop(self) -> None:
        await self.postman.stop()
        await self.sockets.close()
        await self.deliver.close()
        if self._runner is not None:
            await self._runner.cleanup()

    async def quiesce(self, idle: float = 0.0) -> None:
        """Wait until every delivery is done and no call is being answered, for at least `idle` seconds."""
        while True:
            await self.postman.quiesce()
            mark = (self.postman.sent, self.journal.count)
            await asyncio.sleep(idle or 0)
            if not self.postman.pending() and not self._server.busy and mark == (self.postman.sent, self.journal.count):
                return
            await asyncio.sleep(POLL_SECONDS)

    def release(self) -> None:
        """Let held events go, shuffled, and stop holding."""
        self.faults.held = False
        self.postman.release()

    async def refresh_sockets(self, *, grace: float = 0.0) -> None:
        """Recycle all sockets as Slack does every few hours."""
        await self.sockets.refresh(grace=grace)

    def state(self) -> Json:
        """Everything a page needs to draw this Slack."""
        return self.shown()

    @property
    def calls(self) -> list[Call]:
        """What the app asked for, oldest first: method, args, answer, status (0: the line was cut)."""
        return list(self.journal.calls)

    def calls_of(self, method: str) -> list[Call]:
        return self.journal.of(method)

    def messages_in(self, channel: str, *, whispers_to: str | None = None) -> list[Json]:
        """What stands in a channel for everybody, and the ephemeral messages of one person if asked for."""
        room = self.find_channel(channel)
        return [
            message
            for message in (self.shown_in(room.id) if room else ())
            if not message["deleted"] and message["ephemeral_to"] in {None, whispers_to}
        ]

    def reactions_on(self, channel: str, ts: str) -> dict[str, list[str]]:
        """Name to users, in the order they tapped."""
        room = self.find_channel(channel)
        message = self.messages[room.id].get(ts) if room else None
        return {each["name"]: each["users"] for each in reactions_json(message)} if message else {}
