"""The small Discord as a walk sees it."""

import asyncio
import re
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from adapters.discord.render import components
from adapters.playground.discord.nouns import Event
from adapters.playground.discord.server import Discord
from adapters.playground.discord.wire import Refused
from bot.cards import Card
from bot.emoji import SKIP, canonical
from bot.ids import ChannelRef, MessageRef, Platform
from tests.flows.votes.chats import BALLOT, LONGEST, RECEIPT, Standing, bare, first

DISCORD = Platform("discord")
_A_MESSAGE = re.compile(r"/channels/\d+/messages/\d+")


class DiscordChat:
    platform = DISCORD

    def __init__(self, discord: Discord, crowd: int = 0) -> None:
        self.discord = discord
        self.patience = LONGEST
        self._told = 0
        discord.world.sink = self._tell
        rooms = discord.state()["channels"]
        room = next(one for one in rooms if one["bot_is_member"] and one["bot_can_post"])
        self.channel = ChannelRef(DISCORD, str(room["workspace"]), str(room["id"]))
        members = discord.world.guilds[self.channel.workspace].members
        self.bots = frozenset(one.id for one in discord.world.users.values() if one.bot)
        self.moderator = discord.who("alice")
        self.people = [*(user for user in members if user not in self.bots), *discord.crowd(crowd)]

    def cards(self) -> Sequence[MessageRef]:
        return [
            MessageRef(self.channel, one.id)
            for one in self.discord.messages_in(self.channel.channel)
            if one.author.id == self.discord.world.app.id and BALLOT in str(one.components)
        ]

    def tap(self, user: str, card: MessageRef, emoji: str, spelling: int, *, stands: bool) -> bool:
        """Now and then a super reaction."""
        with suppress(Refused, KeyError):
            where = self.channel.channel
            if stands:
                return self.discord.react(user, card.message, emoji, burst=spelling % 5 == 1, channel=where)
            return self.discord.unreact(user, card.message, emoji, channel=where)
        return False

    def standing(self, card: MessageRef) -> Standing:
        found = self.discord.reactions_on(card.message, people_only=True)
        return frozenset((user, canonical(emoji)) for emoji, users in found.items() for user in users)

    def shown(self, card: MessageRef) -> object:
        message = self.discord.world.channels[self.channel.channel].messages[card.message]
        return bare(message.components)

    def drawn(self, card: Card) -> object:
        return bare(components(card))

    def counts(self) -> Counter[str]:
        called = Counter(
            "boxes read" if call.method == "GET" else "cards edited"
            for call in self.discord.calls
            if _A_MESSAGE.fullmatch(call.path) and call.method in {"GET", "PATCH"}
        )
        return Counter({"events told": self._told, **called})

    def _tell(self, event: Event) -> None:
        self._told += 1
        self.discord.hub.publish(event)

    async def ask(self, user: str, question: str) -> None:
        await self._act(user, do="command", text=question)

    async def vote(self, user: str, card: MessageRef, shipped: Sequence[str]) -> bool:
        button = first(self._message(card).components, "custom_id", BALLOT)
        before = len(self._receipts(user))
        await self._act(user, do="press", message=card.message, custom_id=button)
        form = self.discord.world.modals.pop(user, None)
        if form is None:
            return False
        self.discord.world.modals[user] = form
        field = next(one["component"] for one in form.body["components"] if "component" in one)
        single = len(field["options"]) == 2 and field["options"][1]["value"] == SKIP
        values = [shipped[0] if shipped else SKIP] if single else list(shipped)
        with suppress(TimeoutError):
            await asyncio.wait_for(
                self.discord.act({"do": "submit", "as": user, "values": {field["custom_id"]: values}}), self.patience
            )
        self.discord.world.modals.pop(user, None)
        return len(self._receipts(user)) > before

    def _receipts(self, user: str) -> Sequence[object]:
        return [one for one in self.discord.whispers_to(user) if RECEIPT in str(one.components)]

    async def delete(self, card: MessageRef) -> None:
        await self._act(self.moderator, do="delete", message=card.message)

    async def clear(self, card: MessageRef, emoji: str) -> None:
        await self._act(self.moderator, do="clear", message=card.message, emoji=emoji)

    async def quiesce(self) -> None:
        await self.discord.quiesce(0.02)

    def calm(self) -> None:
        self.discord.faults.clear()

    async def _act(self, user: str, **deed: object) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(
                self.discord.act({"as": user, "channel": self.channel.channel, **deed}), self.patience
            )

    def _message(self, card: MessageRef) -> Any:
        return self.discord.world.channels[self.channel.channel].messages[card.message]
