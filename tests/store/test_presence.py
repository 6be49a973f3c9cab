"""How many people voted since a moment: those with a ballot that stands, each once, without counting votes."""

from datetime import datetime, timedelta
from random import Random

from bot.ballots import desk
from bot.emoji import ONE, SHIP, SKIP, TWO
from bot.ports.storage import Change, MarkChange, PrivateBallot, Reading, Wipe
from bot.voters import Standing
from tests.store.conftest import Db
from tests.store.oracle import damage
from tests.store.people import DUEL, HOME, NOON, SOLO, TRIO, at, taps, voter

BOXES = (DUEL, SOLO, TRIO)
CROWD = [voter(f"p{number}", f"T{number % 2}") for number in range(9)]
HOUR = timedelta(hours=1)
LATE = at(9999)


async def cast(db: Db, *changes: Change) -> None:
    """One after another."""
    for change in changes:
        await db.writer.cast(change)


async def people(db: Db, since: datetime, until: datetime = LATE) -> int | None:
    """What a digest is told."""
    async with db.store() as unit:
        return await unit.figures.people(since, until)


async def test_people_are_those_whose_ballots_stand(db: Db) -> None:
    """After any taps and withdrawals, for every hour: those with a standing mark since then, however many they have."""
    await db.open(*BOXES)
    chance, standing = Random(7), dict[tuple[object, ...], datetime]()
    for step in range(90):
        box, who, moment = chance.choice(BOXES), chance.choice(CROWD), at(step * 4 + 1)
        emoji, stands = chance.choice(box.emoji), chance.random() < 0.6
        await cast(db, MarkChange(box.message, who, emoji, stands=stands, at=moment))
        standing.pop((who, box.message, emoji), None)
        if stands:
            standing[who, box.message, emoji] = moment
    for hours in range(7):
        since = NOON + hours * HOUR

        assert len({key[0] for key, moment in standing.items() if moment >= since}) == await people(db, since)
    assert [] == await db.recount()


async def test_who_comes_twice_is_one_person(db: Db) -> None:
    """On several cards, by button and by reaction, early and late."""
    await db.open(*BOXES)
    button = PrivateBallot(TRIO.message, voter("ada"), frozenset({TWO}), at(130))
    await cast(db, taps("ada", DUEL, ONE, 1), taps("ada", SOLO, SHIP, 70), button, taps("bob", SOLO, SKIP, 70))

    assert [2, 2, 1, 0] == [await people(db, NOON + hours * HOUR) for hours in range(4)]


async def test_what_is_taken_back_was_not_said(db: Db) -> None:
    """By the person, by a moderator's broom, or at the desk: the ballot before it counts again."""
    corrections = desk(HOME, ("opus",), at(0))
    await db.open(*BOXES, corrections)
    await cast(db, taps("ada", DUEL, ONE, 1), taps("ada", SOLO, SHIP, 70), taps("bob", SOLO, SHIP, 71))
    assert [2, 2, 0] == [await people(db, NOON + hours * HOUR) for hours in range(3)]

    await cast(db, taps("ada", SOLO, SHIP, 80, stands=False))
    assert [2, 1] == [await people(db, NOON + hours * HOUR) for hours in range(2)]

    await cast(db, Wipe(SOLO.message, None, at(90)))
    withdrawn = frozenset({corrections.emoji[-1]})
    await cast(db, PrivateBallot(corrections.message, voter("ada"), withdrawn, at(130)))
    assert [1, 0, 0] == [await people(db, NOON + hours * HOUR) for hours in range(3)]
    assert [] == await db.recount()


async def test_people_who_do_not_count_or_are_forgotten_are_not_among_them(db: Db) -> None:
    """They are again when the judgement is taken back, or when somebody who was forgotten votes anew."""
    await db.open(*BOXES)
    await cast(db, taps("ada", DUEL, ONE, 1), taps("bob", DUEL, ONE, 1), taps("cyd", DUEL, ONE, 1))
    async with db.store() as unit:
        await unit.voters.judge({voter("ada"): Standing.GUEST}, at(2))
        await unit.voters.forget(voter("bob"), keep_counts=False, at=at(2))
        await unit.voters.forget(voter("cyd"), keep_counts=True, at=at(2))
    assert 1 == await people(db, NOON)

    async with db.store() as unit:
        await unit.voters.judge({voter("ada"): Standing.COUNTS}, at(3))
    await cast(db, taps("bob", SOLO, SHIP, 4))
    assert 3 == await people(db, NOON)
    assert [] == await db.recount()


async def test_of_the_past_nothing_is_said(db: Db) -> None:
    """Who came back since cannot be told from who came only since."""
    await db.open(SOLO)
    await cast(db, taps("ada", SOLO, SHIP, 1), taps("bob", SOLO, SHIP, 70))

    assert 2 == await people(db, NOON, at(110))
    assert await people(db, NOON, at(59)) is None
    assert 0 == await people(db, at(120), at(180))


async def test_damage_to_the_hours_is_found_and_repaired(db: Db) -> None:
    """Like any other number that is derived from the marks."""
    await db.open(SOLO)
    await cast(db, taps("ada", SOLO, SHIP, 1), taps("bob", SOLO, SHIP, 2))
    await damage(
        db.url, "UPDATE voter SET cast_hour = 7 WHERE id = 1", "UPDATE voter SET cast_hour = NULL WHERE id = 2"
    )
    assert 2 == len(await db.recount())
    async with db.store() as unit:
        await unit.tallies.recount(fix=True)

    assert [] == await db.recount()
    assert 2 == await people(db, NOON)


async def test_somebody_new_whose_mark_was_gone_before_it_was_told_never_voted(db: Db) -> None:
    """New voters are written down with the hour of their tap; a reading that did not show it takes the hour back."""
    await db.open(SOLO)
    await cast(db, Reading(SOLO.message, frozenset(), at(60)))
    told = await db.writer.cast(taps("ada", SOLO, SHIP, 10))

    assert told.added == 0
    assert await people(db, NOON) == 0
    assert [] == await db.recount()
