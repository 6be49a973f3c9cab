"""Head to head: a duel is decided by a comparison ballot, and only between tools that both still have a vote."""

import pytest

from bot.ballots import WITHDRAWN, Box, BoxKind, desk
from bot.emoji import ONE, SHIP, TWO
from bot.ids import MessageRef
from bot.moderation import BusyHour
from bot.numbers.brigading import Hold
from bot.ports.storage import PrivateBallot
from store.moments import hour, micros
from tests.store.conftest import Db
from tests.store.oracle import wrong
from tests.store.people import CHANNEL, DUEL, HOME, SOLO, at, taps, voter

SMALL = Box(MessageRef(CHANNEL, "4"), BoxKind.SINGLE, ("smol",), at(3))
AGAIN = Box(MessageRef(CHANNEL, "5"), BoxKind.COMPARISON, ("opus", "smol"), at(3))
DESKS = {slug: desk(HOME, (slug,), at(4)) for slug in ("opus", "smol")}


async def wins(db: Db) -> tuple[int, int]:
    """Of opus and of smol; on the way, everything else must be as the marks say."""
    assert [] == [*await db.recount(), *await wrong(db.url)]
    async with db.store() as unit:
        assert await unit.tallies.duel(HOME, "opus", "smol") == await unit.tallies.duel(None, "opus", "smol")
        return await unit.tallies.duel(None, "opus", "smol")


async def deletes(db: Db, slug: str, minutes: float, *emoji: str) -> None:
    """Ada's vote, at her desk; or something else that she says there."""
    ballot = PrivateBallot(DESKS[slug].message, voter("ada"), frozenset(emoji or {WITHDRAWN}), at(minutes))
    await db.writer.cast(ballot)


async def holds(db: Db, slug: str, *, ship: bool) -> int:
    """One side of the first hour's votes on a tool; the burst's number."""
    busy = BusyHour(HOME, slug, hour(micros(at(1))), 1, 1)
    async with db.store() as unit:
        number = await unit.moderation.hold(busy, Hold(ship, 1, 1, 1, 1.0, 0.0), at(30))
    assert number is not None
    return number


@pytest.mark.parametrize("slug", ["opus", "smol"])
async def test_a_vote_that_is_deleted_at_the_desk_decides_no_duel(db: Db, slug: str) -> None:
    """Whichever of the two it was; the vote on the other tool stays."""
    await db.open(DUEL, *DESKS.values())
    await db.writer.cast(taps("ada", DUEL, ONE, 1))
    assert (1, 0) == await wins(db)

    await deletes(db, slug, 5)
    assert (0, 0) == await wins(db)
    async with db.store() as unit:
        assert {"opus", "smol"} - {slug} == set(await unit.voters.votes(voter("ada")))


async def test_the_duel_is_back_when_the_deletion_is_taken_back(db: Db) -> None:
    """And a comparison ballot that is newer than the deletion decides in any case."""
    await db.open(DUEL, AGAIN, *DESKS.values())
    await db.writer.cast(taps("ada", DUEL, ONE, 1))
    await deletes(db, "smol", 5)
    await db.writer.cast(PrivateBallot(DESKS["smol"].message, voter("ada"), frozenset(), at(6)))
    assert (1, 0) == await wins(db)

    await deletes(db, "smol", 7)
    await db.writer.cast(taps("ada", AGAIN, TWO, 8))
    assert (0, 1) == await wins(db)


async def test_a_vote_on_one_tool_does_not_bring_a_deleted_duel_back(db: Db) -> None:
    """What she deleted stays deleted when she votes on the other tool, and when she votes anew on the tool alone."""
    await db.open(DUEL, SOLO, SMALL, *DESKS.values())
    await db.writer.cast(taps("ada", DUEL, ONE, 1))
    await deletes(db, "smol", 5)
    await db.writer.cast(taps("ada", SOLO, SHIP, 6))
    assert (0, 0) == await wins(db)

    await db.writer.cast(taps("ada", SMALL, SHIP, 7))
    assert (0, 0) == await wins(db)
    await db.writer.cast(taps("ada", DUEL, ONE, 8, stands=False))
    assert (0, 0) == await wins(db)


async def test_a_held_vote_decides_no_duel_until_newer_ballots_on_both_tools(db: Db) -> None:
    """The newer ballot on the other tool is known although nobody speaks of its box any more."""
    await db.open(DUEL, SOLO, SMALL)
    await db.writer.cast(taps("ada", DUEL, ONE, 1))
    await holds(db, "opus", ship=True)
    await holds(db, "smol", ship=False)
    assert (0, 0) == await wins(db)

    await db.writer.cast(taps("ada", SMALL, SHIP, 40))
    assert (0, 0) == await wins(db)
    await db.writer.cast(taps("ada", SOLO, SHIP, 41))
    assert (1, 0) == await wins(db)
    await db.writer.cast(taps("ada", SMALL, SHIP, 42, stands=False))
    assert (0, 0) == await wins(db)


async def test_a_released_vote_decides_its_duel_again(db: Db) -> None:
    """Also when its voter has changed other votes meanwhile."""
    await db.open(DUEL, SMALL, *DESKS.values())
    await db.writer.cast(taps("ada", DUEL, ONE, 1))
    number = await holds(db, "opus", ship=True)
    await deletes(db, "smol", 35)
    await db.writer.cast(taps("ada", SMALL, SHIP, 40))
    async with db.store() as unit:
        await unit.moderation.decide(HOME, number, release=True, by="eve", at=at(45))
    assert (0, 0) == await wins(db)

    await deletes(db, "smol", 50, SHIP)
    assert (1, 0) == await wins(db)
