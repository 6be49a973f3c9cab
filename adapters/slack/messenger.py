"""What the core asks of Slack: posts, edits, seeds, complete readings, profiles, direct messages."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Final

from adapters.slack.connection import Connection
from adapters.slack.emoji import SHORT_NAMES
from adapters.slack.errors import Refused
from adapters.slack.history import find, metadata
from adapters.slack.places import channel_ref, message_ref
from adapters.slack.readings import read_reactions
from adapters.slack.render import written
from adapters.slack.web import PATIENCE
from bot.cards import Card
from bot.errors import NotPermitted, RateLimited
from bot.ids import ChannelRef, MessageRef, UserRef
from bot.ports.platform import ReactionState
from bot.voters import Profile, Trait

SEED_TRIES: Final = 3
SHORT_PATIENCE: Final = 0.5
"""seconds for what the bot does by itself and can do later: it must not keep the rest of its work waiting"""
_DONE: Final = "already_reacted"


class SlackMessenger:
    """Satisfies bot.ports.platform.Messenger. Never posts twice by itself."""

    localises = False
    joins = True
    tells = frozenset({Trait.GUESTS, Trait.OUTSIDE})

    def __init__(
        self,
        connection: Connection,
        clock: Callable[[], datetime],
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._slack = connection
        self._clock = clock
        self._sleep = sleep

    async def post(
        self, channel: ChannelRef, card: Card, *, once: str | None = None, thread: MessageRef | None = None
    ) -> MessageRef:
        """`once`, or else the card's own key, goes into the metadata."""
        answer = await self._slack.web.call(
            channel.workspace,
            "chat.postMessage",
            channel=channel.channel,
            thread_ts=thread.message if thread else None,
            metadata=metadata(once or card.key),
            unfurl_links=False,
            unfurl_media=False,
            **written(card, reactions=True),
        )
        return message_ref(channel.workspace, str(answer.get("channel") or channel.channel), str(answer["ts"]))

    async def find(
        self, channel: ChannelRef, once: str, since: datetime, *, thread: MessageRef | None = None
    ) -> MessageRef | None:
        """Replies stand in no channel's history: name their thread to find them."""
        return await find(self._slack, channel, once, since, thread)

    async def edit(self, message: MessageRef, card: Card) -> None:
        where = message.channel
        await self._slack.web.call(
            where.workspace,
            "chat.update",
            patience=SHORT_PATIENCE,
            channel=where.channel,
            ts=message.message,
            **written(card, reactions=True),
        )

    async def delete(self, message: MessageRef) -> None:
        where = message.channel
        await self._slack.web.call(where.workspace, "chat.delete", channel=where.channel, ts=message.message)

    async def seed(self, message: MessageRef, emoji: Sequence[str]) -> None:
        """One after the other, for Slack shows them in the order of their coming."""
        for one in emoji:
            await self._seed(message, SHORT_NAMES.get(one, one))

    async def reactions(self, message: MessageRef) -> ReactionState:
        return await read_reactions(self._slack, message, self._clock)

    async def profile(self, person: UserRef) -> Profile:
        """Told soon or not at all: a vote waits for it."""
        return (await self._slack.people.of(person.workspace, person.user, patience=SHORT_PATIENCE)).profile

    async def tell(self, person: UserRef, card: Card) -> None:
        try:
            answer = await self._slack.web.call(person.workspace, "conversations.open", users=person.user)
        except Refused as trouble:
            raise NotPermitted(str(trouble)) from None
        await self.post(channel_ref(person.workspace, str((answer.get("channel") or {}).get("id", ""))), card)

    async def _seed(self, message: MessageRef, name: str) -> None:
        """Patient: people do not find a box without its seeds, and its readings prove little."""
        where = message.channel
        for attempt in range(1, SEED_TRIES + 1):
            try:
                await self._slack.web.call(
                    where.workspace, "reactions.add", channel=where.channel, timestamp=message.message, name=name
                )
            except RateLimited as limit:
                if attempt == SEED_TRIES or limit.retry_after > PATIENCE:
                    raise
                await self._sleep(limit.retry_after)
            except Refused as refusal:
                if _DONE not in str(refusal):
                    raise
                return
            else:
                return
