"""Replicas of the bot as processes that can be killed, on one database and a shared clock, before both small platforms."""

import asyncio
import json
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import time as clock_time
from pathlib import Path
from random import Random

import main
from adapters.playground.clock import MovableClock
from adapters.playground.opening import Place, playground
from adapters.terminal.starter import fill
from bot.digests.subscription import Subscription, coming
from bot.handlers.table import commands
from bot.ids import ChannelRef, Platform, UserRef
from bot.ports.storage import Store
from bot.schedule.weekly import Weekly
from bot.settings import BotSettings
from store.opening import database
from store.settings import StoreSettings
from tests.flows.house import ADA
from tests.soak.channels import prepare
from tests.soak.sharedclock import SharedClock

RULE = Weekly(0, clock_time(9), "Europe/Berlin")
START = 300.0
"""seconds that a replica has for its start"""


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
        await asyncio.wait_for(self.process.stdout.readline(), START)

    async def kill(self) -> None:
        assert self.process
        if self.process.returncode is None:
            self.process.kill()
        await self.process.wait()

    async def end(self) -> None:
        assert self.process
        self.process.terminate()
        await self.process.wait()


@dataclass(frozen=True)
class Pack:
    """The replicas and all that is around them."""

    place: Place
    clock: SharedClock
    store: Store
    replicas: Sequence[Replica]
    channels: Sequence[ChannelRef]
    url: str


@asynccontextmanager
async def pack(url: str, replicas: int, channels: int, rng: Random) -> AsyncIterator[Pack]:
    """Both small platforms, replicas that are ready, and channels that want their weekly posts."""
    async with AsyncExitStack() as closing:
        folder = Path(closing.enter_context(tempfile.TemporaryDirectory()))
        clock = SharedClock(folder / "clock")
        own = MovableClock(lambda: clock().timestamp())
        small = playground("127.0.0.1", 0, commands(BotSettings()), "verdict", clock=own, rng=rng)
        place = await closing.enter_async_context(small)
        store, _ = await closing.enter_async_context(database(StoreSettings(url=url)))
        await fill(store, main.STARTER, clock())
        wanted = await prepare(place.stage, channels)
        await _subscribe(store, wanted, clock)
        told = {"slack": place.slack, "discord": place.discord, "url": url, "clock": str(folder / "clock")}
        started = [Replica(json.dumps(told)) for _ in range(replicas)]
        for one in started:
            await one.start()
            closing.push_async_callback(one.kill)
        await asyncio.gather(*(one.ready() for one in started))
        yield Pack(place, clock, store, started, wanted, url)
        await asyncio.gather(*(one.end() for one in started))


async def _subscribe(store: Store, channels: Sequence[ChannelRef], clock: SharedClock) -> None:
    owner = UserRef(Platform("slack"), channels[0].workspace, ADA)
    async with store() as unit:
        for number, channel in enumerate(channels):
            fire = coming(RULE, clock(), "")
            await unit.subscriptions.put(Subscription(channel, RULE, fire, owner, clock(), feed=f"feed{number}"))
