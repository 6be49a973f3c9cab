"""Signed HTTP: what is too long or not from Slack is turned away before anything in it is read."""

import hashlib
import hmac
import re
from collections.abc import Awaitable, Callable, Iterator, Mapping
from datetime import datetime
from typing import Final
from urllib.parse import unquote

import orjson
from aiohttp import web

from adapters.slack.addresses import PATHS
from adapters.slack.answer import Answer
from adapters.slack.blocks import Json
from adapters.slack.limits import SIGNATURE_SECONDS

_JSON: Final = "application/json"
TOO_LONG, FORGED, UNREADABLE, AWAY = 413, 401, 400, 503

_TIMESTAMP: Final = re.compile(r"[0-9]{1,12}")

Answered = Callable[[Mapping[str, str], bytes], Awaitable[tuple[int, str]]]
Dispatch = Callable[[Json], Awaitable[Answer]]


class SignedHttp:
    """`dispatch` is set once the adapter is up; until then, and after its end, Slack is told to come back."""

    def __init__(self, secret: str, body_limit: int, clock: Callable[[], datetime]) -> None:
        self._secret = secret.encode()
        self._body_limit = body_limit
        self._clock = clock
        self.dispatch: Dispatch | None = None
        self.last_request: datetime | None = None

    def routes(self) -> list[web.RouteDef]:
        return [web.post(path, self.take) for path in PATHS]

    def quick(self) -> dict[str, Answered]:
        return dict.fromkeys(PATHS, self.answer)

    async def take(self, request: web.Request) -> web.Response:
        raw = await self._read(request)
        if raw is None:
            return web.Response(status=TOO_LONG)
        status, text = await self.answer({name.lower(): value for name, value in request.headers.items()}, raw)
        if not text:
            return web.Response(status=status)
        return web.Response(status=status, text=text, content_type=_JSON if text.startswith("{") else "text/plain")

    async def answer(self, headers: Mapping[str, str], raw: bytes) -> tuple[int, str]:
        """A whole request, however it came in."""
        if len(raw) > self._body_limit:
            return TOO_LONG, ""
        if not self.signed(headers.get("x-slack-request-timestamp", ""), raw, headers.get("x-slack-signature", "")):
            return FORGED, ""
        self.last_request = self._clock()
        body = parsed(raw, headers.get("content-type", "").partition(";")[0].strip().lower())
        if body is None:
            return UNREADABLE, ""
        if self.dispatch is None:
            return AWAY, ""
        answer = await self.dispatch(body)
        return answer.status, answer.body

    def signed(self, timestamp: str, raw: bytes, signature: str) -> bool:
        """Whether Slack signed exactly these bytes within the last five minutes; compared in constant time."""
        if not self._secret or not _TIMESTAMP.fullmatch(timestamp):
            return False
        age = abs(self._clock().timestamp() - int(timestamp))
        base = b"v0:" + timestamp.encode() + b":" + raw
        ours = "v0=" + hmac.new(self._secret, base, hashlib.sha256).hexdigest()
        return hmac.compare_digest(ours.encode(), signature.encode(errors="replace")) and age <= SIGNATURE_SECONDS

    async def _read(self, request: web.Request) -> bytes | None:
        """The body, or None as soon as it is longer than allowed, whatever its head promised."""
        if (request.content_length or 0) > self._body_limit:
            return None
        if request.content.is_eof():  # it came together with its head, as most do
            raw = request.content.read_nowait()
            return raw if len(raw) <= self._body_limit else None
        parts, size = [], 0
        async for part in request.content.iter_any():
            size += len(part)
            if size > self._body_limit:
                return None
            parts.append(part)
        return b"".join(parts)


def parsed(raw: bytes, content_type: str) -> Json | None:
    """JSON for events, a form for commands, JSON in a form for interactions; None when it is none of them."""
    try:
        if content_type == _JSON:
            body = orjson.loads(raw)
        else:
            form = dict(_pairs(raw.decode()))
            body = orjson.loads(form["payload"]) if "payload" in form else form
    except ValueError:
        return None
    return body if isinstance(body, dict) else None


def _pairs(form: str) -> Iterator[tuple[str, str]]:
    """Like parse_qsl, which looks for what has to be unquoted in each name and value several times."""
    for pair in form.split("&"):
        name, _, value = pair.partition("=")
        if name:
            yield _unquoted(name), _unquoted(value)


def _unquoted(text: str) -> str:
    """Spaces are in many values, and other signs in few."""
    if "+" in text:
        text = text.replace("+", " ")
    return unquote(text) if "%" in text else text
