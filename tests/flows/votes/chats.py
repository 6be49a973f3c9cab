"""Both small platforms with one face: who is there, which cards stand, who taps what, and what everybody sees."""

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, Final, Protocol

from bot.cards import Card
from bot.ids import ChannelRef, MessageRef, Platform

DECOY: Final = "🎉"
BALLOT: Final = "v1:ballot:"
RECEIPT: Final = "Counted:"

Standing = frozenset[tuple[str, str]]
"""(user, canonical emoji)"""
Json = dict[str, Any]


class Chat(Protocol):
    """What a walk and its judge ask of a platform."""

    platform: Platform
    channel: ChannelRef
    people: list[str]
    bots: frozenset[str]
    patience: float
    """seconds until somebody gives up waiting for an answer to what they pressed"""

    def cards(self) -> Sequence[MessageRef]:
        """The bot's own messages that carry a ballot, oldest first."""
        ...

    def tap(self, user: str, card: MessageRef, emoji: str, spelling: int, *, stands: bool) -> bool: ...
    def standing(self, card: MessageRef) -> Standing:
        """Of people only."""
        ...

    def shown(self, card: MessageRef) -> object:
        """What the card looks like, as `drawn` would draw it."""
        ...

    def drawn(self, card: Card) -> object: ...
    def counts(self) -> Counter[str]:
        """What happened so far: events told, boxes read, cards edited."""
        ...

    async def ask(self, user: str, question: str) -> None: ...
    async def vote(self, user: str, card: MessageRef, shipped: Sequence[str]) -> bool:
        """By button; whether a receipt came."""
        ...

    async def delete(self, card: MessageRef) -> None: ...
    async def clear(self, card: MessageRef, emoji: str) -> None:
        """All reactions of an emoji, or of every one; Slack has no such thing."""
        ...

    async def quiesce(self) -> None: ...
    def calm(self) -> None: ...


LONGEST = 60.0
"""seconds"""


async def until(held: Callable[[], object]) -> None:
    """Until something holds that nobody rings a bell for; what never will ends the story and not the whole run."""
    async with asyncio.timeout(LONGEST):
        while not held():  # noqa: ASYNC110
            await asyncio.sleep(0.002)


def first(tree: object, name: str, beginning: str) -> str:
    """The first value of this name in a tree of blocks that begins so."""
    match tree:
        case dict():
            found = str(tree.get(name, ""))
            if found.startswith(beginning):
                return found
            return next((hit for part in tree.values() if (hit := first(part, name, beginning))), "")
        case list():
            return next((hit for part in tree if (hit := first(part, name, beginning))), "")
        case _:
            return ""


def bare(tree: object) -> object:
    """Platforms number what we leave without a number."""
    match tree:
        case dict():
            return {key: bare(value) for key, value in tree.items() if key not in {"id", "block_id"}}
        case list():
            return [bare(part) for part in tree]
        case _:
            return tree
