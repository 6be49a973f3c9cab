"""One message that must exist once: looked for before it is repeated, posted in time, recorded, or taken back."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.cards import Card
from bot.errors import Incomplete, MessageGone, PlatformError, StoreAway, Unanswered
from bot.ids import ChannelRef, MessageRef
from bot.ports.platform import Messenger
from bot.ports.world import World

LEASE = timedelta(minutes=2)
MARGIN = timedelta(seconds=60)
"""a post is not begun in the last part of a lease: it ends, or is given up, before anybody else may begin one"""
ANSWER = 42.0
"""seconds after which a post counts as unanswered; less than the margin"""
PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
"""seconds between tries to write down what has been posted; together about as long as a post may take"""
SKEW = timedelta(minutes=5)
"""how far the platform's clock may be from ours when a post is looked for"""
AHEAD = timedelta(days=2)
"""how far before its hour a clock that ran ahead may have posted it"""

Record = Callable[[MessageRef], Awaitable[MessageRef]]
"""Writes the message down, and says which one is written down: another worker may have been first"""


class TooLate(Exception):
    """The lease is nearly over: whoever claims the slot next goes on."""


@dataclass(frozen=True, slots=True)
class Once:
    """What makes a message the only one of its kind."""

    channel: ChannelRef
    key: str
    since: datetime
    """nobody with a right clock can have posted it before"""
    repeated: bool
    """an earlier attempt may have posted it"""
    until: datetime
    """when the lease ends"""
    thread: MessageRef | None = None


async def post_once(world: World, once: Once, card: Card, record: Record) -> MessageRef:
    """The message that is recorded in the end. Raises `TooLate` and what the platform answers."""
    messenger = world.messengers[once.channel.platform]
    found = await _standing(messenger, once) if once.repeated else None
    if found:
        world.log.info("post.adopted", key=once.key)
        return await record(found)
    if world.clock() >= once.until - MARGIN:
        raise TooLate
    mine = await _post(messenger, once, card)
    recorded = await _kept(world, once, mine, record)
    if recorded != mine:
        await _take_back(world, messenger, once, mine)
    return recorded


async def _standing(messenger: Messenger, once: Once) -> MessageRef | None:
    """Whether an earlier attempt posted it; before its hour only as far as the history goes that a busy channel shows."""
    found = await messenger.find(once.channel, once.key, once.since - SKEW, thread=once.thread)
    if found is None:
        with suppress(Incomplete):
            found = await messenger.find(once.channel, once.key, once.since - AHEAD, thread=once.thread)
    return found


async def _post(messenger: Messenger, once: Once, card: Card) -> MessageRef:
    try:
        async with asyncio.timeout(ANSWER):
            return await messenger.post(once.channel, card, once=once.key, thread=once.thread)
    except TimeoutError:
        raise Unanswered("The platform took too long to answer.") from None


async def _kept(world: World, once: Once, mine: MessageRef, record: Record) -> MessageRef:
    """The message stands. A database that is away for a moment is waited for: not every channel has a history to read."""
    for pause in PAUSES:
        try:
            return await record(mine)
        except StoreAway:
            if world.clock() >= once.until:
                raise
            world.log.warning("post.not_recorded", key=once.key)
            await asyncio.sleep(pause)
    return await record(mine)


async def _take_back(world: World, messenger: Messenger, once: Once, mine: MessageRef) -> None:
    """Another worker's message is the one that is recorded."""
    world.log.warning("post.taken_back", key=once.key)
    try:
        await messenger.delete(mine)
    except MessageGone:
        return
    except PlatformError as trouble:
        world.log.warning("post.doubled", key=once.key, trouble=type(trouble).__name__)
