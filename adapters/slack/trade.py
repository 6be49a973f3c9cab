"""oauth.v2.access: codes and refresh tokens against bot tokens, with the app's own credentials in the header."""

from typing import Any

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse


class TradingClient(AsyncWebClient):
    """The SDK's own method builds the header with what aiohttp 3.14 has deprecated."""

    async def oauth_v2_access(
        self,
        *,
        client_id: str,
        client_secret: str,
        code: str | None = None,
        redirect_uri: str | None = None,
        grant_type: str | None = None,
        refresh_token: str | None = None,
        **kwargs: Any,
    ) -> AsyncSlackResponse:
        offered = {
            "code": code,
            "redirect_uri": redirect_uri,
            "grant_type": grant_type,
            "refresh_token": refresh_token,
            **kwargs,
        }
        return await self.api_call(
            "oauth.v2.access",
            data={name: value for name, value in offered.items() if value is not None},
            headers={"Authorization": aiohttp.encode_basic_auth(client_id, client_secret)},
        )
