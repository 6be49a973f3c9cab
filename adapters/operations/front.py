"""What stands before the web server: whole requests to a few paths are answered here, all the rest is handed on to it.

aiohttp's way from bytes to a handler and back takes longer than the answer to a command of Slack, as tests/bench tells.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Final, cast

from adapters.operations.plainhttp import plain_request, response

Quick = Callable[[Mapping[str, str], bytes], Awaitable[tuple[int, str]]]
"""From headers by lower-case names and a body to a status and a text, or JSON"""
Rest = Callable[[], asyncio.Protocol]

IDLE_SECONDS: Final = 75.0
BROKEN: Final = 500
MOST_AWAITED: Final = 1 << 18
"""bytes of a body that may come after its head; longer ones the web server receives, which has limits of its own"""


class Front(asyncio.Protocol):
    """One connection, until something else comes over it than a whole request to one of the paths."""

    def __init__(self, quick: Mapping[str, Quick], rest: Rest, opened: set["Front"]) -> None:
        self._quick = quick
        self._rest = rest
        self._opened = opened
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.Transport | None = None
        self.task: asyncio.Task[None] | None = None
        self._begun: list[bytes] = []
        self._missing = 0
        self._later = b""
        self._last = 0.0
        self._timer: asyncio.TimerHandle | None = None
        self._leaving = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._opened.add(self)
        self._last = self._loop.time()
        self._timer = self._loop.call_later(IDLE_SECONDS, self._look)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002
        self._transport = None
        self._let_go()

    def data_received(self, data: bytes) -> None:
        if self.task is not None:  # the next request waits until this one is answered
            self._later += data
            if self._transport is not None:
                self._transport.pause_reading()
            return
        if self._missing > 0:
            self._begun.append(data)
            self._missing -= len(data)
            if self._missing > 0:
                return
            data = b"".join(self._begun)
            self._begun.clear()
        self._begin(data)

    def _begin(self, data: bytes) -> None:
        found = plain_request(data)
        quick = self._quick.get(found.path) if found else None
        if found is None or quick is None or (found.missing and found.length > MOST_AWAITED):
            self._hand_on(data)
        elif found.missing:
            self._begun.append(data)
            self._missing = found.missing
        else:
            self.task = self._loop.create_task(self._answer(quick, found.headers, found.body))

    def leave(self) -> None:
        """Closed as soon as nothing is under way."""
        self._leaving = True
        if self.task is None and self._transport is not None:
            self._transport.close()

    async def _answer(self, quick: Quick, headers: Mapping[str, str], body: bytes) -> None:
        try:
            status, text = await quick(headers, body)
        except Exception as trouble:  # noqa: BLE001  whoever asked gets an answer, and the loop's handler the error
            self._loop.call_exception_handler({"message": "A request failed.", "exception": trouble})
            status, text = BROKEN, ""
        self.task = None
        self._last = self._loop.time()
        if self._transport is None:
            return
        self._transport.write(response(status, text))
        if self._leaving:
            self._transport.close()
        elif self._later:
            self._transport.resume_reading()
            self._hand_on(self._later)

    def _hand_on(self, data: bytes) -> None:
        transport = self._transport
        if transport is None:
            return
        self._let_go()
        protocol = self._rest()
        transport.set_protocol(protocol)
        protocol.connection_made(transport)
        protocol.data_received(data)

    def _let_go(self) -> None:
        self._opened.discard(self)
        if self._timer is not None:
            self._timer.cancel()

    def _look(self) -> None:
        left = self._last + IDLE_SECONDS - self._loop.time()
        if left <= 0 and self.task is None and self._transport is not None:
            self._transport.close()
        else:
            self._timer = self._loop.call_later(max(left, 1.0), self._look)


class Entrance:
    """The socket that is listened to, and the connections that nobody else has taken over."""

    def __init__(self, quick: Mapping[str, Quick], rest: Rest) -> None:
        self._quick = quick
        self._rest = rest
        self._opened: set[Front] = set()
        self._server: asyncio.Server | None = None

    async def open(self, host: str, port: int) -> int:
        """The port."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: Front(self._quick, self._rest, self._opened), host, port)
        return int(self._server.sockets[0].getsockname()[1])

    async def close(self, patience: float) -> None:
        """Nobody comes in any more, and who is inside is answered."""
        if self._server is not None:
            self._server.close()
        for one in tuple(self._opened):
            one.leave()
        if under_way := [one.task for one in self._opened if one.task]:
            await asyncio.wait(under_way, timeout=patience)
