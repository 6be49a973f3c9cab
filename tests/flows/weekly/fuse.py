"""A worker that dies at one chosen moment: what it had committed or sent stands, and nothing else happens any more."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.cards import Card
from bot.errors import NotPermitted
from bot.ids import ChannelRef, MessageRef
from bot.ports.platform import Messenger
from bot.ports.storage import Store, Unit
from bot.ports.world import World
from tests.flows.life import Plug


class Killed(BaseException):
    """As by SIGKILL: no handler of the bot's may catch it."""


@dataclass
class Fuse:
    """Burns through at the n-th crossing; a world without a number only counts."""

    at: int | None = None
    crossed: int = 0
    gone: bool = False

    def cross(self) -> None:
        if self.gone:
            raise Killed
        self.crossed += 1
        if self.crossed == self.at:
            self.gone = True
            raise Killed


def fused(world: World, fuse: Fuse) -> World:
    """Every transaction and every question to a platform crosses the fuse before and after."""
    messengers: dict[Any, Any] = {name: FusedMessenger(one, fuse) for name, one in world.messengers.items()}
    return replace(world, store=_store(world.store, fuse), messengers=messengers)


def _store(store: Store, fuse: Fuse) -> Store:
    @asynccontextmanager
    async def unit() -> AsyncIterator[Unit]:
        fuse.cross()
        async with store() as opened:
            yield opened
            fuse.cross()  # all was asked and told, nothing is committed
        fuse.cross()

    return unit


class Slow:
    """A messenger whose posts hang until the gate opens."""

    def __init__(self, real: Messenger) -> None:
        self.gate, self.reached = asyncio.Event(), asyncio.Event()
        self._real = real

    async def post(
        self, channel: ChannelRef, card: Card, *, once: str | None = None, thread: MessageRef | None = None
    ) -> MessageRef:
        self.reached.set()
        await self.gate.wait()
        return await self._real.post(channel, card, once=once, thread=thread)

    def __getattr__(self, name: str) -> Any:
        """What does not post."""
        return getattr(self._real, name)


class Unplugging:
    """A messenger after whose first post the database is away for a moment."""

    def __init__(self, real: Messenger, plug: Plug, seconds: float) -> None:
        self._real = real
        self._plug = plug
        self._seconds = [seconds]

    async def post(
        self, channel: ChannelRef, card: Card, *, once: str | None = None, thread: MessageRef | None = None
    ) -> MessageRef:
        made = await self._real.post(channel, card, once=once, thread=thread)
        if self._seconds:
            self._plug.pulled = True
            asyncio.get_running_loop().call_later(self._seconds.pop(), self._back)
        return made

    def _back(self) -> None:
        self._plug.pulled = False

    async def find(self, *_where: object, **_more: object) -> MessageRef | None:
        """A history that nobody may read."""
        raise NotPermitted("no history")

    def __getattr__(self, name: str) -> Any:
        """What does not post."""
        return getattr(self._real, name)


@dataclass(frozen=True)
class FusedMessenger:
    """The real one, with a moment before and a moment after each of its deeds."""

    real: Messenger
    fuse: Fuse

    async def post(
        self, channel: ChannelRef, card: Card, *, once: str | None = None, thread: MessageRef | None = None
    ) -> MessageRef:
        self.fuse.cross()
        made = await self.real.post(channel, card, once=once, thread=thread)
        self.fuse.cross()
        return made

    async def find(
        self, channel: ChannelRef, once: str, since: datetime, *, thread: MessageRef | None = None
    ) -> MessageRef | None:
        self.fuse.cross()
        found = await self.real.find(channel, once, since, thread=thread)
        self.fuse.cross()
        return found

    async def seed(self, message: MessageRef, emoji: Sequence[str]) -> None:
        self.fuse.cross()
        await self.real.seed(message, emoji)
        self.fuse.cross()

    async def delete(self, message: MessageRef) -> None:
        self.fuse.cross()
        await self.real.delete(message)
        self.fuse.cross()

    def __getattr__(self, name: str) -> Any:
        """Readings and what else changes nothing."""
        return getattr(self.real, name)
