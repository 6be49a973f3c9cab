"""Delivery by HTTP: signed requests to the app's URL, as Slack's servers send them."""

import hashlib
import hmac
import time
from collections.abc import Callable
from urllib.parse import urlencode

import aiohttp
import orjson

from adapters.playground.slack.parcels import Parcel, Receipt, Undelivered

JSON_TYPE = "application/json"
FORM_TYPE = "application/x-www-form-urlencoded"


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """Slack's v0 request signature."""
    base = b"v0:" + timestamp.encode() + b":" + body
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()


def encoded(parcel: Parcel) -> tuple[bytes, str]:
    if parcel.kind == "events_api":
        return orjson.dumps(parcel.payload), JSON_TYPE
    if parcel.kind == "slash_commands":
        return urlencode(parcel.payload).encode(), FORM_TYPE
    return urlencode({"payload": orjson.dumps(parcel.payload).decode()}).encode(), FORM_TYPE


class HttpDelivery:
    def __init__(self, url: str, signing_secret: str, clock: Callable[[], float] = time.time) -> None:
        self.url = url
        self._secret = signing_secret
        self._clock = clock
        self._session: aiohttp.ClientSession | None = None

    async def hand_over(self, parcel: Parcel, seconds: float) -> Receipt:
        body, content_type = encoded(parcel)
        timestamp = str(int(self._clock()))
        headers = {
            "content-type": content_type,
            "user-agent": "Slackbot 1.0 (playground)",
            "x-slack-request-timestamp": timestamp,
            "x-slack-signature": signature(self._secret, timestamp, body),
        }
        if parcel.attempt:
            headers |= {"x-slack-retry-num": str(parcel.attempt), "x-slack-retry-reason": parcel.reason}
        timeout = aiohttp.ClientTimeout(total=seconds)
        try:
            async with self._http().post(self.url, data=body, headers=headers, timeout=timeout) as response:
                return await _receipt(response)
        except TimeoutError as late:
            raise Undelivered("http_timeout") from late
        except aiohttp.ClientError as failure:
            raise Undelivered("connection_failed") from failure

    def _http(self) -> aiohttp.ClientSession:
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession()
        return self._session

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()


async def _receipt(response: aiohttp.ClientResponse) -> Receipt:
    raw = await response.read()
    is_json = response.content_type == JSON_TYPE and raw
    return Receipt(
        status=response.status,
        body=orjson.loads(raw) if is_json else raw.decode(errors="replace"),
        no_retry=response.headers.get("x-slack-no-retry") == "1",
    )
