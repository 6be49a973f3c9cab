"""The Slack adapter: everything joined, started with a deadline, stopped without losing what is under way."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Final

import aiohttp
from aiohttp import web

from adapters.slack.answer import Answer
from adapters.slack.blocks import Json
from adapters.slack.connection import connection
from adapters.slack.door import Door
from adapters.slack.http import Answered, SignedHttp
from adapters.slack.installs import Installation, Installations, OneInstallation
from adapters.slack.messenger import SlackMessenger
from adapters.slack.places import SLACK
from adapters.slack.reply import Desk, MayJoin
from adapters.slack.settings import SlackSettings
from bot.errands import Errands
from bot.errors import PlatformError, TokenRevoked
from bot.ids import UserRef, WorkspaceRef
from bot.ports.installs import Install
from bot.ports.platform import Inbound
from bot.ports.storage import Store
from bot.ports.world import Log

if TYPE_CHECKING:
    from slack_bolt.app.async_app import AsyncApp

    from adapters.slack.many import ManyInstallations
    from adapters.slack.oauth import Doorstep
    from adapters.slack.scopes import Finding
    from adapters.slack.socket import SocketLine

PING_SECONDS: Final = 10.0
START_SECONDS: Final = 15.0
STOP_SECONDS: Final = 10.0


class SlackAdapter:
    """`start` returns when Slack knows the bot; over HTTP the composition root serves `routes()`."""

    platform = SLACK

    def __init__(
        self,
        settings: SlackSettings,
        inbound: Inbound,
        clock: Callable[[], datetime],
        log: Log,
        umbrella: str = "verdict",
        *,
        may_join: MayJoin | None = None,
        trace: aiohttp.TraceConfig | None = None,
        store: Store | None = None,
        ping_seconds: float = PING_SECONDS,
    ) -> None:
        self._settings = settings
        self._inbound = inbound
        self._clock = clock
        self._log = log
        self._ping_seconds = ping_seconds
        self._only = OneInstallation()
        many = self._many(store) if settings.distributed and store else None
        self._installs: Installations = many or self._only
        self._slack = connection(settings.api_base, self._installs, lambda: asyncio.get_running_loop().time(), trace)
        self._doorstep = self._steps(store, umbrella) if many and store else None
        self._errands = Errands()
        self.messenger = SlackMessenger(self._slack, clock)
        desk = Desk(self._slack, self.messenger, self._errands, may_join or self._as_set, clock, log)
        self._door = Door(inbound, desk, umbrella)
        self._http = SignedHttp(settings.signing_secret.get_secret_value(), settings.body_limit, clock)
        self._line: SocketLine | None = None
        self._known: Installation | None = None
        self._app: AsyncApp | None = None

    def routes(self) -> list[web.RouteDef]:
        """For the one HTTP server of the process; they answer 503 until `start` has returned and after `stop`."""
        return [*self._http.routes(), *(self._doorstep.routes() if self._doorstep else ())]

    def quick(self) -> dict[str, Answered]:
        """The same for whole requests, before the server has looked at them."""
        return self._http.quick()

    @property
    def connected(self) -> bool:
        """Whether events can arrive: over HTTP as soon as the bot is known to Slack."""
        return self._line.connected if self._line else self._http.dispatch is not None

    @property
    def last_frame(self) -> datetime | None:
        """When Slack was last heard; over HTTP that may be long ago without anything being wrong."""
        return self._line.last_frame if self._line else self._http.last_request

    async def start(self) -> None:
        """ValueError says which token is wrong; PlatformError that Slack cannot be reached."""
        await self._slack.web.open()
        try:
            install = await asyncio.wait_for(self._try(), START_SECONDS)
        except TimeoutError:
            await self._slack.web.close()
            raise PlatformError(
                f"Slack did not answer within {START_SECONDS:g} s at {self._settings.api_base}."
            ) from None
        except BaseException:
            await self._slack.web.close()
            raise
        self._log.info("slack.started", workspace=install and install.workspace, socket=self._settings.socket_mode)
        if install:
            self._only.set(install)
            self._errands.start(self._slack.aliases.prepare(install.workspace))
            await self._inbound.joined(install.ref, install.name, None)
        if self._doorstep:
            self._doorstep.open(self._slack.web.client(""))
        self._known = install or Installation("", "", "")
        if self._settings.signing_secret.get_secret_value():
            self._http.dispatch = self._answer
        if self._settings.socket_mode:
            await self._open_line(self._bolt(self._known))
        else:
            await self._inbound.gap([install.ref] if install else None, SLACK)

    async def stop(self, grace: float = STOP_SECONDS) -> None:
        """Takes nothing more in, finishes what is under way, then closes the lines."""
        until = asyncio.get_running_loop().time() + grace
        self._http.dispatch = None
        if self._doorstep:
            self._doorstep.close()
        await self._door.shut(grace)
        given_up = await self._errands.drain(max(0.0, until - asyncio.get_running_loop().time()))
        if self._line:
            await self._line.stop()
        await self._slack.web.close()
        self._log.info("slack.stopped", given_up=given_up)

    async def _answer(self, body: Json) -> Answer:
        """One payload that came over HTTP and is proven to be from Slack.

        Bolt would parse, match and copy a client for each only to hand it to the door; see `tests/bench`.
        """
        return await (self.dispatch(body) if body.get("type") == "url_verification" else self._door.take(body))

    async def dispatch(self, body: Json) -> Answer:
        """One payload of Slack, through Bolt and all that is added to it."""
        if self._known is None:
            return Answer(503)
        app = self._bolt(self._known)
        from adapters.slack.bolt import through  # noqa: PLC0415

        return await through(app, body)

    async def doctor(self) -> list[Finding]:
        """What is missing, and what to do; asks Slack with the tokens as they are set."""
        from adapters.slack.doctor import examine  # noqa: PLC0415

        return await examine(self._settings, self._clock)

    async def _try(self) -> Installation | None:
        """Whether what is set is good; the one installation where there is one."""
        install = None if self._doorstep else await self._introduce()
        if self._settings.socket_mode:
            await self._try_line()
        return install

    async def _introduce(self) -> Installation:
        token = self._settings.bot_token.get_secret_value()
        try:
            told = await self._slack.web.ask(token, "auth.test")
        except TokenRevoked as trouble:
            raise ValueError(
                f"Slack refused SLACK_BOT_TOKEN ({trouble}); copy it again after installing the app."
            ) from None
        return Installation(
            workspace=str(told.get("team_id", "")),
            bot_user=str(told.get("user_id", "")),
            token=token,
            name=str(told.get("team", "")),
            bot_name=str(told.get("user", "")),
            bot_id=str(told.get("bot_id", "")),
            enterprise=str(told.get("enterprise_id") or ""),
        )

    async def _try_line(self) -> None:
        """With a bad app token the SDK would go on trying without a word."""
        try:
            await self._slack.web.ask(self._settings.app_token.get_secret_value(), "apps.connections.open")
        except TokenRevoked as trouble:
            raise ValueError(
                f"Slack refused SLACK_APP_TOKEN ({trouble}); it needs the scope connections:write."
            ) from None

    async def _open_line(self, app: AsyncApp) -> None:
        token = self._settings.app_token.get_secret_value()
        from adapters.slack.socket import SocketLine  # noqa: PLC0415

        self._line = SocketLine(
            app,
            token,
            self._slack.web.client(token),
            on_hello=self._hello,
            clock=self._clock,
            log=self._log,
            ping_seconds=self._ping_seconds,
        )
        await self._line.start(START_SECONDS)

    async def _hello(self) -> None:
        """A new connection: what happened before it may have been told to nobody."""
        await self._inbound.gap(None, SLACK)

    def _many(self, store: Store) -> ManyInstallations:
        from adapters.slack.many import ManyInstallations  # noqa: PLC0415
        from adapters.slack.renewal import Renewal  # noqa: PLC0415

        async def exchange(refresh: str) -> Json:
            secret = self._settings.client_secret.get_secret_value()
            return await self._slack.web.exchange(self._settings.client_id, secret, refresh)

        return ManyInstallations(store, Renewal(store, exchange, self._clock, self._log), self._clock)

    async def _installed(self, install: Install, by: UserRef | None) -> None:
        self._installs.forget(install.home.workspace or install.home.enterprise)
        self._log.info("slack.installed", workspace=install.home.workspace, enterprise=install.home.enterprise)
        if install.home.workspace:
            await self._inbound.joined(install.home, install.name, None, greet=by)

    def _steps(self, store: Store, umbrella: str) -> Doorstep:
        from adapters.slack.oauth import Doorstep  # noqa: PLC0415

        return Doorstep(self._settings, store, self._clock, self._installed, umbrella)

    def _bolt(self, known: Installation) -> AsyncApp:
        from adapters.slack.bolt import app_of  # noqa: PLC0415

        if self._app is None:
            self._app = app_of(known, self._slack.web.client(known.token), self._door.take)
        return self._app

    async def _as_set(self, _workspace: WorkspaceRef) -> bool:
        return self._settings.join_channels
