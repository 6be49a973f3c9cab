"""The gateway: discord.py's client, cut down to the frames that the bot reads, and mended where it gives up.

Four weaknesses of discord.py 2.7.1 are handled here: a resume address that answers 5xx is retried for ever (#10511),
one malformed event ends the client, connections that break while opening are not told apart from other errors, and
the heartbeat of such a connection goes on.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Protocol

import aiohttp
import discord
import orjson
from discord.gateway import DiscordWebSocket, ReconnectWebSocket
from yarl import URL

from bot.spacing import pause

Frame = dict[str, Any]
Listener = Callable[[Frame], None]
Clock = Callable[[], datetime]
Turn = Callable[[int, float], Awaitable[float]]

RESUMES_BEFORE_A_NEW_SESSION = 3
FIRST_PAUSE = 0.5
LONGEST_PAUSE = 60.0
IDENTIFY_EVERY = 5.0
"""seconds between two new sessions of one shard (docs: gateway rate limiting); the library waits as long every time"""
SESSIONS_AT_ONCE = 10
"""new sessions in an hour before their pauses grow: a thousand a day are allowed (docs: session start limit)"""
SILENCE = 125.0
"""three heartbeats of 41 s, each of which Discord answers: after so long the line is dead whatever it says"""
FATAL_CLOSE = frozenset({4004, 4010, 4011, 4012, 4013, 4014})
"""authentication, sharding, version and intents: trying again changes nothing (gateway close codes)"""

OF_THE_SESSION = frozenset({"READY", "RESUMED"})


class Log(Protocol):
    def warning(self, event: str, /, **keys: object) -> object: ...


def intents(*, members: bool) -> discord.Intents:
    """What each is for (docs: gateway intents); none is privileged but `members`, which the operator has to ask for."""
    return discord.Intents(
        guilds=True,  # servers, channels and threads that come and go
        guild_messages=True,  # mentions of the bot, cards that are deleted
        guild_reactions=True,  # votes
        moderation=True,  # people who are banned
        members=members,  # people who leave, come back or change roles
    )


class Line(DiscordWebSocket):
    """A websocket whose heartbeat ends with it; the library's thread outlives an opening that fails by a minute."""

    async def poll_event(self) -> None:
        # As `_alive`, which would cost each frame a tenth of its time.
        try:
            await super().poll_event()
        except BaseException:
            self._end_heartbeat()
            raise

    async def received_message(self, msg: Any, /) -> None:
        """What happens in the servers goes to its listener at once; the library reads what keeps the session."""
        if type(msg) is bytes:
            msg = self._decompressor.decompress(msg)
            if msg is None:  # more of it is to come
                return
        frame = orjson.loads(msg)
        name = frame.get("t")
        if frame.get("op") != self.DISPATCH or name in OF_THE_SESSION:
            await super().received_message(msg)
            return
        self.sequence = frame["s"]
        if self._keep_alive:
            self._keep_alive.tick()
        listener = self._discord_parsers.get(name)
        if listener:
            listener(frame["d"])

    async def identify(self) -> None:
        with self._alive():
            await super().identify()

    async def resume(self) -> None:
        with self._alive():
            await super().resume()

    @contextmanager
    def _alive(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self._end_heartbeat()
            raise

    def _end_heartbeat(self) -> None:
        if self._keep_alive:
            self._keep_alive.stop()  # also where it is yet to begin


async def at_once(_shard: int, _spacing: float) -> float:
    return 0.0


class GatewayClient(discord.Client):
    """`listeners` by event name get the raw data; every other frame is dropped before it is parsed."""

    def __init__(
        self,
        listeners: dict[str, Listener],
        log: Log,
        clock: Clock,
        *,
        members: bool,
        gateway: str = "",
        shard: tuple[int, int] = (0, 1),
        turn: Turn = at_once,
    ) -> None:
        """`turn` tells how long to wait before a session of the shard may begin."""
        super().__init__(
            shard_id=shard[0],
            shard_count=shard[1],
            intents=intents(members=members),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            allowed_mentions=discord.AllowedMentions.none(),
            guild_ready_timeout=0.2,
            max_ratelimit_timeout=30.0,
        )
        self._open = False
        self._heard = 0.0
        self._gateway = URL(gateway) if gateway else None
        self._log = log
        self._clock = clock
        self._turn = turn
        self._left = False
        self._sessions: deque[float] = deque(maxlen=100)
        self.last_frame: datetime | None = None
        self._install(listeners)

    def borrow(self, home: discord.Client) -> None:
        """One line for requests, and so one count of what may be asked, for all shards of the process."""
        self.http = self._connection.http = home.http
        self.loop = self._connection.loop = asyncio.get_running_loop()

    async def leave(self) -> None:
        """Ends the session in order, and not what was borrowed."""
        self._left = True
        ws: DiscordWebSocket | None = self.ws
        if ws is not None and ws.open:
            await ws.close(code=1000)

    def is_closed(self) -> bool:
        return self._left or super().is_closed()

    def _install(self, listeners: dict[str, Listener]) -> None:
        self._connection.parsers = {name: self._guarded(name, listener) for name, listener in listeners.items()}

    def _guarded(self, name: str, listener: Listener) -> Listener:
        def guarded(frame: Frame) -> None:
            try:
                listener(frame)
            except Exception as error:  # noqa: BLE001  whatever a frame holds, the session goes on
                self._log.warning("discord.frame_refused", frame=name, error=type(error).__name__)

        return guarded

    @property
    def connected(self) -> bool:
        return self._open and asyncio.get_running_loop().time() - self._heard < SILENCE

    def _hear(self) -> None:
        """Anything came, be it the answer to a heartbeat."""
        self._heard = asyncio.get_running_loop().time()
        self.last_frame = self._clock()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:  # noqa: ARG002
        """Notes when; the waiting was done before the line was opened."""
        self._sessions.append(asyncio.get_running_loop().time())

    async def _space(self) -> None:
        """Waits for the shard's turn among all sessions of the bot, and longer when its own keep ending."""
        turn = await self._turn(self.shard_id or 0, IDENTIFY_EVERY)
        now = asyncio.get_running_loop().time()
        await asyncio.sleep(max(turn, pause(self._sessions, now, first=IDENTIFY_EVERY, free=SESSIONS_AT_ONCE)))

    async def _line(self, where: dict[str, Any]) -> Line:
        if not where["resume"]:
            await self._space()
        # `wait_for` of Python 3.11 forgets that it was cancelled when the line opens at the same moment.
        async with asyncio.timeout(60.0):
            return await Line.from_client(self, shard_id=self.shard_id, **where)

    async def connect(self, *, reconnect: bool = True) -> None:
        """Keeps a session until `close` or `leave`; falls back to a new one when resuming keeps failing."""
        where: dict[str, Any] = {"initial": True, "gateway": self._gateway, "resume": False}
        failures = 0
        while not self.is_closed():
            try:
                self.ws = await self._line(where)
                self._open, failures = True, 0
                while not self.is_closed():
                    self._hear()
                    await self.ws.poll_event()
                await self.leave()  # which came while the line was opening
            except ReconnectWebSocket as wish:
                where = self._resumed() if wish.resume else self._afresh()
            except discord.ConnectionClosed as closed:
                if self.is_closed() or not reconnect:
                    return
                if closed.code in FATAL_CLOSE:
                    raise
                where = self._resumed()
            except (OSError, discord.HTTPException, aiohttp.ClientError, TimeoutError) as trouble:
                failures += 1
                self._log.warning("discord.gateway_lost", error=type(trouble).__name__, failures=failures)
                where = self._resumed() if failures < RESUMES_BEFORE_A_NEW_SESSION else self._afresh()
                await asyncio.sleep(min(LONGEST_PAUSE, FIRST_PAUSE * 2**failures))
            finally:
                self._open = False

    def _resumed(self) -> dict[str, Any]:
        ws: DiscordWebSocket | None = self.ws
        if ws is None or ws.session_id is None:
            return self._afresh()
        return {
            "initial": False,
            "gateway": ws.gateway,
            "resume": True,
            "session": ws.session_id,
            "sequence": ws.sequence,
        }

    def _afresh(self) -> dict[str, Any]:
        return {"initial": False, "gateway": self._gateway, "resume": False}
