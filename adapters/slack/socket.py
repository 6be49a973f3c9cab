"""Socket Mode: one websocket kept alive, with a deadline at the start and a watchdog afterwards."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, Final

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.ports.world import Log

WATCH_SECONDS: Final = 5.0
STALE_SECONDS: Final = 60.0
"""without any frame, pongs included: the line is dead whatever it says"""
RECONNECT_SECONDS: Final = 30.0


class SocketLine:
    """`on_hello` is called for every new connection: events may have been missed before it."""

    def __init__(
        self,
        app: AsyncApp,
        app_token: str,
        client: AsyncWebClient,
        *,
        on_hello: Callable[[], Awaitable[None]],
        clock: Callable[[], datetime],
        log: Log,
        ping_seconds: float,
    ) -> None:
        self._handler = AsyncSocketModeHandler(app, app_token, web_client=client, ping_interval=ping_seconds)
        self._client = self._handler.client
        self._client.message_listeners.append(self._frame)
        self._on_hello = on_hello
        self._clock = clock
        self._log = log
        self._pong: float | None = None
        self._heard = 0.0
        self._greeted = asyncio.Event()
        self._tasks: list[asyncio.Task[Any]] = []
        self.last_frame: datetime | None = None
        self.hellos = 0

    async def start(self, deadline: float) -> None:
        """Returns when the line stands, or after the deadline: then it goes on trying, and `connected` tells."""
        self._heard = self._now()
        connecting = self._handler.connect_async()  # type: ignore[no-untyped-call]
        self._tasks = [asyncio.create_task(connecting), asyncio.create_task(self._watch())]
        try:
            await asyncio.wait_for(self._greeted.wait(), deadline)
        except TimeoutError:
            self._log.warning("slack.socket_late", seconds=deadline)

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        own = (self._client.message_processor, self._client.current_session_monitor, self._client.message_receiver)
        await self._handler.close_async()  # type: ignore[no-untyped-call]
        # The SDK cancels its tasks but does not wait for them.
        await asyncio.gather(*(task for task in own if task is not None), return_exceptions=True)

    @property
    def connected(self) -> bool:
        session = self._client.current_session
        return session is not None and not session.closed and not self._client.closed and not self.stale

    @property
    def stale(self) -> bool:
        return self.silent_for > STALE_SECONDS

    @property
    def silent_for(self) -> float:
        """Seconds since anything came, pongs included."""
        if self._client.last_ping_pong_time != self._pong:
            self._pong = self._client.last_ping_pong_time
            self._note()
        return self._now() - self._heard

    async def _frame(self, _client: object, message: dict[str, Any], _raw: str | None = None) -> None:
        self._note()
        if message.get("type") == "hello":
            self.hellos += 1
            self._greeted.set()
            await self._on_hello()

    async def _watch(self) -> None:
        """The SDK heals most broken lines by itself; silent stalls are known that it does not notice."""
        while True:
            await asyncio.sleep(WATCH_SECONDS)
            if not self._greeted.is_set() or not self.stale:
                continue
            self._log.warning("slack.socket_stalled", silent=round(self.silent_for))
            try:
                async with asyncio.timeout(RECONNECT_SECONDS):
                    await self._client.connect_to_new_endpoint(force=True)
            except Exception as trouble:  # noqa: BLE001  whatever it is, the next round tries again
                self._log.warning("slack.socket_not_back", trouble=type(trouble).__name__)

    def _note(self) -> None:
        self._heard = self._now()
        self.last_frame = self._clock()

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()
