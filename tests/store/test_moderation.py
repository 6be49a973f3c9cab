"""Held votes, and people who are forgotten: what stops counting stops at once, and comes back only when it should."""

import asyncio
from dataclasses import replace

from bot.ballots import Tally
from bot.emoji import ONE, TWO
from bot.moderation import BusyHour, Decision
from bot.numbers.brigading import Hold
from bot.ports.storage import MarkChange, PrivateBallot
from store.moments import hour, micros
from tests.store.conftest import Db
from tests.store.oracle import damage, wrong
from tests.store.people import DUEL, HOME, at, taps, voter

BURST = Hold(ship=True, votes=3, of=4, newcomers=2, usual=1.0, chance=0.00001)
BUSY = BusyHour(HOME, "opus", hour(micros(at(1))), 3, 1)


async def burst(db: Db) -> None:
    """Three people ship opus within minutes, and one skips it."""
    await db.open(DUEL)
    for name, emoji in (("ada", ONE), ("bob", ONE), ("cyd", ONE), ("dan", TWO)):
        await db.writer.cast(taps(name, DUEL, emoji, 1))


async def opus(db: Db) -> Tally:
    """Its tally in the workspace."""
    async with db.store() as unit:
        return (await unit.tallies.community(HOME, ["opus"]))["opus"].here


async def hold(db: Db, minutes: float) -> int | None:
    """The hour's ships of opus stop counting."""
    async with db.store() as unit:
        return await unit.moderation.hold(BUSY, BURST, at(minutes))


async def test_an_hour_tells_what_came_in(db: Db) -> None:
    """Busy hours are found by the side, with the votes as they stand and what is usual."""
    await burst(db)
    async with db.store() as unit:
        busy = await unit.moderation.busy_hours(at(0), 3)
        usual = await unit.moderation.usual(replace(BUSY, hour=BUSY.hour + 1), ship=True)
        casts = await unit.moderation.casts(BUSY)

        assert [] == list(await unit.moderation.busy_hours(at(0), 4))
        assert [] == list(await unit.moderation.busy_hours(at(60), 3))
    assert {("opus", 3, 1), ("smol", 1, 3)} == {(one.slug, one.ship, one.skip) for one in busy}
    assert (4 * 7 * 24, 3) == (len(usual), sum(usual))
    assert [True, True, True, False] == sorted((one.ship for one in casts), reverse=True)


async def test_held_votes_do_not_count_until_they_are_released(db: Db) -> None:
    """Only that side of that hour is held, once; nothing is deleted, and a release brings all of it back."""
    await burst(db)
    number = await hold(db, 5)
    assert number is not None
    assert await hold(db, 6) is None
    assert Tally(skip=1) == await opus(db)
    async with db.store() as unit:
        assert 3 == await unit.moderation.held("opus")
        assert [(number, BURST, 3, None)] == [
            (one.number, one.reason, one.held, one.decided) for one in await unit.moderation.bursts(HOME)
        ]
        assert await unit.moderation.decide(voter("x", "T2").home, number, release=True, by="eve", at=at(7)) is None
    assert [] == [*await db.recount(), *await wrong(db.url)]

    async with db.store() as unit:
        decided = await unit.moderation.decide(HOME, number, release=True, by="eve", at=at(7))
        assert await unit.moderation.decide(HOME, number, release=False, by="eve", at=at(8)) is None
    assert decided
    assert Decision(released=True, by="eve", at=at(7)) == decided.decided
    assert Tally(ship=3, skip=1) == await opus(db)
    assert [] == [*await db.recount(), *await wrong(db.url)]


