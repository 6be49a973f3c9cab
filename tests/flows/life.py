"""One life of the bot: its store, its adapters, its workers, from start to stop or to a sudden end."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

import main
from adapters.discord.settings import DiscordSettings
from adapters.operations.metering import MeteredWriter
from adapters.operations.metrics import Registry
from adapters.operations.observing import UNTRACED, Tracer
from adapters.operations.serving import Part
from adapters.operations.settings import ServerSettings
from adapters.slack.settings import SlackSettings
from bot.dispatch import Bot
from bot.errors import StoreAway
from bot.ids import Platform
from bot.ports.background import Background
from bot.ports.platform import Messenger
from bot.ports.storage import Change, Outcome, Store, Unit, VoteWriter
from bot.ports.world import Log, World
from bot.settings import BotSettings
from bot.worlds import world_of
from store.hearing import hearing
from store.opening import database
from store.sealing import AesVault
from store.settings import StoreSettings

SECRET = b"a secret of the tests"
VAULT = AesVault({"tests": bytes(range(32))})


class DatabaseAwayError(StoreAway):
    """What a story's broken database raises, and every database of a bot that is dead."""


@dataclass
class Plug:
    """Between the bot and its database; pulled, nothing gets through any more."""

    pulled: bool = False

    def store(self, store: Store) -> Store:
        @asynccontextmanager
        async def unit() -> AsyncIterator[Unit]:
            self.check()
            async with store() as opened:
                yield opened

        return unit

    def check(self) -> None:
        if self.pulled:
            raise DatabaseAwayError


@dataclass(frozen=True)
class PluggedWriter:
    plug: Plug
    writer: VoteWriter

    async def cast(self, change: Change) -> Outcome:
        self.plug.check()
        return await self.writer.cast(change)


class Doors(Protocol):
    """What the adapters' settings are made of."""

    @property
    def slack(self) -> dict[str, object]: ...
    @property
    def discord(self) -> dict[str, object]: ...


@dataclass
class Life:
    world: World
    bot: Bot
    parts: list[Part]
    plug: Plug
    metrics: Registry
    closing: AsyncExitStack = field(default_factory=AsyncExitStack)

    @property
    def connected(self) -> bool:
        return all(part.connected for part in self.parts)

    async def stop(self, grace: float = 1.0) -> None:
        """In order, as after SIGTERM."""
        for part in self.parts:
            await part.stop(grace)
        await self.closing.aclose()

    async def kill(self) -> None:
        """Nothing is finished: what is not in the database now will never be, and nobody is told anything."""
        self.plug.pulled = True
        await self.stop(0.0)


async def begin(
    place: Doors,
    url: str,
    settings: BotSettings,
    clock: Callable[[], datetime],
    log: Log,
    *,
    background: Background | None = None,
    tracer: Tracer = UNTRACED,
) -> Life:
    """Started, though perhaps not connected yet."""
    closing, plug = AsyncExitStack(), Plug()
    try:
        true_store, true_writer = await closing.enter_async_context(database(StoreSettings(url=url), VAULT))
        store = plug.store(true_store)
        metrics = Registry()
        messengers: dict[Platform, Messenger] = {}
        writer = MeteredWriter(PluggedWriter(plug, true_writer), metrics, time.monotonic)
        meter = tracer.meter(metrics)
        world = world_of(store, writer, clock, settings, secret=SECRET, messengers=messengers, log=log, meter=meter)
        await closing.enter_async_context(hearing(StoreSettings(url=url), world.shelf.changed, log))
        bot = Bot(world, background)
        parts = main.adapters(_settings(place, url, settings), tracer.inbound(bot), world, tracer)
        messengers.update({part.platform: part.messenger for part in parts})
        for part in parts:
            await part.start()
        return Life(world, bot, parts, plug, metrics, closing)
    except BaseException:
        await closing.aclose()
        raise


def _settings(place: Doors, url: str, settings: BotSettings) -> main.Settings:
    return main.Settings(
        bot=settings,
        store=StoreSettings(url=url),
        server=ServerSettings(),
        slack=SlackSettings.model_validate(place.slack),
        discord=DiscordSettings.model_validate(place.discord),
    )
