"""Slack over signed HTTP: the full /compare beside a Bolt that does nothing, tuned and as documented."""

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random

from aiohttp import web

from tests.bench.httpload import asked, signed, told
from tests.bench.names import SMALL, questions, synthetic
from tests.bench.table import Options, Row, interleaved, percentile

PEERS = ("ours", "tuned", "documented")
AT_ONCE = (1, 16, 64)
REQUESTS = {1: 150, 16: 600, 64: 600}
PATIENCE = 120.0


@asynccontextmanager
async def sink() -> AsyncIterator[str]:
    """Slack's Web API as far as a start asks it."""

    async def answer(request: web.Request) -> web.Response:
        told: dict[str, object] = {"ok": True, "team_id": "T1", "team": "Bench", "user_id": "U0", "bot_id": "B1"}
        if request.match_info["method"] == "chat.postMessage":
            told |= {"ts": "1700000000.000001", "channel": (await _asked(request))["channel"]}
        if request.match_info["method"] == "users.info":
            told["user"] = {"id": (await _asked(request))["user"], "team_id": "T1", "name": "ada", "locale": "en-GB"}
        return web.json_response(told)

    app = web.Application()
    app.add_routes([web.route("*", "/api/{method}", answer)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/api/"
    finally:
        await runner.cleanup()


async def _asked(request: web.Request) -> Mapping[str, object]:
    """A query, a form or JSON: Slack takes them all, and each SDK sends another."""
    if request.query:
        return request.query
    return await (request.json() if request.content_type == "application/json" else request.post())


@dataclass(frozen=True, slots=True)
class Served:
    """A server in a process of its own."""

    port: int
    pid: int

    @property
    def memory(self) -> float:
        """MB of it at this moment."""
        return int(Path(f"/proc/{self.pid}/statm").read_text(encoding="utf-8").split()[1]) * 4096 / 1e6


@asynccontextmanager
async def served(
    *words: str, env: Mapping[str, str] | None = None, folder: Path | None = None
) -> AsyncIterator[Served]:
    """A command that prints its port and serves until it is ended."""
    process = await asyncio.create_subprocess_exec(*words, stdout=asyncio.subprocess.PIPE, env=env, cwd=folder)
    try:
        assert process.stdout is not None
        yield Served(int(await asyncio.wait_for(process.stdout.readline(), PATIENCE)), process.pid)
    finally:
        process.kill()
        await process.wait()


def ours(name: str, api: str) -> AbstractAsyncContextManager[Served]:
    """One of the servers that are written in Python."""
    return served(sys.executable, "-m", "tests.bench.slackservers", name, api)


@asynccontextmanager
async def server(name: str, api: str) -> AsyncIterator[int]:
    """The port of one."""
    async with ours(name, api) as one:
        yield one.port


class Visit:
    """Requests to one server at one degree of crowding; keeps how long each waited."""

    def __init__(self, port: int, texts: list[str], numbers: Iterator[int], at_once: int) -> None:
        self._port = port
        self._texts = texts
        self._numbers = numbers
        self._at_once = at_once
        self.waits: list[float] = []

    async def rate(self) -> float:
        """Requests per second, until the last of them is not only acknowledged but answered."""
        numbers = [next(self._numbers) for _ in range(REQUESTS[self._at_once])]
        requests = [signed(self._texts[number % len(self._texts)], number) for number in numbers]
        before = await told(self._port, "/done")
        started = time.perf_counter()
        self.waits += await asked(self._port, requests, self._at_once)
        async with asyncio.timeout(PATIENCE):
            await told(self._port, f"/done?until={before + len(requests)}")
        return len(requests) / (time.perf_counter() - started)


def texts_asked() -> list[str]:
    """Questions of all kinds about the catalogue of the benches."""
    return [text for text in questions(synthetic(SMALL, Random(2570)), 400, Random(1)) if "zorblax" not in text]


async def measured(options: Options) -> list[Row]:
    """Every server at every degree, in turns."""
    texts = texts_asked()
    rows: list[Row] = []
    numbers = count()
    async with AsyncExitStack() as stack:
        api = await stack.enter_async_context(sink())
        ports = {name: await stack.enter_async_context(server(name, api)) for name in PEERS}
        for at_once in AT_ONCE:
            visits = {name: Visit(port, texts, numbers, at_once) for name, port in ports.items()}
            for visit in visits.values():
                await visit.rate()
                visit.waits.clear()
            rates: dict[str, Callable[[], Awaitable[float]]] = {name: visit.rate for name, visit in visits.items()}
            found = await interleaved(rates, options.rounds)
            rows += _rows(at_once, found, {name: 1e3 * percentile(one.waits, 0.99) for name, one in visits.items()})
    return rows


def _rows(at_once: int, rates: dict[str, float], waits: dict[str, float]) -> list[Row]:
    ratio = rates["ours"] / rates["documented"]
    goal = 25 if at_once == 1 else None
    return [
        Row(f"{at_once} at once: /compare answered", rates["ours"], "/s"),
        Row(f"{at_once} at once: ÷ the empty no-op of a tuned Bolt", rates["ours"] / rates["tuned"], least=1.0),
        Row(f"{at_once} at once: ÷ the empty no-op of Bolt as documented", ratio, least=goal),
        Row(f"{at_once} at once: p99 of the acknowledgement", waits["ours"], "ms"),
        Row(f"{at_once} at once: the same of the tuned no-op", waits["tuned"], "ms"),
        Row(f"{at_once} at once: the same of Bolt as documented", waits["documented"], "ms"),
    ]


def run(options: Options) -> tuple[list[Row], list[str]]:
    """What the table says, and what has to be said about it."""
    return asyncio.run(measured(options)), [
        "Answered: resolved, tallies read from SQLite, rendered to JSON; the question is noted, and written once a second;",
        "not in it: chat.postMessage and the seeds, which Slack itself allows once a second and channel.",
    ]
