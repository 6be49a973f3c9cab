"""The peers of the writer: the drivers' own batches, and one SQLAlchemy transaction for each vote."""

import asyncio
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from random import Random
from typing import Any

import psycopg
from sqlalchemy import text

from store.engine import open_engine
from store.settings import StoreSettings

BATCH = 64
VOTERS, TOOLS = 20_000, 2_570
VOTE = (
    "INSERT INTO raw_vote (voter, tool, ship, at) VALUES ({0}, {1}, {2}, {3}) "
    "ON CONFLICT (voter, tool) DO UPDATE SET ship = excluded.ship, at = excluded.at"
)
TALLY = (
    "INSERT INTO raw_tally (tool, ship) VALUES ({0}, {1}) "
    "ON CONFLICT (tool) DO UPDATE SET ship = raw_tally.ship + excluded.ship"
)
TABLES = (
    "CREATE TABLE raw_vote (voter INTEGER, tool INTEGER, ship BOOLEAN, at BIGINT, PRIMARY KEY (voter, tool)){}",
    "CREATE TABLE raw_tally (tool INTEGER PRIMARY KEY, ship INTEGER){}",
)
Votes = list[tuple[int, int, bool, int]]


class RawVotes:
    """One row for the vote and one for its tool: less than ours writes, and nothing is looked up or decided."""

    def __init__(self, url: str) -> None:
        self._settings = StoreSettings(url=url)
        self._sqlite = url.startswith("sqlite")
        self._chance = Random(11)
        self._thread = ThreadPoolExecutor(1)
        self._engine = open_engine(self._settings)
        self._driver: Any = None

    async def open(self) -> None:
        """Tables of their own in the same database."""
        async with self._engine.begin() as connection:
            for table in TABLES:
                await connection.execute(text(table.format(" WITHOUT ROWID" if self._sqlite else "")))
        self._driver = await self._blocking(self._connect)

    async def close(self) -> None:
        """And the thread."""
        await self._blocking(self._driver.close)
        self._thread.shutdown()
        await self._engine.dispose()

    async def batches(self, count: int) -> float:
        """Votes per second in the driver's own batches, in a thread of its own, as ours are."""
        started = time.perf_counter()
        for _ in range(count // BATCH):
            votes = self._votes(BATCH)
            await self._blocking(partial(self._batch, votes))
        return count // BATCH * BATCH / (time.perf_counter() - started)

    async def singly(self, count: int) -> float:
        """Votes per second by one transaction each, 64 at once, through the same engine as our units."""
        waiting = iter(self._votes(count))

        async def some() -> None:
            for voter, tool, ship, at in waiting:
                async with self._engine.begin() as connection:
                    await connection.execute(
                        text(VOTE.format(":a", ":b", ":c", ":d")), {"a": voter, "b": tool, "c": ship, "d": at}
                    )
                    await connection.execute(text(TALLY.format(":a", ":b")), {"a": tool, "b": int(ship)})

        started = time.perf_counter()
        await asyncio.gather(*(some() for _ in range(BATCH)))
        return count / (time.perf_counter() - started)

    def _votes(self, count: int) -> Votes:
        draw = self._chance.randrange
        return [(draw(VOTERS), draw(TOOLS), draw(2) == 0, draw(1 << 40)) for _ in range(count)]

    async def _blocking(self, work: Callable[[], Any]) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _connect(self) -> Any:
        address = self._settings.address
        if not self._sqlite:
            return psycopg.connect(f"host={address.query['host']} user=postgres dbname={address.database}")
        driver = sqlite3.connect(str(address.database), isolation_level=None, timeout=30)
        for pragma in ("synchronous=FULL", "wal_autocheckpoint=8000"):  # as ours has them
            driver.execute(f"PRAGMA {pragma}")
        return driver

    def _batch(self, votes: Votes) -> None:
        cursor = self._driver.cursor()
        if self._sqlite:
            cursor.execute("BEGIN IMMEDIATE")
        marks = "????" if self._sqlite else ("%s",) * 4
        cursor.executemany(VOTE.format(*marks), votes)
        cursor.executemany(TALLY.format(*marks[:2]), sorted((tool, int(ship)) for _, tool, ship, _ in votes))
        self._driver.commit()
