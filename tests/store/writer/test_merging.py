"""Two tools become one: votes, what was asked, what is held and what came in by the hour follow to the one that stays."""

from bot.ballots import Box, BoxKind, Tally
from bot.emoji import ONE, SHIP, SKIP, TWO
from bot.ids import MessageRef
from bot.moderation import BusyHour
from bot.numbers.brigading import Hold
from bot.ports.people import AskedTools
from bot.ports.storage import MarkChange
from bot.tools import Tool
from store.moments import hour, micros
from tests.store.conftest import Db
from tests.store.oracle import wrong
from tests.store.people import CHANNEL, DUEL, HOME, TRIO, at, taps, voter

MINI = Box(MessageRef(CHANNEL, "6"), BoxKind.SINGLE, ("mini",), at(3))
SMALL = Box(MessageRef(CHANNEL, "4"), BoxKind.SINGLE, ("smol",), at(3))
SHIPS = Hold(ship=True, votes=1, of=1, newcomers=1, usual=1.0, chance=0.0)


async def opened(db: Db) -> None:
    """Three tools and some boxes."""
    async with db.store() as unit:
        await unit.catalog.put([Tool(slug, slug.title()) for slug in ("opus", "smol", "mini")], by="t", at=at(0))
    await db.open(DUEL, TRIO, SMALL, MINI)


async def merge(db: Db, minutes: float) -> None:
    """Mini becomes smol; afterwards all is as the marks say."""
    async with db.store() as unit:
        await unit.catalog.merge("mini", "smol", by="t", at=at(minutes))
    assert [] == [*await db.recount(), *await wrong(db.url)]


async def hold(db: Db, slug: str, minutes: float) -> int | None:
    """The ships of the hour of that minute; the burst's number."""
    async with db.store() as unit:
        busy = BusyHour(HOME, slug, hour(micros(at(minutes))), 1, 0)
        return await unit.moderation.hold(busy, SHIPS, at(minutes + 1))


async def decide(db: Db, number: int | None, *, release: bool) -> None:
    """A moderator does."""
    assert number is not None
    async with db.store() as unit:
        assert await unit.moderation.decide(HOME, number, release=release, by="eve", at=at(100))


async def smol(db: Db) -> Tally:
    """What is left of both."""
    async with db.store() as unit:
        return (await unit.tallies.community(HOME, ["smol"]))["smol"].here


async def test_what_was_asked_of_both_was_asked_of_one(db: Db) -> None:
    """Rivals are counted together, and nothing was ever compared with itself."""
    await opened(db)
    async with db.store() as unit:
        for pair in (["opus", "smol"], ["mini", "opus"], ["smol", "mini"], ["nova", "mini"]):
            await unit.asks.compared([AskedTools(HOME, tuple(pair), at(1))])
    await merge(db, 2)
    async with db.store() as unit:
        assert ["opus", "nova"] == list(await unit.asks.rivals("smol"))
        assert ["opus", "nova"] == list(await unit.asks.rivals("mini"))
        assert ["smol"] == list(await unit.asks.rivals("opus"))


async def test_what_a_moderator_has_released_is_not_held_again_under_the_other_name(db: Db) -> None:
    """The burst follows its tool, and the log speaks of the tool that there is."""
    await opened(db)
    await db.writer.cast(taps("ada", MINI, SHIP, 5))
    number = await hold(db, "mini", 5)
    await decide(db, number, release=True)
    await merge(db, 101)

    assert await hold(db, "smol", 5) is None
    assert Tally(ship=1) == await smol(db)
    async with db.store() as unit:
        assert [(number, "smol")] == [(one.number, one.slug) for one in await unit.moderation.bursts(HOME)]


async def test_held_votes_stay_held_and_are_released_as_before(db: Db) -> None:
    """Of both tools, in the same hour; each burst by its own button."""
    await opened(db)
    await db.writer.cast(taps("ada", MINI, SHIP, 5))
    await db.writer.cast(taps("bob", SMALL, SHIP, 5))
    of_mini, of_smol = await hold(db, "mini", 5), await hold(db, "smol", 5)
    await merge(db, 7)
    assert Tally() == await smol(db)
    async with db.store() as unit:
        assert 2 == await unit.moderation.held("smol")
        assert {("smol", 1)} == {(one.slug, one.held) for one in await unit.moderation.bursts(HOME)}

    await decide(db, of_mini, release=True)
    assert Tally(ship=1) == await smol(db)
    await decide(db, of_smol, release=False)
    assert Tally(ship=1) == await smol(db)
    assert [] == [*await db.recount(), *await wrong(db.url)]


async def test_the_newer_of_two_holds_on_one_person_stands(db: Db) -> None:
    """Else a merge would let a vote count that a moderator has dropped."""
    await opened(db)
    await db.writer.cast(taps("ada", SMALL, SHIP, 5))
    await hold(db, "smol", 5)
    await db.writer.cast(taps("ada", MINI, SHIP, 65))
    await decide(db, await hold(db, "mini", 65), release=False)
    await merge(db, 101)

    assert Tally() == await smol(db)
    await db.writer.cast(taps("ada", SMALL, SKIP, 102))
    assert Tally(skip=1) == await smol(db)


async def test_an_hour_holds_what_came_in_for_both(db: Db) -> None:
    """Once each, taken back or not: a merge is no burst."""
    await opened(db)
    for who, box in (("ada", SMALL), ("bob", MINI), ("cyd", MINI)):
        await db.writer.cast(taps(who, box, SHIP, 5))
    await db.writer.cast(taps("cyd", MINI, SHIP, 6, stands=False))
    await merge(db, 7)
    async with db.store() as unit:
        assert [("smol", 3, 0)] == [
            (one.slug, one.ship, one.skip) for one in await unit.moderation.busy_hours(at(0), 1)
        ]


async def test_every_card_of_both_tools_is_drawn_again(db: Db) -> None:
    """Also of people who voted elsewhere: names and numbers have changed on it."""
    await opened(db)
    guest = voter("zoe", "T2")
    await db.writer.cast(MarkChange(DUEL.message, guest, TWO, stands=True, at=at(4)))
    await db.writer.cast(taps("ada", DUEL, ONE, 5))
    async with db.store() as unit:
        for state in await unit.boxes.to_refresh("slack", 9):
            await unit.boxes.shown(state.box.message, state.tally_version, at(6))
        assert [] == list(await unit.boxes.to_refresh("slack", 9))
    await merge(db, 7)
    async with db.store() as unit:
        assert {one.message for one in (DUEL, TRIO, SMALL, MINI)} == {
            state.box.message for state in await unit.boxes.to_refresh("slack", 9)
        }
