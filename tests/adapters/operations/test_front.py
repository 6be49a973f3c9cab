"""Whole requests are answered before the web server; whatever is not as plain as can be, the web server answers."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from itertools import pairwise

import pytest
from aiohttp import web

from adapters.operations import front
from adapters.operations.server import OperationsServer
from adapters.operations.settings import ServerSettings

HEAD = "POST /quick HTTP/1.1\r\nHost: here\r\nContent-Type: text/plain\r\n"
PLAIN = f"{HEAD}Content-Length: 3\r\n\r\nabc"


class Quick:
    """Says back what it was told, when it may."""

    def __init__(self) -> None:
        self.asked: list[tuple[Mapping[str, str], bytes]] = []
        self.may = asyncio.Event()
        self.may.set()
        self.begun = asyncio.Event()

    async def answer(self, headers: Mapping[str, str], body: bytes) -> tuple[int, str]:
        """A mistake where the body is one."""
        self.asked.append((headers, body))
        self.begun.set()
        await self.may.wait()
        if body == b"bad":
            raise LookupError
        return 200, body.decode()


async def slow(request: web.Request) -> web.Response:
    """The web server's own way to the same path."""
    return web.Response(text=f"routed {(await request.read()).decode()}")


@asynccontextmanager
async def serving(quick: Quick) -> AsyncIterator[tuple[OperationsServer, int]]:
    """Both ways open."""

    async def metrics() -> str:
        return ""

    server = OperationsServer(ServerSettings(port=0), {}, [], metrics)
    await server.start([web.post("/quick", slow)], {"/quick": quick.answer})
    try:
        yield server, int(server.url.rsplit(":", 1)[1])
    finally:
        await server.stop()


async def said(reader: asyncio.StreamReader) -> tuple[str, str]:
    """Status and body of one answer."""
    head = (await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 10)).decode()
    lines = [line.partition(": ") for line in head.split("\r\n")]
    length = next(int(value) for name, _, value in lines if name.lower() == "content-length")
    return head.split(" ")[1], (await reader.readexactly(length)).decode()


async def told(*parts: str) -> tuple[list[tuple[str, str]], int]:
    """The answers to requests over one connection, each sent when the last is answered; how many were quick."""
    quick = Quick()
    async with serving(quick) as (_, port):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        answers = []
        for part in parts:
            writer.write(part.encode())
            answers.append(await said(reader))
        writer.close()
    return answers, len(quick.asked)


async def test_a_plain_request_is_answered_at_once_and_the_line_stays() -> None:
    """One after the other, and probes are the web server's; what was handed to it stays with it."""
    answers, quick = await told(PLAIN, PLAIN, "GET /livez HTTP/1.1\r\nHost: here\r\n\r\n", PLAIN)

    assert [("200", "abc"), ("200", "abc"), ("200", '{"alive": true}'), ("200", "routed abc")] == answers
    assert 2 == quick


@pytest.mark.parametrize(
    "request_",
    [
        f"{HEAD}content-length: 3\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
        f"{HEAD}Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
        f"{HEAD}Content-Length: +3\r\n\r\nabc",
        f"{HEAD}Content-Length: 3\r\nX-Folded: a\r\n b\r\n\r\nabc",
        f"{HEAD}Content-Length : 3\r\n\r\nabc",
        f"{HEAD}Content-Length: 3\r\nExpect: 100-continue\r\n\r\n",
        f"{HEAD}Content-Length: 3\nX: y\r\n\r\nabc",
        f"{HEAD}Content-Length: 3\r\nX: \x00\r\n\r\nabc",
        f"{HEAD}\r\n",
        PLAIN.replace("HTTP/1.1", "HTTP/1.0"),
        PLAIN.replace("/quick", "/quick?x=1"),
        PLAIN.replace("/quick", "/nowhere"),
        PLAIN.replace("POST", "PUT"),
        f"{PLAIN}d",
        f"{PLAIN}POST /quick HTTP/1.1\r\n",
        "\x16\x03\x01\x00",
    ],
)
async def test_what_could_be_read_in_two_ways_is_left_to_the_web_server(request_: str) -> None:
    """Nothing of it reaches the handler from here."""
    quick = Quick()
    async with serving(quick) as (_, port):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(request_.encode())
        await asyncio.sleep(0.05)
        writer.write_eof()
        await asyncio.wait_for(reader.read(), 10)
        writer.close()

    assert [] == quick.asked


@pytest.mark.parametrize(
    ("cuts", "answer"),
    [
        ((len(PLAIN) - 3,), "abc"),
        ((len(PLAIN) - 3, len(PLAIN) - 1), "abc"),
        ((10, 60), "routed abc"),
    ],
)
async def test_a_request_in_pieces_is_answered_all_the_same(cuts: tuple[int, ...], answer: str) -> None:
    """At once where the head was whole, as proxies send it; else by the web server, which waits for the rest."""
    quick = Quick()
    async with serving(quick) as (_, port):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for start, end in pairwise((0, *cuts, len(PLAIN))):
            writer.write(PLAIN[start:end].encode())
            await writer.drain()
            await asyncio.sleep(0.05)
        assert ("200", answer) == await said(reader)
        writer.close()


async def test_a_long_body_is_received_by_the_web_server() -> None:
    """Here no more is held than a command takes."""
    (found,), quick = await told(
        f"{HEAD}Content-Length: {front.MOST_AWAITED + 1}\r\n\r\n{'x' * (front.MOST_AWAITED + 1)}"
    )

    assert ("200", 0) == (found[0], quick)


async def test_what_comes_while_another_is_answered_waits_its_turn() -> None:
    """Answers come in the order of their requests."""
    quick = Quick()
    quick.may.clear()
    async with serving(quick) as (_, port):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for part in (PLAIN, PLAIN.replace("abc", "def")):
            writer.write(part.encode())
            await asyncio.sleep(0.05)
        quick.may.set()
        assert [("200", "abc"), ("200", "routed def")] == [await said(reader), await said(reader)]
        writer.close()


async def test_a_mistake_is_an_answer_too() -> None:
    """500, and the next request is answered."""
    asyncio.get_running_loop().set_exception_handler(lambda *_: None)
    answers, _ = await told(PLAIN.replace("abc", "bad"), PLAIN)

    assert [("500", ""), ("200", "abc")] == answers


async def test_the_end_waits_for_what_is_under_way_and_closes_what_is_idle() -> None:
    """Nobody is cut off in the middle of an answer."""
    quick = Quick()
    quick.may.clear()
    async with serving(quick) as (server, port):
        busy, idle = [await asyncio.open_connection("127.0.0.1", port) for _ in range(2)]
        busy[1].write(PLAIN.encode())
        await asyncio.wait_for(quick.begun.wait(), 10)
        ending = asyncio.create_task(server.stop())
        await asyncio.sleep(0.05)
        quick.may.set()
        assert ("200", "abc") == await said(busy[0])
        assert b"" == await asyncio.wait_for(idle[0].read(), 10)
        await ending
        for _, writer in (busy, idle):
            writer.close()


async def test_a_line_on_which_nobody_speaks_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the web server closes its own."""
    monkeypatch.setattr(front, "IDLE_SECONDS", 0.05)
    async with serving(Quick()) as (_, port):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        assert b"" == await asyncio.wait_for(reader.read(), 10)
        writer.close()
