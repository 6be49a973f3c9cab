"""The small Slack, with the real adapter on a socket."""

import json
import random
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from adapters.playground.slack.app import app_from_manifest
from adapters.playground.slack.world import SlackWorld
from adapters.slack.adapter import SlackAdapter
from adapters.slack.emoji import EMOJI, SHORT_NAMES
from adapters.slack.manifest import manifest
from bot.emoji import canonical
from bot.ids import ChannelRef, MessageRef, UserRef
from tests.adapters.contract.chat import Deed, Trouble, card, until
from tests.adapters.inbound import QuietLog, Remembering
from tests.adapters.slack.conftest import clock, settings
from tests.adapters.slack.town import ADA, BOT, GENERAL, GRACE, LINUS, RELAY, TEAM, TOOLS
from tests.flows.votes.chats import first


class SlackRig:
    """Satisfies Chat."""

    hears: frozenset[Deed] = frozenset({"come back"})

    def __init__(self, world: SlackWorld, adapter: SlackAdapter, core: Remembering) -> None:
        self.world, self.core, self.messenger = world, core, adapter.messenger
        self.channel = self._room(GENERAL)
        self.forbidden, self.missing = self._room(TOOLS), self._room("C0NOTHING01")
        self.people = [self._user(one) for one in (ADA, GRACE, LINUS)]
        self.robot = self._user(RELAY)

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.world.mint.now(), UTC)

    def seen(self) -> list[str]:
        return [_text(one) for one in self.world.messages_in(GENERAL)]

    def whispers(self, person: UserRef) -> list[str]:
        return [_text(one) for one in self._whispers(person)]

    def handed(self, person: UserRef) -> str:
        return "\n".join(self.whispers(person))

    def written_to(self, person: UserRef) -> list[str]:
        return [_text(one) for one in self.world.messages_in(self.world.dm_with(person.user).id)]

    def seeds(self, message: MessageRef) -> list[str]:
        found = self.world.reactions_on(message.channel.channel, message.message)
        return [canonical(name, EMOJI) for name, users in found.items() if BOT in users]

    async def tap(self, person: UserRef, message: MessageRef, emoji: str, *, stands: bool = True) -> None:
        act = self.world.react if stands else self.world.unreact
        await act(person.user, message.channel.channel, message.message, SHORT_NAMES[emoji])

    async def delete(self, *messages: MessageRef) -> None:
        for one in messages:
            self.world.erase(self.world.messages[one.channel.channel][one.message])

    async def clear(self, message: MessageRef, emoji: str = "") -> None:
        raise NotImplementedError("Nobody can do this in Slack.")

    async def drop_channel(self) -> None:
        await self.world.delete_channel(ADA, GENERAL)

    async def leave(self, person: UserRef) -> None:
        await self.world.deactivate(ADA, person.user)

    async def ban(self, person: UserRef) -> None:
        raise NotImplementedError("Nobody can do this in Slack.")

    async def come_back(self, person: UserRef) -> None:
        await self.world.reactivate(ADA, person.user)

    async def archived(self) -> MessageRef:
        message = await self.messenger.post(self.channel, card("old"))
        await self.world.archive(ADA, GENERAL)
        return message

    async def command(self, person: UserRef, text: str) -> None:
        await self.world.command(person.user, GENERAL, text)

    async def press(self, person: UserRef, verb: str) -> None:
        whisper = self._whispers(person)[-1]
        button = first(whisper["blocks"], "action_id", f"v1:{verb}")
        await self.world.press(person.user, button, channel=GENERAL, ts=whisper["ts"])

    async def submit(self, person: UserRef, name: str, value: str) -> None:
        await until(lambda: self.world.modals[person.user])
        await self.world.submit(person.user, {f"field:{name}": {"input": value}})

    def go_wrong(self, trouble: Trouble) -> None:
        match trouble:
            case "limited":
                self.world.faults.on("chat.postMessage", "limited", times=1, seconds=60)
            case "unanswered":
                self.world.faults.on("chat.postMessage", "cut_after", times=1)
            case "revoked":
                self.world.faults.on("chat.postMessage", "error", times=1, error="token_revoked")

    def cut_short(self) -> None:
        self.world.faults.users_shown, self.world.faults.full_lies = 2, True

    def unreadable(self) -> None:
        self.world.faults.on("reactions.get", "broken")

    async def quiesce(self) -> None:
        await self.world.quiesce()

    def _whispers(self, person: UserRef) -> Sequence[dict[str, Any]]:
        mine = self.world.messages_in(GENERAL, whispers_to=person.user)
        return [one for one in mine if one["ephemeral_to"] == person.user]

    def _room(self, channel: str) -> ChannelRef:
        return ChannelRef(SlackAdapter.platform, TEAM, channel)

    def _user(self, user: str) -> UserRef:
        return UserRef(SlackAdapter.platform, TEAM, user)


def _text(message: dict[str, Any]) -> str:
    return json.dumps({"text": message["text"], "blocks": message.get("blocks")}, ensure_ascii=False)


@asynccontextmanager
async def slack_chat() -> AsyncIterator[SlackRig]:
    """With the app as our own manifest makes it."""
    core = Remembering()
    app = app_from_manifest(manifest(core.commands, "verdict"), check_scopes=True)
    world = SlackWorld(app=app, rng=random.Random(7), retry_delays=(0.0, 0.01, 0.02), ack_seconds=1.0)
    await world.start()
    adapter = SlackAdapter(settings(world, "sockets"), core, clock, QuietLog(), ping_seconds=0.5)
    try:
        await adapter.start()
        await core.until(lambda: core.gaps)
        yield SlackRig(world, adapter, core)
    finally:
        await adapter.stop(1.0)
        await world.stop()
