"""The write path: durable votes per second beside the raw drivers, a hot message, the wait at a steady pace, bytes."""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from sqlalchemy import text

from bot.ballots import Box, BoxKind
from bot.emoji import SHIP, SKIP
from bot.ports.storage import MarkChange
from store.engine import open_engine
from store.settings import StoreSettings
from store.writer.group import GroupWriter
from tests.bench.places import WORKSPACES, Crowd, boxes, databases, tools, town
from tests.bench.rawvotes import VOTERS, RawVotes
from tests.bench.table import Options, Row, interleaved, percentile

AT_ONCE = 64
VOTES, SLOW_VOTES = 6_400, 384
PACE, SECONDS = 10_000, 3.0
GOAL_MS = 10.0
CARDS = 10
"""that each person has tapped on, before bytes are counted"""
BYTES = {"sqlite": 60, "postgresql": 200}
NOTE = (
    "A vote here is a tap on a card of two tools: one mark, two votes, a duel; on a card of one tool it is one mark and "
    "one vote, as the raw drivers write one vote and one tally, with as many people and tools as they have."
)
Tap = Callable[[], MarkChange]


async def votes(writer: GroupWriter, taps: Sequence[MarkChange], at_once: int = AT_ONCE) -> float:
    """Acknowledged votes per second, each acknowledged after its commit."""
    waiting = iter(taps)

    async def some() -> None:
        for tap in waiting:
            await writer.cast(tap)

    started = time.perf_counter()
    await asyncio.gather(*(some() for _ in range(at_once)))
    return len(taps) / (time.perf_counter() - started)


async def open_loop(writer: GroupWriter, tap: Tap, pace: int) -> list[float]:
    """Milliseconds from when each vote was due, whether or not those before it are done."""
    taps = [tap() for _ in range(int(pace * SECONDS))]
    waits: list[float] = []
    started = time.perf_counter()

    async def one(due: float, change: MarkChange) -> None:
        await writer.cast(change)
        waits.append(1_000 * (time.perf_counter() - due))

    tasks = []
    for number, change in enumerate(taps):
        due = started + number / pace
        if (early := due - time.perf_counter()) > 0:
            await asyncio.sleep(early)
        tasks.append(asyncio.create_task(one(due, change)))
    await asyncio.gather(*tasks)
    return waits


async def size(url: str) -> int:
    """Bytes of the whole database, journals written back."""
    engine = open_engine(StoreSettings(url=url))
    async with engine.connect() as connection:
        if url.startswith("sqlite"):
            await connection.commit()
            pages = (await connection.execute(text("PRAGMA page_count"))).scalar_one()
            found = pages * (await connection.execute(text("PRAGMA page_size"))).scalar_one()
        else:
            found = (await connection.execute(text("SELECT pg_database_size(current_database())"))).scalar_one()
    await engine.dispose()
    return int(found)


async def count(url: str) -> int:
    """Votes that are stored."""
    engine = open_engine(StoreSettings(url=url))
    async with engine.connect() as connection:
        found = (await connection.execute(text("SELECT count(*) FROM vote"))).scalar_one()
    await engine.dispose()
    return int(found)


class Singles(Crowd):
    """People at cards of one tool, which take one mark and one vote each."""

    def tap(self) -> MarkChange:
        """Ship or skip."""
        return replace(super().tap(), emoji=self.chance.choice((SHIP, SKIP)))


def alike(cards: Sequence[Box]) -> Singles:
    """As many people and tools as the raw drivers have."""
    return Singles(cards, Random(4), people=VOTERS // WORKSPACES)


async def speed(name: str, url: str, options: Options) -> list[Row]:
    """Everything that is about time, on one database."""
    catalogue = tools()
    slugs = [tool.slug for tool in catalogue]
    cards = boxes(slugs)
    singles = [
        replace(
            box, kind=BoxKind.SINGLE, tools=(slug,), message=replace(box.message, message=f"{box.message.message}1")
        )
        for slug, box in zip(slugs, boxes(slugs, len(slugs)), strict=True)
    ]
    async with town(url, [*cards, *singles], catalogue) as (_, writer):
        raw = RawVotes(url)
        await raw.open()
        crowd = Crowd(cards, Random(3))
        hot = crowd.on(cards[:1])
        like = alike(singles)
        for people in (crowd, like):
            await votes(writer, [people.tap() for _ in range(VOTES)])
        found = await interleaved(
            {
                "ours": lambda: votes(writer, [crowd.tap() for _ in range(VOTES)]),
                "single": lambda: votes(writer, [like.tap() for _ in range(VOTES)]),
                "hot": lambda: votes(writer, [hot.tap() for _ in range(VOTES)]),
                "raw": lambda: raw.batches(VOTES),
                "singly": lambda: raw.singly(SLOW_VOTES),
            },
            options.rounds,
        )
        await raw.close()
        rows = [
            Row(f"{name}: durable votes at {AT_ONCE} at once", found["ours"], "votes/s"),
            Row(f"{name}: ÷ the raw driver's batches of {AT_ONCE}", found["ours"] / found["raw"], least=0.55),
            Row(f"{name}: the same on cards of one tool", found["single"] / found["raw"], least=0.55),
            Row(f"{name}: ÷ one SQLAlchemy transaction per vote", found["ours"] / found["singly"], least=10),
            Row(f"{name}: one hot message ÷ spread ones", found["hot"] / found["ours"], least=0.9),
        ]
        for pace in (PACE, PACE // 2, PACE // 4, PACE // 10):
            wait = percentile(await open_loop(writer, crowd.tap, pace), 0.99)
            rows.append(Row(f"{name}: p99 of the acknowledgement at {pace:,} votes/s", wait, "ms", most=GOAL_MS))
            if wait <= GOAL_MS:
                break
        return rows


async def weight(name: str, url: str, options: Options) -> list[Row]:
    """Bytes of everything that a vote brings, when each person has tapped on ten cards of two tools."""
    catalogue = tools()
    cards = boxes([tool.slug for tool in catalogue], 10_000)
    async with town(url, cards, catalogue) as (_, writer):
        before = await size(url)
        crowd = Crowd(cards, Random(5), people=max(1, options.votes // (2 * CARDS * WORKSPACES)))
        made = 0
        while made < options.votes:
            await votes(writer, [crowd.tap() for _ in range(10_000)], at_once=1_000)
            made = await count(url)
        return [
            Row(f"{name}: bytes per vote at {made:,}", (await size(url) - before) / made, "bytes", most=BYTES[name])
        ]


async def measured(options: Options) -> list[Row]:
    """Speed and weight on both databases."""
    rows: list[Row] = []
    for work in (speed, weight):
        with databases() as urls:
            for name, url in urls.items():
                rows += await work(name, url, options)
    return rows


def run(options: Options) -> tuple[list[Row], list[str]]:
    """What the table says, and what has to be said about it."""
    return asyncio.run(measured(options)), [NOTE]
