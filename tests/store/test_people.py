"""Voters who leave and come back, rules that change, and votes told workspace by workspace."""

from dataclasses import replace
from datetime import timedelta

from bot.ballots import Box, BoxKind, Tally
from bot.emoji import ONE, SHIP, SKIP
from bot.ids import MessageRef
from bot.ports.storage import MarkChange
from bot.tools import Tool
from bot.voters import Standing
from tests.store.conftest import Db
from tests.store.people import CHANNEL, DUEL, HOME, NOON, SOLO, at, taps, voter


async def test_who_leaves_stops_counting_and_is_judged_anew_when_seen_again(db: Db) -> None:
    """Seen since, that is: what was done before the leaving and is told late proves nothing."""
    ada = voter("ada")
    await db.open(SOLO)
    await db.writer.cast(taps("ada", SOLO, SHIP, 1))
    async with db.store() as unit:
        assert await unit.voters.leave(ada, at(5), unseen=False)
    async with db.store() as unit:
        assert not await unit.voters.back(ada, at(4))
        assert {ada.key: Standing.LEFT} == await unit.voters.standing([ada.key])
        assert await unit.voters.back(ada, at(6))
    async with db.store() as unit:
        assert {} == await unit.voters.standing([ada.key])
        assert Tally() == (await unit.tallies.community(HOME, ["opus"]))["opus"].here
        await unit.voters.judge({ada: Standing.COUNTS}, at(6))
    async with db.store() as unit:
        assert Tally(ship=1) == (await unit.tallies.community(HOME, ["opus"]))["opus"].here
    assert [] == await db.recount()


async def test_only_bans_are_remembered_of_strangers_and_blocks_outlive_both(db: Db) -> None:
    """Nobody gets a row for leaving a place in which they never voted."""
    ada, bob, eve = voter("ada"), voter("bob"), voter("eve")
    async with db.store() as unit:
        await unit.voters.judge({eve: Standing.BLOCKED}, at(0))
        assert not await unit.voters.leave(ada, at(1), unseen=False)
        assert await unit.voters.leave(bob, at(1), unseen=True)
        assert not await unit.voters.leave(eve, at(1), unseen=True)
    async with db.store() as unit:
        known = await unit.voters.standing([ada.key, bob.key, eve.key])

    assert {bob.key: Standing.LEFT, eve.key: Standing.BLOCKED} == known


async def test_a_verdict_does_not_overrule_what_happened_meanwhile(db: Db) -> None:
    """Banned while the platform was asked who they are."""
    ada, bob = voter("ada"), voter("bob")
    async with db.store() as unit:
        await unit.voters.leave(ada, at(1), unseen=True)
        await unit.voters.judge(dict.fromkeys((ada, bob), Standing.COUNTS), at(2), unless={Standing.LEFT})
    async with db.store() as unit:
        known = await unit.voters.standing([ada.key, bob.key])

    assert {ada.key: Standing.LEFT, bob.key: Standing.COUNTS} == known


async def test_boxes_in_doubt_are_read_at_once(db: Db) -> None:
    """The younger ones of the workspace, however lately they were read."""
    await db.open(SOLO, replace(SOLO, message=MessageRef(replace(CHANNEL, workspace="T2"), "9")), DUEL)
    async with db.store() as unit:
        for box in (SOLO, DUEL):
            await unit.boxes.checked(box.message, at(30))
        await unit.boxes.checked(MessageRef(replace(CHANNEL, workspace="T2"), "9"), at(30))
        await unit.boxes.doubt(HOME, DUEL.opened)
        due = await unit.boxes.to_check(
            "slack", opened_after=NOON - timedelta(days=1), checked_before=at(10), now=at(31), limit=9
        )

    assert [SOLO.message] == [state.box.message for state in due]


async def test_votes_are_told_workspace_by_workspace(db: Db) -> None:
    """So that a large one can be kept from deciding for all; together they are what counts everywhere."""
    away = Box(MessageRef(replace(CHANNEL, workspace="T2"), "9"), BoxKind.SINGLE, ("opus",), NOON)
    async with db.store() as unit:
        tools = [Tool(slug, slug.title(), category="Models") for slug in ("opus", "smol")]
        await unit.catalog.put(tools, by="ada", at=at(0))
    await db.open(DUEL, away)
    for name in ("ada", "bob"):
        await db.writer.cast(taps(name, DUEL, ONE, 1))
    await db.writer.cast(MarkChange(away.message, voter("eve", "T2"), SKIP, stands=True, at=at(2)))
    async with db.store() as unit:
        told = await unit.tallies.by_workspace("Models")

        assert {"opus": {Tally(ship=2), Tally(skip=1)}, "smol": {Tally(skip=2)}} == {
            slug: set(tallies) for slug, tallies in told.items()
        }
        assert Tally(2, 1) == (await unit.tallies.all(None))["opus"].everywhere
        assert {} == await unit.tallies.by_workspace("nothing of the kind")
