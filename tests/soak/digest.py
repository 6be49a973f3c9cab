"""python -m tests.soak.digest --rounds 500: weeks pass, replicas are killed, and each channel has one post a week.

Three processes with the job engine on one PostgreSQL that crashes now and then, both small platforms with cut lines,
kill -9 at random. What the platforms show is counted after every round; a post too few or too many, and the soak fails.
"""

import argparse
import asyncio
import json
import logging
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import time as clock_time
from datetime import timedelta
from pathlib import Path

import main
from adapters.playground.clock import MovableClock
from adapters.playground.discord.faults import Trouble as DiscordTrouble
from adapters.playground.opening import Place, playground
from adapters.playground.slack.faults import Trouble as SlackTrouble
from adapters.terminal.starter import fill
from bot.digests.subscription import SlotState, Subscription, coming
from bot.errors import StoreAway
from bot.handlers.table import commands
from bot.ids import ChannelRef, Platform, UserRef
from bot.panel import Panel, Verdict
from bot.ports.storage import Store
from bot.schedule.weekly import Weekly
from bot.settings import BotSettings
from bot.workers.weekly.posting import LEASE
from store.opening import database
from store.settings import StoreSettings
from tests.flows.house import ADA
from tests.soak.channels import posts_in, prepare
from tests.soak.sharedclock import SharedClock
from tests.store.conftest import Cluster, running

PATIENCE = 4.0
"""seconds until the clock is moved beyond the lease of whoever died"""
CRASHES = 0.1
"""of the rounds, in which the database server dies and comes back"""
LONGEST = 180.0
"""seconds after which a post of a round counts as missed"""
SLACK_TROUBLES: tuple[SlackTrouble, ...] = ("cut_after", "cut_before", "error", "slow")
DISCORD_TROUBLES: tuple[DiscordTrouble, ...] = ("cut_after", "cut_before", "answer_lost", "down")
RULE = Weekly(0, clock_time(9), "Europe/Berlin")


@dataclass
class Replica:
    """A process that can be killed."""

    told: str
    process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        command = (sys.executable, "-m", "tests.soak.replica", self.told)
        self.process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)

    async def ready(self) -> None:
        assert self.process
        assert self.process.stdout
        await asyncio.wait_for(self.process.stdout.readline(), 300)

    async def kill(self) -> None:
        assert self.process
        if self.process.returncode is None:
            self.process.kill()
        await self.process.wait()

    async def end(self) -> None:
        assert self.process
        self.process.terminate()
        await self.process.wait()


@dataclass
class Soak:
    place: Place
    clock: SharedClock
    store: Store
    replicas: list[Replica]
    channels: list[ChannelRef]
    rng: random.Random
    cluster: Cluster
    url: str
    counted: Counter[str] = field(default_factory=Counter)
    waited: float = 0.0

    async def round(self, number: int) -> None:
        """A week passes; something is new, somebody may die, a line may break."""
        await self._news()
        async with self.store() as unit:
            wishes = [await unit.subscriptions.get(channel) for channel in self.channels]
        latest = max(wish.next_fire for wish in wishes if wish)
        self.clock.move(latest + timedelta(seconds=1) - self.clock())
        self._weather()
        dying = asyncio.create_task(self._somebody_dies()) if self.rng.random() < 0.3 else None
        crashing = asyncio.create_task(self._the_database_crashes()) if self.rng.random() < CRASHES else None
        started = time.monotonic()
        missing = await self._settle(number)
        self.waited += time.monotonic() - started
        for one in (dying, crashing):
            if one:
                await one
        self.counted["missed"] += missing
        self._count(number)

    async def _settle(self, number: int) -> int:
        """How many posts of the round are missing when patience ends."""
        started = moved = time.monotonic()
        while True:
            states = await self._states()
            missing = number * len(self.channels) - sum(n for state, n in states.items() if not state.open)
            if not missing or time.monotonic() - started > LONGEST:
                return missing
            if time.monotonic() - moved > PATIENCE:
                self.clock.move(LEASE + timedelta(seconds=1))
                moved = time.monotonic()
            await asyncio.sleep(0.05)

    async def _states(self) -> Mapping[SlotState, int]:
        """Nothing while the database is away, as if nothing had been posted."""
        try:
            async with self.store() as unit:
                return await unit.slots.states()
        except StoreAway:
            return {}

    def _count(self, number: int) -> None:
        """What the platforms show, not what the bot believes."""
        for channel in self.channels:
            tops, items = posts_in(self.place.stage, channel)
            self.counted["doubled"] += max(0, tops - number) + max(0, items - number)
            self.counted["lost"] += max(0, number - tops)
            if tops != number:
                print(f"round {number}: {tops} posts in {channel.platform} {channel.channel}", flush=True)

    async def _news(self) -> None:
        """A reviewer changes their mind: one new verdict, and so one item below each post."""
        async with self.store() as unit:
            tool = next(one for one in await unit.catalog.tools() if one.slug == "smollm3")
            first, *rest = tool.panel.reviews
            changed = replace(first, verdict=Verdict.SKIP if first.ships else Verdict.SHIP)
            panel = Panel.of([changed, *rest])
            await unit.catalog.put([replace(tool, panel=panel)], by="the soak", at=self.clock())

    def _weather(self) -> None:
        slack, discord = self.place.stage.slack.faults, self.place.stage.discord.faults
        slack.clear()
        discord.clear()
        if self.rng.random() < 0.3:
            slack.on("chat.postMessage", self.rng.choice(SLACK_TROUBLES), times=self.rng.randint(1, 3))
            self.counted["broken lines"] += 1
        if self.rng.random() < 0.3:
            discord.on("POST .*/messages$", self.rng.choice(DISCORD_TROUBLES), times=self.rng.randint(1, 3))
            self.counted["broken lines"] += 1

    async def _the_database_crashes(self) -> None:
        await asyncio.sleep(self.rng.uniform(0.0, 2.0))
        await asyncio.to_thread(self.cluster.restart)
        self.counted["crashes"] += 1

    async def _somebody_dies(self) -> None:
        victim = self.rng.choice(self.replicas)
        await asyncio.sleep(self.rng.uniform(0.0, 1.5))
        await victim.kill()
        self.counted["kills"] += 1
        await victim.start()
        await victim.ready()


