"""Replicas hear of a changed catalogue at once; one that heard nothing finds the change by the version row."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from bot.tools import Tool
from bot.workers.shelf import CatalogShelf
from store.hearing import CHANNEL, hearing
from store.settings import StoreSettings
from tests.adapters.inbound import QuietLog
from tests.postgres import Cluster
from tests.store.conftest import Db
from tests.templates import migrated

MAY = datetime(2026, 5, 1, tzinfo=UTC)
LINES = f"FROM pg_stat_activity WHERE query = 'LISTEN {CHANNEL}' AND datname = current_database()"


@dataclass
class Ear:
    """Remembers how often it was told."""

    times: int = 0
    news: asyncio.Event = field(default_factory=asyncio.Event)

    async def heard(self) -> None:
        self.times += 1
        self.news.set()

    async def told(self) -> None:
        """Returns when it was told once more, and forgets it."""
        async with asyncio.timeout(20):
            await self.news.wait()
        self.news.clear()


@asynccontextmanager
async def listening(db: Db) -> AsyncIterator[Ear]:
    """From when the line stands and has asked what it may have missed."""
    ear = Ear()
    async with hearing(StoreSettings(url=db.url), ear.heard, QuietLog()):
        await ear.told()
        yield ear


async def add(db: Db, slug: str, *, trouble: Exception | None = None) -> None:
    """As another replica would; trouble comes before the commit."""
    async with db.store() as unit:
        await unit.catalog.put([Tool(slug, slug.title())], by="ada", at=MAY)
        if trouble:
            raise trouble


def ask(db: Db, question: str) -> int:
    """One number."""
    with psycopg.connect(db.url, autocommit=True) as line:
        row = line.execute(question).fetchone()  # pyright: ignore[reportArgumentType, reportCallIssue]
    assert row
    return int(row[0])


@pytest.fixture
async def server(cluster: Cluster) -> Cluster:
    """The one database whose replicas are several."""
    await cluster.prepare(migrated)
    return cluster


async def test_another_replica_swaps_its_snapshot_at_once(db: Db) -> None:
    """Its clock stands still, so that it looks at no version row by itself."""
    shelf = CatalogShelf(db.store, lambda: MAY)
    await shelf.current()
    async with hearing(StoreSettings(url=db.url), shelf.changed, QuietLog()):
        await add(db, "aider")
        async with asyncio.timeout(20):
            while "aider" not in (await shelf.current()).tools:  # noqa: ASYNC110
                await asyncio.sleep(0.01)


async def test_what_is_not_committed_is_not_heard(db: Db) -> None:
    """A change that fails is nobody's news; the one after it is."""
    async with listening(db) as ear:
        with pytest.raises(ZeroDivisionError):
            await add(db, "aider", trouble=ZeroDivisionError())
        await add(db, "cursor")
        await ear.told()

        assert 2 == ear.times


async def test_a_line_that_breaks_is_opened_again_and_loses_nothing(db: Db) -> None:
    """What was said meanwhile is asked for when it stands again, and what comes then is heard."""
    async with listening(db) as ear:
        assert 1 == ask(db, f"SELECT count(pg_terminate_backend(pid)) {LINES}")
        await ear.told()
        await add(db, "cursor")
        await ear.told()

        assert 3 == ear.times


async def test_a_burst_is_a_few_looks_and_not_as_many_as_there_were_changes(db: Db) -> None:
    """What is said while somebody looks already is one look more."""
    async with listening(db) as ear:
        async with db.store() as unit:
            for number in range(50):
                await unit.catalog.put([Tool(f"tool{number}", f"Tool {number}")], by="ada", at=MAY)
        await ear.told()
        await asyncio.sleep(0.1)

        assert 2 == ear.times


async def test_nothing_is_left_behind(db: Db) -> None:
    """A replica that stops takes its line with it."""
    async with listening(db):
        assert 1 == ask(db, f"SELECT count(*) {LINES}")
    async with asyncio.timeout(20):  # the server sees it a moment later
        while ask(db, f"SELECT count(*) {LINES}"):  # noqa: ASYNC110
            await asyncio.sleep(0.02)


@pytest.mark.parametrize("url", ["sqlite:///{folder}/verdict.db", "postgresql://nobody@/none?host={folder}"])
async def test_an_embedded_database_says_nothing_and_one_that_is_away_holds_up_nobody(tmp_path: Path, url: str) -> None:
    """The start does not wait for the line, and neither does the end."""
    ear, log = Ear(), QuietLog()
    async with asyncio.timeout(5), hearing(StoreSettings(url=url.format(folder=tmp_path)), ear.heard, log):
        await asyncio.sleep(0.1)

    assert 0 == ear.times
    assert ["catalog.not_heard"] * url.startswith("postgresql") == log.events
