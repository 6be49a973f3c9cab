"""The desk where HTTP requests arrive: faults, token, judge, rate limits, route, answer."""

import asyncio
import urllib.parse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Protocol

import orjson
from aiohttp import web

from adapters.playground.discord.faults import Rule
from adapters.playground.discord.rates import VIA, Rates, limited
from adapters.playground.discord.rest.routes import find
from adapters.playground.discord.wire import Answer, Call, Json, Refused, Upload
from adapters.playground.discord.world import World

ANONYMOUS: Final = ("interactions", "webhooks")  # their tokens are in the path
AFTER_ACCEPTING: Final = {"answer_lost", "cut_after", "truncated", "empty", "garbled"}


class Judge(Protocol):
    """Says what is wrong with a request, or with an answer of our own."""

    def request(self, call: Call, /) -> list[str]: ...
    def answer(self, call: Call, answer: Answer, /) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class Logged:
    """One request as it came in; `status` is what was answered (0: the connection was cut)."""

    at: float
    method: str
    path: str
    query: Mapping[str, str]
    body: Any
    status: int
    trouble: str = ""


class Desk:
    def __init__(self, world: World, *, token: str, judges: Sequence[Judge], rates: Rates) -> None:
        self.world = world
        self.token = token
        self.rates = rates
        self.judges = judges
        self.calls: list[Logged] = []
        self.violations: list[str] = []  # what the judges found wrong with requests
        self.own_mistakes: list[str] = []  # … and with our answers
        self.running = 0

    async def handle(self, request: web.Request, raw_path: str) -> web.StreamResponse:
        self.running += 1
        try:
            call = await _parsed(request, raw_path)
            rules = self.world.faults.strike(call.method, raw_path)
            answer = await self._before(request, rules)
            if answer is None:
                answer = self._served(request, call, raw_path)
                answer = self._after(request, rules, answer)
            trouble = rules[0].trouble if rules else ""
            entry = Logged(self.world.clock(), call.method, raw_path, call.query, call.body, answer.status, trouble)
            self.calls.append(entry)
            return _response(answer)
        finally:
            self.running -= 1

    def _served(self, request: web.Request, call: Call, raw_path: str) -> Answer:
        segments = [urllib.parse.unquote(each) for each in raw_path.strip("/").split("/")]
        if segments[0] not in ANONYMOUS and request.headers.get("Authorization") != f"Bot {self.token}":
            return Answer({"message": "401: Unauthorized", "code": 0}, 401, VIA)
        headers, refusal = self.rates.take(call.method, call.path)
        if refusal is not None:
            return refusal
        try:
            answer = self._routed(call, segments)
        except Refused as refused:
            answer = refused.answer()
        self.own_mistakes += [
            f"{call.method} {raw_path}: {each}" for judge in self.judges for each in judge.answer(call, answer)
        ]
        return Answer(answer.body, answer.status, {**headers, **answer.headers})

    def _routed(self, call: Call, segments: list[str]) -> Answer:
        found = find(call.method, segments)
        if found is None:
            raise Refused(0)
        handler, route, args = found
        call = replace(call, args=args, route=route)
        if wrong := [each for judge in self.judges for each in judge.request(call)]:
            self.violations += [f"{call.method} {call.path}: {each}" for each in wrong]
            raise _verdict(wrong)
        return handler(self.world, call)

    async def _before(self, request: web.Request, rules: Sequence[Rule]) -> Answer | None:
        for rule in rules:
            if rule.trouble == "slow":
                await asyncio.sleep(rule.seconds)
            elif rule.trouble == "limited":
                return limited(rule.seconds)
            elif rule.trouble == "limited_global":
                return limited(rule.seconds, everywhere=True)
            elif rule.trouble == "limited_bare":
                return limited(rule.seconds, headers={})
            elif rule.trouble == "down":
                return Answer({"message": "503: Service Unavailable", "code": 0}, 503, VIA)
            elif rule.trouble == "cut_before":
                return _cut(request)
        return None

    def _after(self, request: web.Request, rules: Sequence[Rule], answer: Answer) -> Answer:
        for trouble in [rule.trouble for rule in rules if rule.trouble in AFTER_ACCEPTING]:
            if trouble == "answer_lost":
                return Answer({"message": "502: Bad Gateway", "code": 0}, 502, VIA)
            if trouble == "cut_after":
                return _cut(request)
            if trouble == "garbled":
                return Answer(b'{"id": "10', 200, VIA)
            if isinstance(answer.body, list):
                kept = answer.body[: len(answer.body) // 2] if trouble == "truncated" else []
                answer = Answer(kept, answer.status, answer.headers)
        return answer


async def _parsed(request: web.Request, raw_path: str) -> Call:
    body: Any = None
    files: list[Upload] = []
    if request.content_type.startswith("multipart/"):
        async for part in await request.multipart():
            body = await _part(part, files, body)
    elif request.body_exists and (raw := await request.read()):
        try:
            body = orjson.loads(raw)
        except orjson.JSONDecodeError:
            body = raw.decode(errors="replace")
    return Call(request.method, urllib.parse.unquote(raw_path), {}, dict(request.query), body, tuple(files))


async def _part(part: Any, files: list[Upload], body: Any) -> Any:
    if part.name == "payload_json":
        return orjson.loads(await part.read())
    files.append(Upload(part.name, part.filename or part.name, bytes(await part.read())))
    return body


def _verdict(wrong: list[str]) -> Refused:
    """Size over the undocumented byte limit is HTTP 500, as on Discord; everything else a form error."""
    errors: Json = {"_errors": [{"code": "PLAYGROUND_JUDGE", "message": each} for each in wrong]}
    if any(each.startswith("500 ") for each in wrong):
        return Refused(0, "500: Internal Server Error", status=500)
    return Refused(50035, errors=errors)


def _cut(request: web.Request) -> Answer:
    if request.transport is not None:
        request.transport.abort()
    return Answer(None, 0)


def _response(answer: Answer) -> web.Response:
    if answer.status == 0:
        return web.Response(status=500)  # nobody is left to read it
    if answer.body is None:
        return web.Response(status=answer.status, headers=answer.headers)
    raw = answer.body if isinstance(answer.body, bytes) else orjson.dumps(answer.body)
    # discord.py parses only an exact "application/json": no charset
    return web.Response(body=raw, status=answer.status, headers={**answer.headers, "Content-Type": "application/json"})
