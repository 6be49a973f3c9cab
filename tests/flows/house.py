"""A whole house for a story: both small platforms, both real adapters, the real store, and nobody's clock but ours."""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import main
from adapters.discord.settings import DiscordSettings
from adapters.operations.server import ServerSettings
from adapters.operations.serving import Part
from adapters.playground.opening import Place, playground
from adapters.slack.settings import SlackSettings
from adapters.terminal.importing import fill
from bot.dispatch import Bot
from bot.handlers.table import commands
from bot.ids import Platform
from bot.ports.platform import Messenger
from bot.ports.world import World
from bot.settings import BotSettings
from bot.voters import VoterKeys
from bot.workers.homes import CachedHomes
from bot.workers.shelf import CatalogShelf
from store.opening import database
from store.settings import StoreSettings
from tests.adapters.inbound import QuietLog

GENERAL = "C0GENERAL01"
ADA, GRACE, LINUS = "U0ADA000001", "U0GRACE0001", "U0LINUS0001"


class Clock:
    """The time as it is, moved by as much as a story wants."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return datetime.fromtimestamp(time.time(), UTC) + self.ahead


@dataclass
class House:
    place: Place
    world: World
    bot: Bot
    parts: list[Part]
    clock: Clock
    log: QuietLog

    async def slack(self, do: str, who: str = ADA, **words: object) -> dict[str, Any]:
        """A deed in Slack's #general, which must succeed."""
        answer = await self.place.stage.slack.act({"do": do, "as": who, "channel": GENERAL, **words})
        assert answer["ok"], answer
        return answer

    @property
    def general(self) -> str:
        """Discord's channel that the bot can use."""
        rooms = self.place.stage.discord.state()["channels"]
        return str(next(room["id"] for room in rooms if room["bot_is_member"] and room["bot_can_post"]))

    def people(self) -> list[str]:
        """Discord's people who are not bots, by id."""
        return [str(one["id"]) for one in self.place.stage.discord.state()["people"] if not one["bot"]]

    async def discord(self, do: str, who: str = "", **words: object) -> dict[str, Any]:
        deed = {"do": do, "as": who or self.people()[0], "channel": self.general, **words}
        answer = await self.place.stage.discord.act(deed)
        assert answer["ok"], answer
        return answer

    def slack_messages(self, whispers_to: str | None = None) -> list[dict[str, Any]]:
        return self.place.stage.slack.messages_in(GENERAL, whispers_to=whispers_to)

    def discord_messages(self) -> list[dict[str, Any]]:
        shown: dict[str, list[dict[str, Any]]] = self.place.stage.discord.state()["messages"]
        return [one for one in shown[self.general] if not one["deleted"]]

    async def until(self, held: Callable[[], object] | Callable[[], Awaitable[object]], seconds: float = 10.0) -> None:
        """Lets the bot go on with its own work until something holds."""
        async with asyncio.timeout(seconds):
            while True:
                found = held()
                if await found if isinstance(found, Awaitable) else found:
                    return
                await self.bot.tick()
                await asyncio.sleep(0.02)


@asynccontextmanager
async def open_house(folder: Path) -> AsyncIterator[House]:
    """Both platforms connected, the starter catalogue in the database, cards refreshed as soon as they may be."""
    clock, log = Clock(), QuietLog()
    settings = BotSettings(refresh_seconds=0.05)
    rows = commands(settings)
    async with (
        playground("127.0.0.1", 0, rows, "verdict", clock=time.time, rng=random.Random(7)) as place,
        database(StoreSettings(url=f"sqlite:///{folder / 'verdict.db'}")) as (store, writer),
    ):
        await fill(store, main.STARTER, clock())
        messengers: dict[Platform, Messenger] = {}
        shelf, homes = CatalogShelf(store, clock), CachedHomes(store, clock)
        keys = VoterKeys(b"a secret of the tests")
        world = World(
            store=store,
            writer=writer,
            shelf=shelf,
            homes=homes,
            messengers=messengers,
            keys=keys,
            clock=clock,
            settings=settings,
            commands=rows,
            log=log,
        )
        bot = Bot(world)
        parts = main.adapters(
            main.Settings(
                bot=settings,
                store=StoreSettings(),
                server=ServerSettings(),
                slack=SlackSettings.model_validate(place.slack),
                discord=DiscordSettings.model_validate(place.discord),
            ),
            bot,
            world,
        )
        messengers.update({part.platform: part.messenger for part in parts})
        for part in parts:
            await part.start()
        house = House(place, world, bot, parts, clock, log)
        try:
            await house.until(lambda: all(part.connected for part in parts))
            yield house
        finally:
            for part in parts:
                await part.stop(1.0)
