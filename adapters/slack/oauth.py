"""Installing by OAuth v2: slack-bolt's flow over our own store, so that a workspace needs no token to be copied."""

import hashlib
import logging
import secrets
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Final

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.error import BoltError
from slack_bolt.oauth.async_callback_options import AsyncCallbackOptions
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_sdk.oauth.installation_store import Bot, Installation
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.addresses import INSTALL_PATH, REDIRECT_PATH
from adapters.slack.pages import regret, welcome
from adapters.slack.places import SLACK
from adapters.slack.scopes import SCOPES
from adapters.slack.settings import SlackSettings
from bot.ids import UserRef, WorkspaceRef
from bot.ports.installs import Install
from bot.ports.storage import Store

STATE_SECONDS: Final = 600

Told = Callable[[Install, UserRef | None], Awaitable[None]]
"""called when an installation is kept: which one, and who made it"""


class States(AsyncOAuthStateStore):
    """Only a hash is kept: whoever reads the database cannot come back in somebody's name."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    async def async_issue(self, *_args: object, **_more: object) -> str:
        state = secrets.token_urlsafe(32)
        async with self._store() as unit:
            await unit.installs.issue_state(_digest(state), self._clock() + timedelta(seconds=STATE_SECONDS))
        return state

    async def async_consume(self, state: str) -> bool:
        async with self._store() as unit:
            return await unit.installs.consume_state(_digest(state), self._clock())


class Shelf(AsyncInstallationStore):
    """What Bolt hands over after the exchange, kept sealed; reading goes past Bolt (see many.py)."""

    def __init__(self, store: Store, clock: Callable[[], datetime], told: Told, bot_name: str) -> None:
        self._store = store
        self._clock = clock
        self._told = told
        self._bot_name = bot_name

    async def async_save(self, installation: Installation) -> None:
        install = read(installation, self._bot_name, self._clock())
        async with self._store() as unit:
            await unit.installs.put(install)
        person = installation.user_id
        await self._told(install, UserRef(SLACK, install.home.workspace, person) if person else None)

    async def async_save_bot(self, bot: Bot) -> None:
        """Nothing: renewed tokens are kept by renewal.py, under its lease."""


def read(installation: Installation, bot_name: str, now: datetime) -> Install:
    """BoltError when Slack gave no bot token: then there is nothing to keep."""
    org_wide = bool(installation.is_enterprise_install)
    team, company = installation.team_id or "", installation.enterprise_id or ""
    if not installation.bot_token or not (company if org_wide else team):
        raise BoltError("Slack gave no bot token.")
    ends = installation.bot_token_expires_at
    return Install(
        home=WorkspaceRef(SLACK, "" if org_wide else team, company),
        token=installation.bot_token,
        installed_at=now,
        refresh=installation.bot_refresh_token or "",
        expires_at=datetime.fromtimestamp(ends, UTC) if ends else None,
        name=(installation.enterprise_name if org_wide else installation.team_name) or "",
        bot_user=installation.bot_user_id or "",
        bot_name=bot_name,
        bot_id=installation.bot_id or "",
        scopes=",".join(installation.bot_scopes or ()),
    )


class Doorstep:
    """The two pages of an installation, as routes of the one web server; 503 until `open` and after `close`."""

    def __init__(
        self, settings: SlackSettings, store: Store, clock: Callable[[], datetime], told: Told, bot_name: str
    ) -> None:
        self._settings = settings
        self._states = States(store, clock)
        self._shelf = Shelf(store, clock, told, bot_name)
        self._flow: AsyncOAuthFlow | None = None

    def open(self, client: AsyncWebClient) -> None:
        own = self._settings
        self._flow = AsyncOAuthFlow(
            client=client,
            logger=logging.getLogger("slack_bolt"),
            settings=AsyncOAuthSettings(
                client_id=own.client_id,
                client_secret=own.client_secret.get_secret_value(),
                scopes=[scope.name for scope in SCOPES],
                user_scopes=[],
                redirect_uri=own.redirect_url or None,
                install_path=INSTALL_PATH,
                install_page_rendering_enabled=False,
                redirect_uri_path=REDIRECT_PATH,
                authorization_url=own.authorize_url,
                installation_store=self._shelf,
                state_store=self._states,
                state_expiration_seconds=STATE_SECONDS,
                callback_options=AsyncCallbackOptions(success=welcome, failure=regret),
            ),
        )

    def close(self) -> None:
        self._flow = None

    def routes(self) -> list[web.RouteDef]:
        return [web.get(INSTALL_PATH, self._install), web.get(REDIRECT_PATH, self._back)]

    async def _install(self, request: web.Request) -> web.StreamResponse:
        if self._flow is None:
            return web.Response(status=503)
        return await to_aiohttp_response(await self._flow.handle_installation(await to_bolt_request(request)))

    async def _back(self, request: web.Request) -> web.StreamResponse:
        if self._flow is None:
            return web.Response(status=503)
        return await to_aiohttp_response(await self._flow.handle_callback(await to_bolt_request(request)))


def _digest(state: str) -> bytes:
    return hashlib.sha256(state.encode()).digest()
