"""Cards that ask together are answered by one question, each with its own numbers, as they are committed."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from bot.ballots import Community, Tally
from bot.emoji import ONE, TWO
from bot.ids import Platform, WorkspaceRef
from bot.tools import Tool
from store.cards.desk import Desk, Result
from store.cards.glance import OFTEN, REST, SLOW, Blind, FileGlance, Glance, glance_of
from store.cards.names import Wanted
from store.cards.numbers import Numbers
from store.cards.reader import CardReader
from store.settings import StoreSettings
from tests.store.conftest import Db
from tests.store.people import DUEL, HOME, TRIO, at, taps

CARD = Wanted(HOME, ("opus", "smol"))
ELSEWHERE = WorkspaceRef(Platform("discord"), "7")


class Watched(Desk):
    """Keeps how many cards each question was for."""

    def __init__(self, url: str) -> None:
        self.url = StoreSettings(url=url).address
        super().__init__(self.url)
        self.cards: list[int] = []

    def answer(self, wanted: Sequence[Wanted]) -> list[Result]:
        self.cards.append(len(wanted))
        return super().answer(wanted)


@pytest.fixture
async def desk(db: Db) -> Watched:
    """Where is read."""
    return Watched(db.url)


@pytest.fixture
async def cards(desk: Watched) -> AsyncIterator[CardReader]:
    """What is asked."""
    async with opened(desk, glance_of(desk.url)) as reader:
        yield reader


@asynccontextmanager
async def opened(desk: Desk, glance: Glance) -> AsyncIterator[CardReader]:
    """Closed again."""
    reader = CardReader(desk, glance)
    yield reader
    await reader.close()


class Noted(FileGlance):
    """Keeps how often it was looked at."""

    looks = 0

    def numbers(self, wanted: Wanted) -> Numbers | None:
        self.looks += 1
        return super().numbers(wanted)


@pytest.fixture
def file(db: Db) -> str:
    """The file of a database that is one."""
    url = make_url(db.url)
    if url.get_backend_name() != "sqlite":
        pytest.skip("PostgreSQL is asked each time.")
    return str(url.database)


@pytest.fixture
async def asked(desk: Watched) -> AsyncIterator[CardReader]:
    """What nothing is told at a glance."""
    async with opened(desk, Blind()) as reader:
        yield reader


async def test_those_who_ask_together_share_a_question(db: Db, asked: CardReader, desk: Watched) -> None:
    """Each is told of its own tools, its own workspace, and in its own order."""
    await db.open(DUEL, TRIO)
    for who, emoji, box in (("ada", ONE, DUEL), ("bob", ONE, DUEL), ("eve", TWO, DUEL), ("kim", ONE, TRIO)):
        await db.writer.cast(taps(who, box, emoji, 5))
    here, swapped, there, three, unheard = await asyncio.gather(
        asked.numbers(CARD),
        asked.numbers(Wanted(HOME, ("smol", "opus"))),
        asked.numbers(Wanted(ELSEWHERE, ("opus", "smol"))),
        asked.numbers(Wanted(HOME, ("opus", "mini", "smol"))),
        asked.numbers(Wanted(HOME, ("opus", "nobody heard of it"))),
    )
    opus, smol = Tally(2, 2), Tally(2, 2)

    assert [5] == desk.cards
    assert {"opus": Community(opus, opus, 1), "smol": Community(smol, smol, 1)} == here.community
    assert ((2, 2), (2, 2)) == (here.duel, swapped.duel)
    assert {"opus": Community(Tally(), opus, 1), "smol": Community(Tally(), smol, 1)} == there.community
    assert (["opus", "mini", "smol"], (0, 0)) == (list(three.community), three.duel)
    assert Community() == unheard.community["nobody heard of it"]


async def test_the_head_to_head_is_told_in_the_order_of_the_card(db: Db, cards: CardReader) -> None:
    """Whichever of the two was first in the catalogue."""
    await db.open(DUEL)
    for who, emoji in (("ada", ONE), ("bob", ONE), ("eve", TWO)):
        await db.writer.cast(taps(who, DUEL, emoji, 5))

    assert (2, 1) == (await cards.numbers(CARD)).duel
    assert (1, 2) == (await cards.numbers(Wanted(HOME, ("smol", "opus")))).duel


async def test_a_card_shows_every_vote_that_was_acknowledged(db: Db, cards: CardReader) -> None:
    """What was read is told again only while nobody commits anything."""
    assert Tally() == (await cards.numbers(CARD)).community["opus"].here
    await db.open(DUEL)
    for n in range(1, 4):
        await db.writer.cast(taps(f"v{n}", DUEL, ONE, n))
        assert Tally(ship=n) == (await cards.numbers(CARD)).community["opus"].here


async def test_a_merged_tool_is_read_as_the_one_it_became(db: Db, cards: CardReader) -> None:
    """Though its number was remembered, and another replica may have merged it."""
    await db.open(DUEL, TRIO)
    await db.writer.cast(taps("ada", DUEL, ONE, 5))
    async with db.store() as unit:
        await unit.catalog.put([Tool(slug, slug.title()) for slug in ("opus", "mini")], by="t", at=at(0))
    before = await cards.numbers(Wanted(HOME, ("opus", "mini")))
    async with db.store() as unit:
        await unit.catalog.merge("opus", "mini", by="t", at=at(9))
    after = await cards.numbers(Wanted(HOME, ("opus", "mini")))

    assert (Tally(ship=1), Tally()) == (before.community["opus"].here, before.community["mini"].here)
    assert (Tally(ship=1), Tally(ship=1)) == (after.community["opus"].here, after.community["mini"].here)
    assert (0, 0) == after.duel


async def test_a_line_that_was_cut_is_dialled_again(db: Db, cards: CardReader) -> None:
    """A server's restart costs no card its numbers, once it is back."""
    if make_url(db.url).get_backend_name() == "sqlite":
        pytest.skip("A file has no line.")
    await cards.numbers(CARD)
    with psycopg.connect(db.url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )

    assert (0, 0) == (await cards.numbers(CARD)).duel


