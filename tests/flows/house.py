"""A whole house for a story: both small platforms, both real adapters, the real store, and nobody's clock but ours."""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from adapters.operations.observing import UNTRACED, Tracer
from adapters.operations.serving import Part
from adapters.playground.clock import MovableClock
from adapters.playground.opening import Place, playground
from bot.dispatch import Bot
from bot.handlers.table import commands
from bot.ports.world import World
from bot.settings import BotSettings
from bot.workers.weekly.passing import Passing
from tests.adapters.inbound import QuietLog
from tests.flows.life import Life, begin
from tests.templates import copied, furnished

QUICK = BotSettings(refresh_seconds=0.05, calls_per_minute=10_000)
"""Stories ask more in a second than anybody may in a minute; the allowance has a test of its own."""
PATIENCE = 30.0
"""seconds: a busy machine is not what stories are about; both platforms really wait for three"""
GENERAL = "C0GENERAL01"
ADA, GRACE, LINUS = "U0ADA000001", "U0GRACE0001", "U0LINUS0001"


class Clock:
    """The time as it is, moved by as much as a story wants."""

    def __init__(self) -> None:
        self.seconds = MovableClock(time.time)
        self.wrong = timedelta()
        """by how much the bot's own clock is; the platforms' never are"""

    def __call__(self) -> datetime:
        return self.seconds.moment() + self.wrong

    @property
    def ahead(self) -> timedelta:
        return timedelta(seconds=self.seconds.ahead)

    @ahead.setter
    def ahead(self, much: timedelta) -> None:
        self.seconds.ahead = much.total_seconds()


@dataclass
class House:
    """The platforms outlive the bot, which may be stopped, killed and started again."""

    place: Place
    clock: Clock
    log: QuietLog
    url: str
    """of the database"""
    settings: BotSettings
    life: Life | None = None
    tracer: Tracer = UNTRACED

    @property
    def living(self) -> Life:
        assert self.life, "The bot is not running."
        return self.life

    @property
    def world(self) -> World:
        return self.living.world

    @property
    def bot(self) -> Bot:
        return self.living.bot

    @property
    def parts(self) -> list[Part]:
        return self.living.parts

    async def start(self) -> None:
        """Returns when both platforms are connected."""
        self.life = await begin(self.place, self.url, self.settings, self.clock, self.log, tracer=self.tracer)
        self.place.stage.follow(Passing(self.world))
        await self.until(lambda: self.living.connected)

    async def stop(self) -> None:
        """In order; nothing when it is not running."""
        life, self.life = self.life, None
        if life:
            await life.stop()

    async def kill(self) -> None:
        """As by SIGKILL."""
        life, self.life = self.life, None
        if life:
            await life.kill()

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

    async def until(
        self, held: Callable[[], object] | Callable[[], Awaitable[object]], seconds: float = PATIENCE
    ) -> None:
        """Lets the bot go on with its own work until something holds."""
        async with asyncio.timeout(seconds):
            while True:
                found = held()
                if await found if isinstance(found, Awaitable) else found:
                    return
                await self.bot.tick()
                await asyncio.sleep(0.02)


@asynccontextmanager
async def open_house(folder: Path, *, settings: BotSettings = QUICK, url: str = "") -> AsyncIterator[House]:
    """Both platforms connected, the starter catalogue in the database, cards refreshed as soon as they may be."""
    clock, log = Clock(), QuietLog()
    async with playground(
        "127.0.0.1", 0, commands(settings), "verdict", clock=clock.seconds, rng=random.Random(7)
    ) as place:
        place.stage.slack.postman.ack_seconds = place.stage.discord.world.answer_within = PATIENCE
        if url:
            await furnished(url)
        else:
            url = await copied(furnished, folder / "verdict.db")
        house = House(place, clock, log, url, settings)
        try:
            await house.start()
            yield house
        finally:
            await house.stop()