async def test_dropped_votes_stay_out_but_their_voters_may_vote_again(db: Db) -> None:
    """A later ballot of the same person is a new one, and counts."""
    await burst(db)
    number = await hold(db, 5)
    assert number is not None
    async with db.store() as unit:
        await unit.moderation.decide(HOME, number, release=False, by="eve", at=at(7))
        assert 0 == await unit.moderation.held("opus")
    assert Tally(skip=1) == await opus(db)

    await db.writer.cast(taps("ada", DUEL, TWO, 9))
    assert Tally(ship=1, skip=1) == await opus(db)
    assert [] == [*await db.recount(), *await wrong(db.url)]


async def test_holding_and_repairing_do_not_make_an_hour_busier(db: Db) -> None:
    """Votes that come back came in once; else a repaired database would see brigades everywhere."""
    await burst(db)
    number = await hold(db, 5)
    assert number is not None
    async with db.store() as unit:
        await unit.moderation.decide(HOME, number, release=True, by="eve", at=at(7))
    await damage(db.url, "DELETE FROM vote")
    async with db.store() as unit:
        assert await unit.tallies.recount(fix=True)
    async with db.store() as unit:
        busy = await unit.moderation.busy_hours(at(0), 1)

    assert {("opus", 3, 1), ("smol", 1, 3)} == {(one.slug, one.ship, one.skip) for one in busy}


async def test_what_was_sent_before_a_person_was_forgotten_comes_too_late(db: Db) -> None:
    """A platform that delivers again, minutes later, does not undo the forgetting; a new tap is a new vote."""
    await db.open(DUEL)
    old, hidden = taps("ada", DUEL, ONE, 1), PrivateBallot(DUEL.message, voter("ada"), frozenset({TWO}), at(2))
    await db.writer.cast(old)
    await db.writer.cast(hidden)
    async with db.store() as unit:
        await unit.voters.forget(voter("ada"), keep_counts=False, at=at(5))
    await asyncio.gather(db.writer.cast(old), db.writer.cast(hidden))
    assert Tally() == await opus(db)

    await db.writer.cast(taps("ada", DUEL, ONE, 6))
    assert Tally(ship=1) == await opus(db)
    assert [] == [*await db.recount(), *await wrong(db.url)]


async def test_every_kind_of_damage_is_repaired(db: Db) -> None:
    """Lost, invented and altered rows of votes, tallies and duels: afterwards all is as the marks say."""
    await burst(db)
    await db.writer.cast(MarkChange(DUEL.message, voter("zoe", "T2"), ONE, stands=True, at=at(2)))
    await damage(
        db.url,
        "DELETE FROM vote WHERE voter_id = 1",
        "UPDATE vote SET ship = NOT ship, private = NOT private WHERE voter_id = 2",
        "INSERT INTO vote (voter_id, tool_id, week, ship, private, was) VALUES (99, 999, 1, true, false, 0)",
        "UPDATE tally SET ship = ship + 3, private = 7, workspaces = 5",
        "DELETE FROM tally WHERE workspace_id = 1",
        "UPDATE duel SET first = 9",
    )
    assert await wrong(db.url)
    assert await db.recount()
    async with db.store() as unit:
        await unit.tallies.recount(fix=True)

    assert Tally(ship=3, skip=1) == await opus(db)
    assert [] == [*await db.recount(), *await wrong(db.url)]


async def test_the_recount_sees_damage_that_is_not_in_the_votes(db: Db) -> None:
    """Ways of casting, numbers of workspaces, weeks and duels are derived from the marks like all the rest."""
    for column in (
        "tally SET private = 7",
        "tally SET workspaces = 5",
        "duel SET first = 9",
        "vote SET private = true",
        "vote SET week = 3",
        "vote SET was = 1 WHERE ship",
        "tally_week SET skip = 8",
        "tally_week SET to_ship = 2",
    ):
        if column.startswith("tally SET private"):
            await burst(db)
        await damage(db.url, f"UPDATE {column}")
        found = await db.recount()
        async with db.store() as unit:
            await unit.tallies.recount(fix=True)

        assert found, column
        assert [] == [*await db.recount(), *await wrong(db.url)]
