"""Weeks that pass while replicas die, lines break and the database has its troubles: one post a week in each channel."""

import asyncio
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random

from adapters.playground.discord.faults import Trouble as DiscordTrouble
from adapters.playground.slack.faults import Trouble as SlackTrouble
from bot.digests.subscription import SlotState
from bot.errors import StoreAway
from bot.panel import Panel, Verdict
from bot.workers.weekly.posting import LEASE
from tests.soak.channels import posts_in
from tests.soak.chaos import FARTHEST_AHEAD, Chaos
from tests.soak.pack import Pack

PATIENCE = 4.0
"""seconds until the clock is moved beyond the lease of whoever died"""
LONGEST = 180.0
"""seconds after which a post of a round counts as missed"""
DEATHS, BROKEN_LINES, TROUBLES = 0.3, 0.3, 0.4
"""of the rounds"""
HALF_A_DAY = timedelta(hours=12)
SLACK_TROUBLES: tuple[SlackTrouble, ...] = ("cut_after", "cut_before", "error", "slow")
DISCORD_TROUBLES: tuple[DiscordTrouble, ...] = ("cut_after", "cut_before", "answer_lost", "down")


@dataclass
class Weeks:
    pack: Pack
    rng: Random
    chaos: Chaos | None = None
    """none, and nothing but lines break and replicas die"""
    deaths: float = DEATHS
    early: float = 0.0
    """of the rounds, in how many a clock that is half a day ahead strikes the hour"""
    patience: float = PATIENCE
    counted: Counter[str] = field(default_factory=Counter)
    waited: float = 0.0

    async def round(self, number: int) -> None:
        """A week passes; something is new, somebody may die, a line may break, the database may be in trouble."""
        await self._news()
        async with self.pack.store() as unit:
            wishes = [await unit.subscriptions.get(channel) for channel in self.pack.channels]
        latest = max(wish.next_fire for wish in wishes if wish)
        self._weather()
        if self.chaos and self.rng.random() < self.early:
            await self._too_early(latest, self.chaos)
        self.pack.clock.move(latest + timedelta(seconds=1) - self.pack.clock())
        troubles = [asyncio.create_task(self._somebody_dies())] if self.rng.random() < self.deaths else []
        if self.chaos and self.rng.random() < TROUBLES:
            troubles.append(asyncio.create_task(self._trouble(self.chaos)))
        started = time.monotonic()
        self.counted["missed"] += await self._settle(number)
        self.waited += time.monotonic() - started
        await asyncio.gather(*troubles)
        self._count(number)

    @property
    def wrong(self) -> int:
        """Posts that were missed, lost or doubled."""
        return self.counted["missed"] + self.counted["lost"] + self.counted["doubled"]

    async def _settle(self, number: int) -> int:
        """How many posts of the round are missing when patience ends."""
        started = moved = time.monotonic()
        far = False
        while True:
            states = await self._states()
            missing = number * len(self.pack.channels) - sum(n for state, n in states.items() if not state.open)
            if not missing or time.monotonic() - started > LONGEST:
                return missing
            if time.monotonic() - moved > self.patience:
                self.pack.clock.move(LEASE + timedelta(seconds=1))
                moved = time.monotonic()
            if not far and self.chaos and time.monotonic() - started > LONGEST / 3:
                # Whoever claimed a post by a clock that ran ahead, and died, holds it until that moment has come.
                self.pack.clock.move(FARTHEST_AHEAD)
                far = True
                self.counted["waited for a wrong clock"] += 1
            await asyncio.sleep(0.05)

    async def _states(self) -> Mapping[SlotState, int]:
        """Nothing while the database is away, as if nothing had been posted."""
        try:
            async with self.pack.store() as unit:
                return await unit.slots.states()
        except StoreAway:
            return {}

    def _count(self, number: int) -> None:
        """What the platforms show, not what the bot believes."""
        for channel in self.pack.channels:
            tops, items = posts_in(self.pack.place.stage, channel)
            self.counted["doubled"] += max(0, tops - number) + max(0, items - number)
            self.counted["lost"] += max(0, number - tops)
            if tops != number:
                print(f"round {number}: {tops} posts in {channel.platform} {channel.channel}", flush=True)

    async def _news(self) -> None:
        """A reviewer changes their mind: one new verdict, and so one item below each post."""
        async with self.pack.store() as unit:
            tool = next(one for one in await unit.catalog.tools() if one.slug == "smollm3")
            first, *rest = tool.panel.reviews
            changed = replace(first, verdict=Verdict.SKIP if first.ships else Verdict.SHIP)
            panel = Panel.of([changed, *rest])
            await unit.catalog.put([replace(tool, panel=panel)], by="the soak", at=self.pack.clock())

    def _weather(self) -> None:
        slack, discord = self.pack.place.stage.slack.faults, self.pack.place.stage.discord.faults
        slack.clear()
        discord.clear()
        if self.rng.random() < BROKEN_LINES:
            slack.on("chat.postMessage", self.rng.choice(SLACK_TROUBLES), times=self.rng.randint(1, 3))
            self.counted["broken lines"] += 1
        if self.rng.random() < BROKEN_LINES:
            discord.on("POST .*/messages$", self.rng.choice(DISCORD_TROUBLES), times=self.rng.randint(1, 3))
            self.counted["broken lines"] += 1

    async def _too_early(self, hour: datetime, chaos: Chaos) -> None:
        """The bot's clock strikes the hour half a day before it comes, and is right again a little later."""
        self.pack.clock.move(hour - HALF_A_DAY - self.pack.clock())
        chaos.err(HALF_A_DAY + timedelta(seconds=1))
        await asyncio.sleep(self.rng.uniform(0.0, 2.0))
        chaos.err(timedelta())
        self.counted["struck too early"] += 1

    async def _trouble(self, chaos: Chaos) -> None:
        await asyncio.sleep(self.rng.uniform(0.0, 2.0))
        await chaos.strike()

    async def _somebody_dies(self) -> None:
        victim = self.rng.choice(self.pack.replicas)
        await asyncio.sleep(self.rng.uniform(0.0, 1.5))
        await victim.kill()
        self.counted["kills"] += 1
        await victim.start()
        await victim.ready()
