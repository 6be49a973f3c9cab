"""One client on the gateway: hello, identify or resume, heartbeats, and the close codes for bad manners."""

import asyncio
from collections import deque
from typing import Any, Final

import orjson
from aiohttp import WSMsgType, web

from adapters.playground.discord.gateway import intents
from adapters.playground.discord.gateway.hub import Hub
from adapters.playground.discord.gateway.lines import COMPRESSIONS, Line
from adapters.playground.discord.gateway.sessions import Session, control
from adapters.playground.discord.wire import Json

SENDS: Final = 120  # per 60 s; docs, events/gateway
WINDOW: Final = 60.0
PAYLOAD: Final = 4096  # bytes
GUILDS_PER_SHARD: Final = 2500
HEARTBEAT, IDENTIFY, PRESENCE, VOICE, RESUME, MEMBERS = 1, 2, 3, 4, 6, 8


class Closed(Exception):
    """The client did something that ends its connection with this code."""

    def __init__(self, code: int, reason: str) -> None:
        self.code, self.reason = code, reason
        super().__init__(f"{code} {reason}")


class Client:
    def __init__(self, hub: Hub, line: Line) -> None:
        self.hub = hub
        self.line = line
        self.session: Session | None = None
        self._sends: deque[float] = deque()

    def receive(self, raw: str | bytes) -> None:
        payload = self._payload(raw)
        op: object = payload.get("op")
        data: Any = payload.get("d")
        if op == HEARTBEAT:
            if self.session:
                self.session.acknowledged(data)
            if not self.hub.world.faults.deaf:
                self.line.put(control(11))
        elif op == IDENTIFY:
            self._identify(data)
        elif op == RESUME:
            self._resume(data)
        elif op not in {PRESENCE, VOICE, MEMBERS}:
            raise Closed(4001, "Unknown opcode")
        elif self.session is None:
            raise Closed(4003, "Not authenticated")

    def _payload(self, raw: str | bytes) -> Json:
        now = asyncio.get_running_loop().time()
        self._sends.append(now)
        while self._sends[0] < now - WINDOW:
            self._sends.popleft()
        if len(self._sends) > SENDS:
            raise Closed(4008, "Rate limited")
        try:
            payload: Any = orjson.loads(raw)
        except orjson.JSONDecodeError as error:
            raise Closed(4002, "Decode error") from error
        if len(raw) > PAYLOAD or not isinstance(payload, dict):
            raise Closed(4002, "Decode error")
        return payload

    def _identify(self, wish: Json) -> None:
        hub, faults = self.hub, self.hub.world.faults
        if self.session is not None:
            raise Closed(4005, "Already authenticated")
        if faults.identify_close:
            raise Closed(faults.identify_close, "Refused on purpose")
        hub.identifies.append((hub.world.clock(), wish))
        self._check(wish)
        if faults.identifies_refused:
            faults.identifies_refused -= 1
            self.line.put(control(9, data=False))
            return
        self.session = hub.begin(self.line, wish)

    def _check(self, wish: Json) -> None:
        if wish.get("token") != self.hub.token or self.hub.remaining() < 0:
            raise Closed(4004, "Authentication failed")
        wanted = wish.get("intents")
        if not isinstance(wanted, int) or wanted & ~intents.KNOWN:
            raise Closed(4013, "Invalid intent(s)")
        if wanted & intents.PRIVILEGED & ~self.hub.privileged:
            raise Closed(4014, "Disallowed intent(s)")
        number, count = wish.get("shard") or (0, 1)
        if not 0 <= number < count:
            raise Closed(4010, "Invalid shard")
        guilds = sum(guild.installed for guild in self.hub.world.guilds.values())
        if guilds / count > GUILDS_PER_SHARD:
            raise Closed(4011, "Sharding required")

    def _resume(self, wish: Json) -> None:
        hub = self.hub
        if self.session is not None:
            raise Closed(4005, "Already authenticated")
        if wish.get("token") != hub.token:
            raise Closed(4004, "Authentication failed")
        session = hub.sessions.get(str(wish.get("session_id")))
        if session is None or hub.world.faults.resumes_refused:
            hub.sessions.pop(str(wish.get("session_id")), None)
            self.line.put(control(9, data=False))
            return
        if not session.can_resume(int(wish["seq"] or 0)):
            raise Closed(4007, "Invalid seq")
        hub.resumes += 1
        self.session = session
        session.resume(self.line, int(wish["seq"] or 0))

    def gone(self, code: int | None) -> None:
        """A client that says goodbye by 1000 or 1001 ends its session, any other end leaves it to be resumed."""
        if self.session is None or self.session.line is not self.line:
            return
        self.session.line = None
        self.session.left = self.hub.world.clock()
        if code in {1000, 1001}:
            self.hub.sessions.pop(self.session.id, None)


async def serve(hub: Hub, request: web.Request) -> web.StreamResponse:
    """Carry one connection from hello to goodbye."""
    resuming = request.path.endswith("-resume")
    hub.tries.append("/gateway-resume" if resuming else "/gateway")
    faults = hub.world.faults
    if faults.gateway_down or (resuming and faults.resume_down):
        return web.Response(status=503)
    compression = request.query.get("compress", "")
    socket = web.WebSocketResponse(max_msg_size=0, compress=False)
    await socket.prepare(request)
    understood = request.query.get("v", "10") == "10" and request.query.get("encoding", "json") == "json"
    if not understood:
        await socket.close(code=4012, message=b"Invalid API version")
        return socket
    line = Line(socket, compression if compression in COMPRESSIONS else "")
    client = Client(hub, line)
    hub.lines.add(line)
    line.put(control(10, {"heartbeat_interval": hub.heartbeat_ms}))
    try:
        await _listen(hub, client, socket)
    finally:
        hub.lines.discard(line)
        client.gone(socket.close_code)
        line.end()
    return socket


async def _listen(hub: Hub, client: Client, socket: web.WebSocketResponse) -> None:
    patience = hub.heartbeat_ms / 1000 * 1.5
    while not socket.closed:
        try:
            message = await socket.receive(timeout=patience)
            if message.type not in {WSMsgType.TEXT, WSMsgType.BINARY}:
                return
            client.receive(message.data)
        except TimeoutError:
            await client.line.close(4009, "Session timed out")
        except Closed as end:
            await client.line.close(end.code, end.reason)
