"""The hub: every event goes to every session that may hear it, in time, late, twice or never."""

import asyncio
from collections.abc import Iterator
from typing import Final

from adapters.playground.discord import views
from adapters.playground.discord.gateway.lines import Line
from adapters.playground.discord.gateway.sessions import Session, control
from adapters.playground.discord.nouns import Event
from adapters.playground.discord.wire import Json
from adapters.playground.discord.world import World

SESSION_LIVES: Final = 180.0  # seconds without a socket; Discord names no figure, libraries give up after a few minutes
IDENTIFIES_A_DAY: Final = 1000  # docs, events/gateway
DAY: Final = 86_400.0


class Hub:
    def __init__(self, world: World, token: str) -> None:
        self.world = world
        self.token = token
        self.url = ""
        self.sessions: dict[str, Session] = {}
        self.lines: set[Line] = set()
        self.identifies: list[tuple[float, Json]] = []
        self.resumes = 0
        self.tries: list[str] = []  # every opened socket: "/gateway" or "/gateway-resume"
        self.shards = 1
        self.max_concurrency = 1
        self.heartbeat_ms = 41_250
        self.under_way = 0  # late events
        self._all_arrived = asyncio.Event()
        self._held: list[tuple[Session, Event]] = []
        world.sink = self.publish
        world.gateway = self.where

    @property
    def privileged(self) -> int:
        """The privileged intents that the app has been granted."""
        return self.world.privileged

    @privileged.setter
    def privileged(self, granted: int) -> None:
        self.world.privileged = granted

    def publish(self, event: Event) -> None:
        faults = self.world.faults
        self._forget_the_dead()
        for session in self.sessions.values():
            if not session.concerns(event):
                continue
            if faults.held and event.name.startswith(faults.events):
                self._held.append((session, event))
                continue
            for delay in faults.fate(event.name):
                self._later(session, event, delay)

    def _later(self, session: Session, event: Event, delay: float) -> None:
        if not delay:
            session.push(event)
            return
        self.under_way += 1
        self._all_arrived.clear()
        asyncio.get_running_loop().call_later(delay, self._arrive, session, event)

    def _arrive(self, session: Session, event: Event) -> None:
        self.under_way -= 1
        if not self.under_way:
            self._all_arrived.set()
        session.push(event)

    def release(self) -> None:
        """Let the held events go, in no order."""
        held, self._held = self._held, []
        self.world.rng.shuffle(held)
        for session, event in held:
            session.push(event)

    def _forget_the_dead(self) -> None:
        now = self.world.clock()
        for session in [each for each in self.sessions.values() if each.left is not None]:
            if session.left is not None and now - session.left > SESSION_LIVES:
                del self.sessions[session.id]

    # Beginnings

    def remaining(self) -> int:
        since = self.world.clock() - DAY
        return IDENTIFIES_A_DAY - sum(at > since for at, _ in self.identifies)

    def where(self) -> Json:
        """GET /gateway/bot."""
        return {
            "url": self.url,
            "shards": self.shards,
            "session_start_limit": {
                "total": IDENTIFIES_A_DAY,
                "remaining": max(0, self.remaining()),
                "reset_after": int(DAY * 1000),
                "max_concurrency": self.max_concurrency,
            },
        }

    def begin(self, line: Line, wish: Json) -> Session:
        """A fresh session: READY, then each guild."""
        number, count = wish.get("shard") or (0, 1)
        session = Session(
            self.world.mint(),
            intents=int(wish["intents"]),
            shard=(int(number), int(count)),
            me=self.world.app.id,
            line=line,
        )
        self.sessions[session.id] = session
        session.send("READY", self._ready(session, wish))
        for guild in self._guilds(session):
            event = Event("GUILD_CREATE", views.guild(self.world.guilds[guild], self.world.app.id), guild)
            if session.concerns(event):
                session.push(event)
        return session

    def _guilds(self, session: Session) -> Iterator[str]:
        number, count = session.shard
        for guild in self.world.guilds.values():
            if guild.installed and (int(guild.id) >> 22) % count == number:
                yield guild.id

    def _ready(self, session: Session, wish: Json) -> Json:
        return {
            "v": 10,
            "user": {**views.user(self.world.app), "verified": True, "mfa_enabled": False, "email": None},
            "guilds": [{"id": guild, "unavailable": True} for guild in self._guilds(session)],
            "session_id": session.id,
            "resume_gateway_url": f"{self.url}-resume",
            "application": {"id": self.world.app.id, "flags": 0},
            **({"shard": list(session.shard)} if "shard" in wish else {}),
        }

    # What an operator or a test may do to the connections

    async def cut(self, code: int = 0) -> None:
        """End every socket: by a close code, or (0) without a word. The sessions live on."""
        for line in list(self.lines):
            if code:
                await line.close(code)
            else:
                line.cut()

    def reconnect(self) -> None:
        """Ask every client to come again (op 7)."""
        for line in list(self.lines):
            line.put(control(7))

    def invalidate(self, *, resumable: bool = False) -> None:
        """Tell every client that its session is over (op 9)."""
        if not resumable:
            self.sessions.clear()
        for line in list(self.lines):
            line.put(control(9, resumable))

    def malformed(self, name: str = "MESSAGE_REACTION_ADD") -> None:
        """An event with nothing in it that a parser needs."""
        for session in list(self.sessions.values()):
            session.send(name, {"unexpected": True})

    async def drained(self) -> None:
        """Every event has been written to its socket."""
        if self.under_way:
            await self._all_arrived.wait()
        for line in list(self.lines):
            await line.drained()
