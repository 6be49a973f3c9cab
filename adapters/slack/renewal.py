"""Token rotation: a token that will soon end is exchanged for the next, by one replica while the others wait."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from adapters.slack.blocks import Json
from bot.errors import PlatformError, RateLimited, TokenRevoked
from bot.ports.installs import Install
from bot.ports.storage import Store
from bot.ports.world import Log

BEFORE_THE_END: Final = timedelta(hours=2)
"""tokens live for twelve hours (docs.slack.dev/authentication/using-token-rotation)"""
LEASE: Final = timedelta(seconds=30)
"""longer than a call to Slack may take; whoever holds it and dies keeps the others waiting no longer than this"""
GLANCE_SECONDS: Final = 0.25
GLANCES: Final = 40

Exchange = Callable[[str], Awaitable[Json]]
"""a refresh token → what oauth.v2.access answers, or one of bot.errors"""


class Renewal:
    """A refresh token is good for one exchange: two replicas that used the same one would lose the installation."""

    def __init__(
        self,
        store: Store,
        exchange: Exchange,
        clock: Callable[[], datetime],
        log: Log,
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._store = store
        self._exchange = exchange
        self._clock = clock
        self._log = log
        self._sleep = sleep

    async def fresh(self, install: Install) -> Install:
        """The same, or renewed; the old token serves as long as it lives when Slack cannot be reached."""
        if not self._ends_soon(install):
            return install
        holder = secrets.token_hex(8)
        for _ in range(GLANCES):
            now = self._clock()
            async with self._store() as unit:
                leased = await unit.installs.lease(install.home, holder, now, now + LEASE)
                current = await unit.installs.of(install.home)
            if current is None:
                raise TokenRevoked(f"Slack's workspace {install.home.workspace} is not connected.")
            if leased:
                return await self._renewed(current, holder)
            if not self._ends_soon(current) or not self._over(current):
                return current
            await self._sleep(GLANCE_SECONDS)
        return install

    async def _renewed(self, install: Install, holder: str) -> Install:
        """`install` was read under the lease: another may have renewed it just before."""
        if not self._ends_soon(install):
            await self._release(install, holder)
            return install
        try:
            told = await self._exchange(install.refresh)
        except TokenRevoked:
            await self._release(install, holder)
            raise
        except (PlatformError, RateLimited) as trouble:
            await self._release(install, holder)
            self._log.warning("slack.not_renewed", workspace=install.home.workspace, trouble=str(trouble))
            return install
        token, refresh = str(told["access_token"]), str(told.get("refresh_token") or install.refresh)
        expires = self._clock() + timedelta(seconds=int(told["expires_in"]))
        async with self._store() as unit:
            kept = await unit.installs.renewed(install.home, holder, token, refresh, expires)
        self._log.info("slack.renewed", workspace=install.home.workspace, kept=kept)
        return replace(install, token=token, refresh=refresh, expires_at=expires)

    async def _release(self, install: Install, holder: str) -> None:
        async with self._store() as unit:
            await unit.installs.release(install.home, holder)

    def _ends_soon(self, install: Install) -> bool:
        return bool(install.refresh and install.expires_at and install.expires_at - self._clock() < BEFORE_THE_END)

    def _over(self, install: Install) -> bool:
        return bool(install.expires_at and install.expires_at <= self._clock())
