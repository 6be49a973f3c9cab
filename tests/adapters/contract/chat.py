"""One face for the small platforms: what a person or a moderator does there, what is seen, and what goes wrong."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Literal, Protocol

from bot.cards import Ballot, BallotChoice, Button, Buttons, Card, Lead
from bot.emoji import SHIP, SKIP
from bot.ids import ChannelRef, MessageRef, UserRef
from bot.ports.platform import Messenger
from tests.adapters.inbound import Remembering

Trouble = Literal["limited", "unanswered", "revoked"]
Deed = Literal["delete", "bulk", "clear", "clear emoji", "ban", "come back"]


class Chat(Protocol):
    """A connected adapter in front of its small platform; `core` remembers what it was told."""

    messenger: Messenger
    core: Remembering
    channel: ChannelRef
    forbidden: ChannelRef
    """where the bot may not post"""
    missing: ChannelRef
    people: Sequence[UserRef]
    """the first one is an administrator"""
    robot: UserRef
    hears: frozenset[Deed]
    """what the platform tells at all; the rest is found by readings"""

    def now(self) -> datetime: ...
    def seen(self) -> list[str]:
        """What stands in the channel for everybody, oldest first, each as one text."""
        ...

    def whispers(self, person: UserRef) -> list[str]: ...
    def handed(self, person: UserRef) -> str:
        """What stands in the files that only this person got, or in the whispers that stand for them."""
        ...

    def written_to(self, person: UserRef) -> list[str]:
        """What stands in the person's own conversation with the bot."""
        ...

    def seeds(self, message: MessageRef) -> list[str]:
        """The bot's own reactions, in their order."""
        ...

    async def tap(self, person: UserRef, message: MessageRef, emoji: str, *, stands: bool = True) -> None: ...
    async def delete(self, *messages: MessageRef) -> None: ...
    async def clear(self, message: MessageRef, emoji: str = "") -> None: ...
    async def drop_channel(self) -> None: ...
    async def leave(self, person: UserRef) -> None: ...
    async def ban(self, person: UserRef) -> None: ...
    async def come_back(self, person: UserRef) -> None: ...
    async def archived(self) -> MessageRef:
        """A message of the bot in a place that was closed since."""
        ...

    async def command(self, person: UserRef, text: str) -> None: ...
    async def press(self, person: UserRef, verb: str) -> None:
        """A button on what the person was whispered last."""
        ...

    async def submit(self, person: UserRef, name: str, value: str) -> None:
        """Send the form that is open, with one field filled in."""
        ...

    def go_wrong(self, trouble: Trouble) -> None:
        """The next post."""
        ...

    def cut_short(self) -> None:
        """Lists of people end early from now on."""
        ...

    def unreadable(self) -> None:
        """Readings fail from now on."""
        ...

    async def quiesce(self) -> None: ...


BALLOT_EMOJI = (SHIP, SKIP)
BALLOT = Ballot((BallotChoice(SHIP, "ship"), BallotChoice(SKIP, "skip")), ("Would you ship it?",), ("By button:",))


def card(words: str, *buttons: Button) -> Card:
    """With a ballot, so that there is something to react to."""
    row = (Buttons(buttons),) if buttons else ()
    return Card(words, words, (Lead((words,)), *row, BALLOT))


async def seeded(chat: Chat, words: str = "vote") -> MessageRef:
    """A card with the bot's own reactions under it."""
    message = await chat.messenger.post(chat.channel, card(words))
    await chat.messenger.seed(message, BALLOT_EMOJI)
    return message


async def until(held: Callable[[], object], seconds: float = 30.0) -> None:
    """Until something holds that nobody rings a bell for."""
    async with asyncio.timeout(seconds):
        while not held():  # noqa: ASYNC110
            await asyncio.sleep(0.005)