@asynccontextmanager
async def opened(replicas: int, channels: int, seed: int) -> AsyncIterator[Soak]:
    """A database server, both small platforms, replicas that are ready, and channels that want their weekly posts."""
    rng = random.Random(seed)
    async with AsyncExitStack() as closing:
        cluster = closing.enter_context(running())
        cluster.execute(
            "ALTER SYSTEM SET synchronous_commit = on"
        )  # what is acknowledged survives a crash of the server
        cluster.execute("SELECT pg_reload_conf()")
        url = cluster.fresh("empty")
        folder = Path(closing.enter_context(tempfile.TemporaryDirectory()))
        clock = SharedClock(folder / "clock")
        place = await closing.enter_async_context(
            playground(
                "127.0.0.1",
                0,
                commands(BotSettings()),
                "verdict",
                clock=MovableClock(lambda: clock().timestamp()),
                rng=rng,
            )
        )
        store, _ = await closing.enter_async_context(database(StoreSettings(url=url)))
        await fill(store, main.STARTER, clock())
        wanted = await prepare(place.stage, channels)
        async with store() as unit:
            for number, channel in enumerate(wanted):
                fire = coming(RULE, clock(), "")
                owner = UserRef(Platform("slack"), wanted[0].workspace, ADA)
                await unit.subscriptions.put(Subscription(channel, RULE, fire, owner, clock(), feed=f"feed{number}"))
        told = {"slack": place.slack, "discord": place.discord, "url": url, "clock": str(folder / "clock")}
        pack = [Replica(json.dumps(told)) for _ in range(replicas)]
        for one in pack:
            await one.start()
            closing.push_async_callback(one.kill)
        await asyncio.gather(*(one.ready() for one in pack))
        yield Soak(place, clock, store, pack, wanted, rng, cluster, url)
        await asyncio.gather(*(one.end() for one in pack))


async def soak(rounds: int, replicas: int, channels: int, seed: int) -> int:
    """The number of posts that were missed, lost or doubled."""
    started = time.monotonic()
    async with opened(replicas, channels, seed) as run:
        for number in range(1, rounds + 1):
            await run.round(number)
            if number % 10 == 0:
                print(f"{number} rounds, {dict(run.counted)}", flush=True)
    wrong = run.counted["missed"] + run.counted["lost"] + run.counted["doubled"]
    print(
        f"{rounds} rounds, {channels} channels, {rounds * channels} posts due; {run.counted['kills']} kills of "
        f"{replicas} replicas, {run.counted['crashes']} crashes of the database, {run.counted['broken lines']} broken "
        f"lines; missed {run.counted['missed']}, "
        f"lost {run.counted['lost']}, doubled {run.counted['doubled']}; "
        f"{run.waited / rounds:.1f} s a round, {(time.monotonic() - started) / 60:.1f} minutes"
    )
    return wrong


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=500)
    parser.add_argument("--replicas", type=int, default=3)
    parser.add_argument("--channels", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    logging.disable(logging.CRITICAL)
    sys.exit(1 if asyncio.run(soak(given.rounds, given.replicas, given.channels, given.seed)) else 0)
