"""The Web API: one connection pool, the tiers kept, and every failure as one of the core's kinds."""

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import aiohttp
import orjson

from adapters.slack.errors import translated, unanswered
from adapters.slack.installs import Installations
from adapters.slack.lean import AsyncBaseClient, SlackApiError, SlackClientError
from adapters.slack.rates import Limiter
from bot.errors import RateLimited, TokenRevoked

if TYPE_CHECKING:
    from adapters.slack.trade import TradingClient

Json = dict[str, Any]

READINGS: Final = frozenset(
    {
        "auth.test",
        "conversations.history",
        "conversations.info",
        "conversations.replies",
        "emoji.list",
        "reactions.get",
        "team.info",
        "users.info",
    }
)
"""methods that take a query, not JSON, and change nothing"""
CLIENTS_KEPT: Final = 1000
CALL_SECONDS: Final = 10.0
PATIENCE: Final = 30.0
"""seconds that a call waits for its place before it says RateLimited"""
_BROKEN_LINE: Final = (aiohttp.ClientError, SlackClientError, OSError, asyncio.TimeoutError)


class SlackWeb:
    """Calls methods for a workspace. Never repeats a call by itself: a cut line may have carried it."""

    def __init__(
        self,
        base: str,
        installs: Installations,
        limiter: Limiter,
        *,
        seconds: float = CALL_SECONDS,
        trace: aiohttp.TraceConfig | None = None,
    ) -> None:
        self._traces = [trace] if trace else None
        self._base = base if base.endswith("/") else f"{base}/"
        self._installs = installs
        self._limiter = limiter
        self._seconds = seconds
        self._session: aiohttp.ClientSession | None = None
        self._clients: dict[str, AsyncBaseClient] = {}

    async def open(self) -> None:
        # Without a session of its own AsyncWebClient opens a connection for every call.
        self._session = aiohttp.ClientSession(
            timeout=aiohttp.ClientTimeout(total=self._seconds),
            json_serialize=lambda body: orjson.dumps(body).decode(),
            trace_configs=self._traces,
        )

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()

    def client(self, token: str) -> "TradingClient":
        """The SDK's client for this token with all its methods, as Bolt wants it."""
        from adapters.slack.trade import TradingClient  # noqa: PLC0415

        return TradingClient(**self._line(token))

    def _asking(self, token: str) -> AsyncBaseClient:
        """The same with the one method that calls all others; it is kept."""
        client = self._clients.get(token)
        if client is None:
            if len(self._clients) >= CLIENTS_KEPT:
                self._clients.clear()
            client = self._clients[token] = AsyncBaseClient(**self._line(token))
        return client

    def _line(self, token: str) -> dict[str, Any]:
        """On our connections, and without the SDK's own retries."""
        kept: dict[str, Any] = {"session": self._session, "timeout": int(self._seconds), "retry_handlers": []}
        return {"token": token, "base_url": self._base, **kept}

    async def call(self, workspace: str, method: str, *, patience: float = PATIENCE, **args: object) -> Json:
        """The answer's body, or one of bot.errors."""
        token = (await self._installs.of(workspace)).token
        channel = str(args.get("channel", ""))
        await self._limiter.place(method, workspace, channel, patience=patience)
        try:
            return await self.ask(token, method, **args)
        except RateLimited as limit:
            self._limiter.shut(method, workspace, channel, limit.retry_after)
            raise
        except TokenRevoked:
            self._installs.forget(workspace)
            raise

    async def ask(self, token: str, method: str, **args: object) -> Json:
        """The same for a token, outside the tiers."""
        return (await self.ask_whole(token, method, **args))[0]

    async def ask_whole(self, token: str, method: str, **args: object) -> tuple[Json, Mapping[str, str]]:
        """Body and headers."""
        reading = method in READINGS
        given: dict[str, Any] = {name: value for name, value in args.items() if value is not None}
        client = self._asking(token)
        try:
            answer = await (
                client.api_call(method, http_verb="GET", params=given)
                if reading
                else client.api_call(method, json=given)
            )
        except SlackApiError as error:
            raise translated(error, method, reading=reading) from None
        except _BROKEN_LINE:
            raise unanswered(method, reading=reading) from None
        body = answer.data if isinstance(answer.data, dict) else {}
        return body, {str(name).lower(): str(value) for name, value in answer.headers.items()}

    async def exchange(self, client_id: str, client_secret: str, refresh: str) -> Json:
        """What Slack gives for a refresh token."""
        try:
            answer = await self.client("").oauth_v2_access(
                client_id=client_id, client_secret=client_secret, grant_type="refresh_token", refresh_token=refresh
            )
        except SlackApiError as error:
            raise translated(error, "oauth.v2.access", reading=False) from None
        except _BROKEN_LINE:
            raise unanswered("oauth.v2.access", reading=False) from None
        return answer.data if isinstance(answer.data, dict) else {}

    async def respond(self, url: str, body: Json) -> bool:
        """Answers to a response_url; False when Slack did not take it (used up, too old)."""
        if self._session is None:
            return False
        try:
            async with self._session.post(url, json=body) as answer:
                return answer.ok
        except _BROKEN_LINE:
            raise unanswered("response_url", reading=False) from None
