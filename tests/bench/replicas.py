"""How many votes a second one, two and three replicas make durable together on one PostgreSQL."""

import asyncio
import os
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from multiprocessing import get_context
from random import Random

from store.opening import database
from store.settings import StoreSettings
from store.writer.group import GroupWriter
from tests.bench.places import Crowd, boxes, postgres, tools, town
from tests.bench.table import Options, Row
from tests.bench.writes import votes

REPLICAS = (1, 2, 3)
VOTES = 6_400


async def _replica(url: str, seed: int, begin: float) -> tuple[float, float]:
    """Taps on the town's cards from a moment on; when it began and when it was done."""
    cards = boxes([tool.slug for tool in tools()])
    async with database(StoreSettings(url=url)) as (_, writer):
        assert isinstance(writer, GroupWriter)
        crowd = Crowd(cards, Random(seed), made=seed * VOTES)
        taps = [crowd.tap() for _ in range(VOTES)]
        await asyncio.sleep(max(0.0, begin - time.time()))
        started = time.time()
        await votes(writer, taps)
        return started, time.time()


def replica(url: str, seed: int, begin: float) -> tuple[float, float]:
    """In a process of its own."""
    return asyncio.run(_replica(url, seed, begin))


async def _furnished(url: str) -> None:
    catalogue = tools()
    async with town(url, boxes([tool.slug for tool in catalogue]), catalogue):
        pass


def together(url: str, replicas: int) -> float:
    """Votes per second of all of them, from the first one's first vote to the last one's last."""
    with ProcessPoolExecutor(replicas, mp_context=get_context("spawn")) as pool:
        begin = time.time() + 5 + replicas  # loaded by then, even where they share a core
        waiting = [pool.submit(replica, url, 100 * replicas + number, begin) for number in range(replicas)]
        spans = [one.result() for one in waiting]
    return replicas * VOTES / (max(end for _, end in spans) - min(start for start, _ in spans))


def run(options: Options) -> tuple[list[Row], list[str]]:
    """What the table says, and what limits it."""
    with postgres() as url:
        asyncio.run(_furnished(url))
        rates = {replicas: together(url, replicas) for replicas in REPLICAS}
    rows = [Row(f"{replicas} replicas: durable votes", rate, "votes/s") for replicas, rate in rates.items()]
    rows += [Row(f"{more} replicas ÷ {fewer}", rates[more] / rates[fewer]) for fewer, more in pairwise(REPLICAS)]
    return rows, [
        f"{os.cpu_count()} cores carry the replicas, PostgreSQL and its disk together. One replica keeps about one core",
        "busy deciding what a vote changes, PostgreSQL another: where there are no more, a third replica only takes turns.",
    ]