async def test_a_file_is_not_read_again_while_nothing_is_committed(db: Db, file: str, desk: Watched) -> None:
    """SQLite tells it in a few microseconds; any commit, even of something else, lets everything be read anew."""
    glance = Noted(file)
    async with opened(desk, glance) as cards:
        for _ in range(3):
            await cards.numbers(CARD)
        assert (1, []) == (glance.looks, desk.cards)
        async with db.store() as unit:
            await unit.workspaces.joined(HOME, "Team", "en")
        await cards.numbers(CARD)

        assert (2, []) == (glance.looks, desk.cards)


async def test_a_slow_disk_keeps_nobody_else_waiting(db: Db, file: str, desk: Watched) -> None:
    """It is read by the thread from then on, and tried again after a while; every answer is true."""
    now, slow = [0.0], [0.0]

    def clock() -> float:
        now[0] += slow[0]
        return now[0]

    glance = Noted(file, clock)
    await db.open(DUEL)
    async with opened(desk, glance) as cards:
        for n, (pause, took, read) in enumerate(
            [(0, 0, 0), *[(0, SLOW * 2, 0)] * OFTEN, (0, 0, 1), (0, 0, 2), (REST, 0, 2), (0, 0, 2)], 1
        ):
            slow[0] = took
            await db.writer.cast(taps(f"v{n}", DUEL, ONE, n))
            now[0] += pause
            assert n == (await cards.numbers(CARD)).community["opus"].here.ship
            assert read == len(desk.cards)


def test_what_is_no_database_yet_is_no_answer(tmp_path: Path) -> None:
    """Looking at a file makes none, and whoever asked is told by the thread what is wrong."""
    glance = FileGlance(str(tmp_path / "none.db"))

    assert (None, None, []) == (glance.tide(), glance.numbers(CARD), list(tmp_path.iterdir()))


async def test_a_vote_that_comes_while_a_card_is_read_is_on_the_next_one(db: Db, cards: CardReader) -> None:
    """Whatever the first of them saw, it is not told again after the vote was acknowledged."""
    await db.open(DUEL)
    for n in range(1, 30):
        _, _, found = await asyncio.gather(
            cards.numbers(CARD), db.writer.cast(taps(f"v{n}", DUEL, ONE, n)), cards.numbers(CARD)
        )
        assert found.community["opus"].here.ship in {n - 1, n}
        assert n == (await cards.numbers(CARD)).community["opus"].here.ship
