"""The Discord adapter: one gateway session, frames handed to the core in the order in which they came."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any, Never

import aiohttp
import discord
from aiohttp import web
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from adapters.discord.client import GatewayClient, Log
from adapters.discord.draining import Drain
from adapters.discord.inbound import (
    COMPLETE,
    DISCORD,
    call_of,
    channel_of,
    first_room,
    focused,
    message_of,
    profile,
)
from adapters.discord.mentions import MentionReply, mention_call
from adapters.discord.messenger import DiscordMessenger
from adapters.discord.reactions import change_of, elsewhere, meant
from adapters.discord.reply import DiscordReply
from adapters.discord.rest import Rest
from adapters.discord.settings import DiscordSettings
from adapters.discord.shards import Alone, Shards, shard_of
from adapters.discord.text import clipped
from adapters.discord.tree import application_commands
from bot.errands import Errands
from bot.ids import ChannelRef, MessageRef, UserRef, WorkspaceRef
from bot.ports.platform import Cleared, Inbound
from bot.ports.shards import Leases

Frame = dict[str, Any]
COMPLETION = 8
TICK = timedelta(microseconds=1)


class DiscordAdapter:
    """`start` returns when the bot is logged in and connecting; `stop` drains what is under way."""

    platform = DISCORD

    def __init__(
        self,
        settings: DiscordSettings,
        inbound: Inbound,
        clock: Callable[[], datetime],
        log: Log,
        umbrella: str,
        *,
        trace: aiohttp.TraceConfig | None = None,
        leases: Leases | None = None,
    ) -> None:
        """Without `leases` the process listens to all shards."""
        self._settings = settings
        self._inbound = inbound
        self._clock = clock
        self._log = log
        self._umbrella = umbrella
        self._last: datetime | None = None
        self._known_guilds: set[str] = set()
        self._there: set[str] = set()
        """the guilds that the bot was in when their sessions began"""
        self._me: frozenset[str] = frozenset()
        """what the bot and its messages may be signed with; empty until it is logged in"""
        self._votes, self._news = Drain(self._failed), Drain(self._failed)
        self._calls = Errands()
        Route.BASE = settings.api_base.rstrip("/")
        if settings.gateway_url:
            DiscordWebSocket.DEFAULT_GATEWAY = URL(settings.gateway_url)
        self._client = GatewayClient({}, log, clock, members=settings.members)
        self._client.http.http_trace = trace
        self._rest = Rest(self._client.http)
        self._shards = Shards(leases or Alone(), self._advice, self._open, log, wanted=settings.shards)
        self.messenger = DiscordMessenger(
            self._rest, lambda: str(self._client.user.id if self._client.user else 0), clock
        )

    def routes(self) -> list[web.RouteDef]:
        """Discord delivers over its gateway only."""
        return []

    def quick(self) -> dict[str, Never]:
        """Nor here."""
        return {}

    @property
    def connected(self) -> bool:
        return self._shards.connected

    @property
    def last_frame(self) -> datetime | None:
        return self._shards.last_frame

    @property
    def shards(self) -> list[int]:
        """Those that this process listens to."""
        return self._shards.ids

    async def start(self) -> None:
        """Logs in, registers the commands, and keeps the sessions of its shards from then on."""
        try:
            await self._client.login(self._settings.token.get_secret_value())
        except discord.LoginFailure:
            raise ValueError(
                "Discord refused DISCORD_TOKEN; copy the bot's token again from the developer portal."
            ) from None
        if self._client.user:
            self._me = frozenset({str(self._client.user.id), self.application})
        # In a thread: the names in all languages take a quarter of a second, while other work goes on.
        body = await asyncio.to_thread(application_commands, self._inbound.commands, self._umbrella)
        await self._rest.ask(
            "PUT", "/applications/{application_id}/commands", body=body, application_id=self.application
        )
        self._shards.start()

    @property
    def application(self) -> str:
        return str(self._client.application_id)

    async def stop(self, grace: float = 10.0) -> None:
        await self._shards.stop()
        await self._client.close()
        await asyncio.gather(self._votes.finish(grace), self._news.finish(grace), self._calls.drain(grace))

    async def _advice(self) -> Frame:
        found: Frame = await self._rest.ask("GET", "/gateway/bot")
        return found

    def _open(self, number: int, count: int) -> GatewayClient:
        made = GatewayClient(
            self._listeners(),
            self._log,
            self._clock,
            members=self._settings.members,
            gateway=self._settings.gateway_url,
            shard=(number, count),
            turn=self._shards.turn,
        )
        made.borrow(self._client)
        return made

    def _listeners(self) -> dict[str, Callable[[Frame], None]]:
        return {
            "READY": self._ready,
            "RESUMED": self._resumed,
            "GUILD_CREATE": self._guild,
            "GUILD_DELETE": self._guild_gone,
            "CHANNEL_DELETE": self._channel_gone,
            "THREAD_DELETE": self._channel_gone,
            "MESSAGE_CREATE": self._message,
            "MESSAGE_DELETE": lambda frame: self._vanished(frame, [frame["id"]]),
            "MESSAGE_DELETE_BULK": lambda frame: self._vanished(frame, frame["ids"]),
            "MESSAGE_REACTION_ADD": lambda frame: self._reaction(frame, stands=True),
            "MESSAGE_REACTION_REMOVE": lambda frame: self._reaction(frame, stands=False),
            "MESSAGE_REACTION_REMOVE_ALL": self._cleared,
            "MESSAGE_REACTION_REMOVE_EMOJI": self._cleared,
            "GUILD_BAN_ADD": lambda frame: self._left(frame, banned=True),
            "GUILD_MEMBER_REMOVE": self._left,
            "GUILD_MEMBER_ADD": self._changed,
            "GUILD_MEMBER_UPDATE": self._changed,
            "INTERACTION_CREATE": self._interaction,
        }

    def _heard(self) -> datetime:
        """The time of a frame. Frames come in order, so no two may share it."""
        now = self._clock()
        self._last = now if self._last is None or now > self._last else self._last + TICK
        return self._last

    def _answer(self, work: Coroutine[Any, Any, None]) -> None:
        """People wait for it, three seconds at most: it stands in no line."""
        self._calls.start(self._watched(work))

    async def _watched(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except Exception as error:  # noqa: BLE001  one frame must not end the session
            await self._failed(error)

    async def _failed(self, error: Exception) -> None:
        """Discord repeats nothing: what fails here is found again by the next reading of the box."""
        self._log.warning("discord.frame_failed", error=type(error).__name__)
        await self._inbound.gap(None, DISCORD)

    def _ready(self, frame: Frame) -> None:
        self._heard()
        number, count = frame.get("shard") or (0, 1)

        def of_shard(guild: str) -> bool:
            return guild.isdigit() and shard_of(guild, count) == number

        there = {str(guild["id"]) for guild in frame.get("guilds", ())}
        self._there = {guild for guild in self._there if not of_shard(guild)} | there
        self._known_guilds = {guild for guild in self._known_guilds if not of_shard(guild)}
        self._news.put(self._inbound.gap, None, DISCORD)
        refs = [WorkspaceRef(DISCORD, guild) for guild in sorted(there)]
        self._news.put(self._inbound.present, DISCORD, refs, among=lambda ref: of_shard(ref.workspace))

    def _resumed(self, _frame: Frame) -> None:
        """Discord has replayed what was missed: there is no gap."""
        self._heard()

    def _guild(self, frame: Frame) -> None:
        guild = str(frame["id"])
        if guild not in self._known_guilds:
            self._known_guilds.add(guild)
            ref = WorkspaceRef(DISCORD, guild)
            name, locale = str(frame.get("name", "")), frame.get("preferred_locale")
            # A guild that READY did not name has just brought the bot in.
            room = first_room(frame) if guild not in self._there else ""
            greet = ChannelRef(DISCORD, guild, room) if room else None
            self._news.put(self._inbound.joined, ref, name, locale, greet=greet)

    def _guild_gone(self, frame: Frame) -> None:
        if not frame.get("unavailable"):  # an outage is not a farewell
            self._known_guilds.discard(str(frame["id"]))
            self._there.discard(str(frame["id"]))
            self._news.put(self._inbound.removed, WorkspaceRef(DISCORD, str(frame["id"])))

    def _vanished(self, frame: Frame, ids: list[Any]) -> None:
        channel = channel_of(frame)
        self._votes.put(self._inbound.vanished, [MessageRef(channel, str(one)) for one in ids])

    def _channel_gone(self, frame: Frame) -> None:
        self._votes.put(self._inbound.channel_gone, channel_of({**frame, "channel_id": frame["id"]}))

    def _reaction(self, frame: Frame, *, stands: bool) -> None:
        emoji = meant(frame)
        if emoji and not elsewhere(frame, self._me):
            change = change_of(frame, emoji, stands=stands, at=self._heard())
            self._votes.put(self._inbound.reactions, message_of(frame), change)

    def _cleared(self, frame: Frame) -> None:
        """All of one emoji, or all there are."""
        emoji = meant(frame) if "emoji" in frame else None
        if emoji or "emoji" not in frame:
            self._votes.put(self._inbound.reactions, message_of(frame), Cleared(emoji, self._heard()))

    def _left(self, frame: Frame, *, banned: bool = False) -> None:
        who = UserRef(DISCORD, str(frame["guild_id"]), str(frame["user"]["id"]))
        self._news.put(self._inbound.left, who, banned=banned)

    def _changed(self, frame: Frame) -> None:
        told = profile(str(frame["guild_id"]), frame["user"], frame)
        self._news.put(self._inbound.changed, told, self._heard())

    def _message(self, frame: Frame) -> None:
        self._heard()
        call = mention_call(frame, str(self._client.user.id if self._client.user else 0), self._inbound.commands)
        if call is not None:
            self._answer(self._inbound.call(call, MentionReply(self._rest, frame, self.messenger)))

    def _interaction(self, frame: Frame) -> None:
        self._heard()
        self._answer(self._complete(frame) if frame["type"] == COMPLETE else self._call(frame))

    async def _call(self, frame: Frame) -> None:
        reply = DiscordReply(self._rest, frame)
        try:
            await self._inbound.call(call_of(frame, self._inbound.commands, self._umbrella), reply)
        finally:
            await reply.close()

    async def _complete(self, frame: Frame) -> None:
        call = call_of(frame, self._inbound.commands, self._umbrella)
        found = await self._inbound.complete(call, focused(frame))
        choices = [{"name": clipped(one.label, 100), "value": one.value[:100]} for one in found[:25]]
        body = {"type": COMPLETION, "data": {"choices": choices}}
        await self._rest.answer(str(frame["id"]), str(frame["token"]), body)
