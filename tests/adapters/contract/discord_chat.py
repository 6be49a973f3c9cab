"""The small Discord, with the real adapter on its gateway, which may hear of members."""

import json
import random
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from adapters.discord.adapter import DiscordAdapter
from adapters.discord.settings import DiscordSettings
from adapters.playground.discord.gateway.intents import GUILD_MEMBERS
from adapters.playground.discord.nouns import Message
from adapters.playground.discord.seed import GENERAL, HARBOUR, READ_ONLY
from adapters.playground.discord.server import Discord
from bot.ids import ChannelRef, MessageRef, UserRef
from tests.adapters.contract.chat import Deed, Trouble, card, until
from tests.adapters.inbound import QuietLog, Remembering
from tests.flows.votes.chats import first

POSTS = r"POST /channels/\d+/messages$"


class DiscordRig:
    """Satisfies Chat."""

    hears: frozenset[Deed] = frozenset({"delete", "bulk", "clear", "clear emoji", "ban", "come back"})

    def __init__(self, place: Discord, adapter: DiscordAdapter, core: Remembering) -> None:
        self.place, self.core, self.messenger = place, core, adapter.messenger
        self.channel = self._room(GENERAL)
        self.forbidden, self.missing = self._room(READ_ONLY), self._room("1000000000000000999")
        self.people = [self._user(place.who(name)) for name in ("alice", "bob", "chen")]
        self.robot = self._user(place.who("tidybot"))

    def now(self) -> datetime:
        return _now()

    def seen(self) -> list[str]:
        return [_text(one) for one in self.place.messages_in(GENERAL)]

    def whispers(self, person: UserRef) -> list[str]:
        return [_text(one) for one in self.place.whispers_to(person.user)]

    def handed(self, person: UserRef) -> str:
        return "".join(text for one in self.place.whispers_to(person.user) for text in one.files.values())

    def written_to(self, person: UserRef) -> list[str]:
        return [_text(one) for one in self.place.messages_in(self.place.world.direct(person.user).id)]

    def seeds(self, message: MessageRef) -> list[str]:
        found = self.place.reactions_on(message.message)
        return [emoji for emoji, users in found.items() if self.place.world.app.id in users]

    async def tap(self, person: UserRef, message: MessageRef, emoji: str, *, stands: bool = True) -> None:
        await self._act("react" if stands else "unreact", person, message=message.message, emoji=emoji)

    async def delete(self, *messages: MessageRef) -> None:
        if len(messages) == 1:
            await self._act("delete", message=messages[0].message)
        else:
            await self._act("purge", messages=[one.message for one in messages])

    async def clear(self, message: MessageRef, emoji: str = "") -> None:
        await self._act("clear", message=message.message, emoji=emoji)

    async def drop_channel(self) -> None:
        await self._act("delete_channel")

    async def leave(self, person: UserRef) -> None:
        await self._run("leave", person, workspace=HARBOUR)

    async def ban(self, person: UserRef) -> None:
        await self._run("ban", workspace=HARBOUR, whom=person.user)

    async def come_back(self, person: UserRef) -> None:
        await self._run("join", person, workspace=HARBOUR)

    async def archived(self) -> MessageRef:
        parent = await self.messenger.post(self.channel, card("old"))
        reply = await self.messenger.post(self.channel, card("older"), thread=parent)
        await self._run("archive", channel=reply.channel.channel)
        return reply

    async def command(self, person: UserRef, text: str) -> None:
        await self._act("command", person, text=text)

    async def press(self, person: UserRef, verb: str) -> None:
        whisper = self.place.whispers_to(person.user)[-1]
        button = first(whisper.components, "custom_id", f"v1:{verb}")
        await self._act("press", person, message=whisper.id, custom_id=button)

    async def submit(self, person: UserRef, name: str, value: str) -> None:
        await until(lambda: person.user in self.place.world.modals)
        await self._run("submit", person, values={name: value})

    def go_wrong(self, trouble: Trouble) -> None:
        match trouble:
            case "limited":
                self.place.faults.on(POSTS, "limited", times=1, seconds=60)
            case "unanswered":
                self.place.faults.on(POSTS, "cut_after", times=1)
            case "revoked":
                self.place.desk.token = "another"

    def cut_short(self) -> None:
        self.place.faults.on(r"GET .*/reactions/", "truncated")

    def unreadable(self) -> None:
        self.place.faults.on(r"GET /channels/\d+/messages/\d+", "cut_before")

    async def quiesce(self) -> None:
        await self.place.quiesce()

    async def _act(self, do: str, person: UserRef | None = None, **words: object) -> None:
        await self._run(do, person, channel=GENERAL, **words)

    async def _run(self, do: str, person: UserRef | None = None, **words: object) -> None:
        answer = await self.place.act({"do": do, "as": (person or self.people[0]).user, **words})
        assert answer["ok"], answer

    def _room(self, channel: str) -> ChannelRef:
        return ChannelRef(DiscordAdapter.platform, HARBOUR, channel)

    def _user(self, user: str) -> UserRef:
        return UserRef(DiscordAdapter.platform, HARBOUR, user)


def _text(message: Message) -> str:
    return json.dumps([message.content, message.components], ensure_ascii=False)


def _now() -> datetime:
    return datetime.fromtimestamp(time.time(), UTC)


@asynccontextmanager
async def discord_chat() -> AsyncIterator[DiscordRig]:
    """An operator who was given the privileged members intent."""
    place = Discord(clock=time.time, rng=random.Random(1))
    place.hub.privileged = GUILD_MEMBERS
    await place.start()
    core = Remembering()
    settings = DiscordSettings.model_validate(
        {"token": place.token, "api_base": place.api_base, "gateway_url": place.gateway_url, "members": True}
    )
    adapter = DiscordAdapter(settings, core, _now, QuietLog(), "verdict")
    try:
        await adapter.start()
        await core.until(lambda: core.gaps)
        yield DiscordRig(place, adapter, core)
    finally:
        await adapter.stop(1.0)
        await place.stop()
