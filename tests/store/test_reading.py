"""Reading a tally is one indexed row, and what is read belongs together, whatever is being written."""

import asyncio
from collections.abc import Sequence
from random import Random
from typing import Any

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from bot.ballots import Tally
from bot.emoji import ONE
from store.cards.names import Names, Wanted
from store.cards.numbers import read
from store.engine import open_engine, open_sync_engine
from store.settings import StoreSettings
from store.writer.link import Link, Query
from tests.store.conftest import Db
from tests.store.oracle import damage
from tests.store.people import DUEL, HOME, SOLO, TRIO, taps

MANY = 40
BELONGS = text(
    "SELECT (SELECT count(*) FROM vote), (SELECT coalesce(sum(ship + skip), 0) FROM tally WHERE workspace_id = 0), "
    "(SELECT coalesce(sum(ship + skip), 0) FROM tally WHERE workspace_id <> 0), "
    "(SELECT coalesce(sum(ship + skip), 0) FROM tally_week WHERE workspace_id = 0)"
)


class Watched(Link):
    """Keeps what was asked."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self.asked: list[tuple[str, Sequence[object]]] = []

    def ask(self, query: Query, *values: object) -> Sequence[tuple[Any, ...]]:
        self.asked.append((query.postgres if self.postgres else query.sqlite, values))
        return super().ask(query, *values)


async def test_a_tally_is_read_without_looking_at_a_vote(db: Db) -> None:
    """One question for all tools of a card, answered through indexes alone, however many have voted."""
    await db.open(DUEL)
    await asyncio.gather(*(db.writer.cast(taps(f"v{n}", DUEL, ONE, n)) for n in range(MANY)))
    names, wanted = Names(), [Wanted(HOME, ("opus", "smol"))]
    engine = open_sync_engine(StoreSettings(url=db.url).address)
    with engine.connect() as connection:
        read(Link(connection), names, wanted)  # which learns the names
        link = Watched(connection)
        (found,) = read(link, names, wanted)
        ((statement, values),) = link.asked
        if not link.postgres:
            plan = link.ask(Query(f"EXPLAIN QUERY PLAN {statement}"), *values)
            assert [] == [row for row in plan if str(row[-1]).startswith(("SCAN tally", "SCAN duel"))]
        connection.connection.rollback()
    engine.dispose()

    everywhere = {slug: one.everywhere for slug, one in found.community.items()}
    assert {"opus": Tally(ship=MANY), "smol": Tally(skip=MANY)} == everywhere
    assert not {"vote", "mark", "voter"} & set(statement.replace("\n", " ").replace(",", " ").split())
    assert "count(" not in statement.lower()
    assert "sum(" not in statement.lower()


async def test_nobody_ever_sees_votes_and_tallies_apart(db: Db) -> None:
    """Both are written in one transaction: whoever reads in between sees the state before or the state after."""
    await db.open(DUEL, SOLO, TRIO)
    chance, seen = Random(2), set[int]()
    changes = [
        taps(f"v{chance.randrange(30)}", box, chance.choice(box.emoji), n / 10, stands=chance.random() < 0.7)
        for n in range(300)
        for box in (chance.choice((DUEL, SOLO, TRIO)),)
    ]
    engine = open_engine(StoreSettings(url=db.url))

    async def look() -> None:
        async with engine.connect() as connection:
            votes, *tallies = (await connection.execute(BELONGS)).one()
        assert [votes] * 3 == [int(n) for n in tallies]
        seen.add(votes)

    for start in range(0, len(changes), 20):
        casting = asyncio.gather(*(db.writer.cast(change) for change in changes[start : start + 20]))
        await look()
        await casting
        await look()
    await engine.dispose()
    assert len(seen) > 3


@pytest.mark.parametrize(
    "twice",
    [
        "INSERT INTO mark SELECT voter_id, box_id, 5, code, stands FROM mark",
        "INSERT INTO vote SELECT voter_id, tool_id, 7, ship, private, was FROM vote",
        "INSERT INTO tally SELECT tool_id, workspace_id, 1, 1, 0, 0 FROM tally",
    ],
    ids=["mark", "vote", "tally"],
)
async def test_once_is_a_constraint(db: Db, twice: str) -> None:
    """A mark for each box, voter and emoji; a vote for each voter and tool; a tally for each tool and workspace."""
    await db.open(DUEL)
    await db.writer.cast(taps("ada", DUEL, ONE, 1))
    with pytest.raises(IntegrityError):
        await damage(db.url, twice)
