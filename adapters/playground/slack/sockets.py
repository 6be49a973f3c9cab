"""Socket Mode: up to ten sockets, each envelope on one of them, every envelope acknowledged or sent again."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import orjson
from aiohttp import WSMsgType, web

from adapters.playground.slack.faults import Faults
from adapters.playground.slack.mint import Mint
from adapters.playground.slack.nouns import Json
from adapters.playground.slack.parcels import Parcel, Receipt, Undelivered

GOODBYE_SECONDS = 1.0  # how long a socket that we close may take to say so too
Ack = tuple[bool, Any]  # whether it came at all, and its payload
MOST_SOCKETS = 10  # docs.slack.dev/apis/events-api/using-socket-mode


class SocketDelivery:
    def __init__(self, app_id: str, mint: Mint, faults: Faults) -> None:
        self._app_id = app_id
        self._mint = mint
        self._faults = faults
        self._tickets: set[str] = set()
        self._sockets: list[web.WebSocketResponse] = []
        self._transports: dict[int, Callable[[], None]] = {}
        self._acks: dict[str, tuple[web.WebSocketResponse, asyncio.Future[Ack]]] = {}
        self._turn = 0

    def ticket(self) -> str:
        """A key for one connection, as apps.connections.open gives out."""
        key = self._mint.token()
        self._tickets.add(key)
        return key

    @property
    def open(self) -> int:
        return len(self._sockets)

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        ticket = request.match_info["ticket"]
        if ticket not in self._tickets:
            raise web.HTTPNotFound(text="This socket was never opened, or was opened before.")
        self._tickets.discard(ticket)
        socket = web.WebSocketResponse(timeout=GOODBYE_SECONDS)
        await socket.prepare(request)
        if self.open >= MOST_SOCKETS:
            await self._say_disconnect(socket, "too_many_websockets")
            await socket.close()
            return socket
        transport = request.transport
        self._transports[id(socket)] = transport.abort if transport else lambda: None
        self._sockets.append(socket)
        try:
            await self._send(socket, self._hello())
            await self._listen(socket)
        finally:
            self._forget(socket)
        return socket

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": self.open,
            "debug_info": {"host": "playground", "build_number": 1, "approximate_connection_time": 18060},
            "connection_info": {"app_id": self._app_id},
        }

    async def _listen(self, socket: web.WebSocketResponse) -> None:
        async for frame in socket:
            if frame.type is not WSMsgType.TEXT:
                continue
            ack = orjson.loads(frame.data)
            _, waiting = self._acks.get(ack.get("envelope_id", ""), (None, None))
            if waiting is not None and not waiting.done():
                waiting.set_result((True, ack.get("payload")))

    def _forget(self, socket: web.WebSocketResponse) -> None:
        if socket in self._sockets:
            self._sockets.remove(socket)
        self._transports.pop(id(socket), None)
        for where, waiting in self._acks.values():
            if where is socket and not waiting.done():
                waiting.set_result((False, None))

    async def hand_over(self, parcel: Parcel, seconds: float) -> Receipt:
        socket = self._next_socket()
        envelope = self._envelope(parcel)
        waiting: asyncio.Future[Ack] = asyncio.get_running_loop().create_future()
        self._acks[envelope["envelope_id"]] = (socket, waiting)
        try:
            if self._faults.happens(self._faults.socket_cut_before):
                self._cut(socket)
            await self._send(socket, envelope)
            if self._faults.happens(self._faults.socket_cut_after):
                await asyncio.sleep(0)
                self._cut(socket)
            acked, payload = await asyncio.wait_for(waiting, seconds)
        except TimeoutError as late:
            raise Undelivered("http_timeout") from late
        finally:
            del self._acks[envelope["envelope_id"]]
        if not acked:
            raise Undelivered("connection_failed")
        return Receipt(200, payload)

    def _next_socket(self) -> web.WebSocketResponse:
        if not self._sockets:
            raise Undelivered("connection_failed")
        self._turn += 1
        return self._sockets[self._turn % len(self._sockets)]

    def _envelope(self, parcel: Parcel) -> Json:
        envelope: Json = {
            "envelope_id": self._mint.token(),
            "payload": parcel.payload,
            "type": parcel.kind,
            "accepts_response_payload": parcel.kind != "events_api",
        }
        if parcel.kind == "events_api":
            envelope |= {"retry_attempt": parcel.attempt, "retry_reason": parcel.reason}
        return envelope

    async def _send(self, socket: web.WebSocketResponse, frame: Json) -> None:
        try:
            await socket.send_str(orjson.dumps(frame).decode())
        except ConnectionError as broken:
            raise Undelivered("connection_failed") from broken

    async def _say_disconnect(self, socket: web.WebSocketResponse, reason: str) -> None:
        about = {"debug_info": {"host": "playground"}, "connection_info": {"app_id": self._app_id}}
        await self._send(socket, {"type": "disconnect", "reason": reason, **about})

    def _cut(self, socket: web.WebSocketResponse) -> None:
        self._transports.get(id(socket), lambda: None)()

    def cut_all(self) -> None:
        """Reset every connection, as a network does."""
        for socket in tuple(self._sockets):
            self._cut(socket)

    async def refresh(self, *, warn: bool = True, reason: str = "refresh_requested", grace: float = 0.0) -> None:
        """Recycle the sockets that are open now, as Slack does every few hours: a warning, the word, the end."""
        for socket in tuple(self._sockets):
            for word in ("warning", reason) if warn else (reason,):
                with suppress(Undelivered):  # an app that heeds the warning has gone before the word
                    await self._say_disconnect(socket, word)
                await asyncio.sleep(grace)
            await socket.close()

    async def close(self) -> None:
        for socket in tuple(self._sockets):
            await socket.close()
