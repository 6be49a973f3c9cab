"""Thousands of channels due in the same minute: how long until all have their post, who waits for whom, and memory."""

import asyncio
import gc
import os
import statistics
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from datetime import time as clock_time
from itertools import count
from pathlib import Path
from typing import Any, cast

import main
from adapters.terminal.starter import fill
from bot.cards import Card
from bot.digests.subscription import SlotState, Subscription, coming
from bot.dispatch import Bot
from bot.ids import ChannelRef, MessageRef, Platform, UserRef
from bot.panel import Panel, Verdict
from bot.ports.meter import Unmetered
from bot.ports.platform import Messenger, ReactionState
from bot.ports.storage import Store
from bot.schedule.weekly import Weekly
from bot.settings import BotSettings
from bot.worlds import world_of
from store.background import DbosBackground
from store.opening import database
from store.settings import StoreSettings
from tests.adapters.inbound import QuietLog
from tests.bench.places import databases
from tests.bench.table import Options, Row, percentile

RULE = Weekly(0, clock_time(9), "Europe/Berlin")
PLATFORMS = (Platform("slack"), Platform("discord"))
ANSWER = 0.1
"""seconds that the sink takes for each post, as a platform would"""
ROUND = 1.0
"""seconds between two looks at what is due, as in service"""
PATIENCE = 3600.0
DAY = timedelta(days=1)


@dataclass
class Sink:
    """Takes every post of both platforms, and remembers when; nobody reacts."""

    tops: dict[ChannelRef, list[float]] = field(default_factory=dict)
    items: int = 0
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    async def post(
        self, channel: ChannelRef, card: Card, *, once: str | None = None, thread: MessageRef | None = None
    ) -> MessageRef:
        await asyncio.sleep(ANSWER)
        if thread:
            self.items += 1
        else:
            self.tops.setdefault(channel, []).append(time.monotonic())
        return MessageRef(channel, str(next(self._numbers)))

    async def find(self, *_where: object, **_more: object) -> None:
        """Nothing is ever lost here."""

    async def seed(self, message: MessageRef, emoji: Sequence[str]) -> None: ...

    async def reactions(self, message: MessageRef) -> ReactionState:
        return ReactionState({}, datetime.fromtimestamp(time.time(), UTC))


def channels(many: int) -> Mapping[str, Sequence[ChannelRef]]:
    """A third in one large workspace, a third in workspaces of twenty, and a third that are alone in theirs."""

    def made(size: str, workspaces: int) -> list[ChannelRef]:
        return [
            ChannelRef(PLATFORMS[number % workspaces % 2], f"{size}{number % workspaces}", f"C{size}{number}")
            for number in range(many // 3)
        ]

    return {"large": made("large", 1), "middle": made("middle", max(1, many // 60)), "small": made("small", many // 3)}


async def _subscribed(store: Store, wanted: Sequence[ChannelRef], now: datetime) -> datetime:
    """All of them, for the same moment, at which something is new; when that is."""
    fire = coming(RULE, now, "")
    async with store() as unit:
        for channel in wanted:
            owner = UserRef(channel.platform, channel.workspace, "U1")
            wish = Subscription(channel, RULE, fire, owner, now, feed=f"{channel.workspace}/{channel.channel}")
            await unit.subscriptions.put(wish)
        tool = next(one for one in await unit.catalog.tools() if one.slug == "smollm3")
        first, *rest = tool.panel.reviews
        changed = Panel.of([replace(first, verdict=Verdict.SKIP if first.ships else Verdict.SHIP), *rest])
        await unit.catalog.put([replace(tool, panel=changed)], by="the bench", at=fire - DAY)
    return fire


async def delivered(url: str, many: int) -> "Delivered":
    """From the minute in which all are due until the last one has all that belongs to it."""
    sink, groups, ahead = Sink(), channels(many), timedelta()

    def clock() -> datetime:
        return datetime.fromtimestamp(time.time(), UTC) + ahead

    async with AsyncExitStack() as closing:
        store, writer = await closing.enter_async_context(database(StoreSettings(url=url)))
        await fill(store, main.STARTER, clock())
        fire = await _subscribed(store, [one for some in groups.values() for one in some], clock())
        messengers = dict.fromkeys(PLATFORMS, cast("Messenger", sink))
        settings, log = BotSettings(), QuietLog()
        background = DbosBackground(StoreSettings(url=url).address, log)
        more: dict[str, Any] = {"secret": b"a secret of the benches", "log": log, "meter": Unmetered()}
        bot = Bot(world_of(store, writer, clock, settings, messengers=messengers, **more), background)
        await background.start()
        closing.push_async_callback(background.stop, 1.0)
        before, ahead = _resident(), fire + timedelta(seconds=1) - clock()
        began, cpu = time.monotonic(), time.process_time()
        while not await _done(store, many // 3 * 3):
            await bot.weekly.tick()
            await asyncio.sleep(ROUND)
            assert time.monotonic() - began < PATIENCE, "Not all posts were made in an hour."
        spent = time.monotonic() - began
        busy = (time.process_time() - cpu) / spent
    waits = {name: sorted(sink.tops[one][0] - began for one in some) for name, some in groups.items()}
    twice = sum(len(made) - 1 for made in sink.tops.values())
    return Delivered(spent, waits, twice, sink.items, busy, _resident() - before)


@dataclass(frozen=True)
class Delivered:
    seconds: float
    waits: Mapping[str, list[float]]
    """by size of workspace, how long each channel waited for its post"""
    twice: int
    items: int
    cores: float
    megabytes: float


async def _done(store: Store, many: int) -> bool:
    async with store() as unit:
        return (await unit.slots.states()).get(SlotState.DONE, 0) >= many


def _resident() -> float:
    """Megabytes that this process holds."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _rows(name: str, many: int, made: Delivered) -> list[Row]:
    last = max(max(some) for some in made.waits.values())
    at = f"{name}, {many:,} channels due at once"
    return [
        Row(f"{at}: the last one has its post after", last, "s"),
        Row(f"{at}: posts with their items", many / made.seconds, "posts/s"),
        *(
            Row(f"{at}: {size} workspaces wait, {what}", seconds, "s")
            for size, some in made.waits.items()
            for what, seconds in (("median", statistics.median(some)), ("99 of 100", percentile(some, 0.99)))
        ),
        Row(f"{at}: the last alone in a workspace ÷ the last of all", max(made.waits["small"]) / last),
        Row(f"{at}: posts made twice, or items missing", made.twice + abs(many - made.items), "", most=0),
        Row(f"{at}: cores that the process kept busy", made.cores, "cores"),
        Row(f"{at}: memory that came on top", made.megabytes, "MB"),
    ]


def run(options: Options) -> tuple[list[Row], list[str]]:
    """What the table says, and what limits it."""
    many = options.channels // 3 * 3
    rows: list[Row] = []
    with databases() as urls:
        for name, url in urls.items():
            rows += _rows(name, many, asyncio.run(delivered(url, many)))
    return rows, [
        f"The sink answers each post after {ANSWER:g} s. The large workspace has a third of all channels; it has four",
        "lanes, each of which begins one post a second, as its platform would let it.",
    ]
