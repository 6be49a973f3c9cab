"""What the core asks of the store besides votes: the catalogue, boxes, asks, workspaces, moderation."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.ballots import DESK_CHANNEL, desk
from bot.emoji import ONE, SHIP
from bot.moderation import Block
from bot.ports.people import AskedName, AskedTools
from bot.tools import Tool
from bot.voters import Standing
from bot.workspaces import Workspace, WorkspaceSettings
from tests.store.conftest import Db
from tests.store.people import CHANNEL, DUEL, HOME, NOON, SOLO, TRIO, at, taps, voter

OPUS = Tool("opus", "Opus", category="Models")
SMOL = Tool("smol", "Smol", aliases=("s",), category="Models")


async def test_the_catalogue_has_one_version_and_a_history(db: Db) -> None:
    """A change raises the version once; writing the same again changes nothing."""
    async with db.store() as unit:
        before = await unit.catalog.version()
        await unit.catalog.put([OPUS, SMOL], by="ada", at=at(0))
    async with db.store() as unit:
        await unit.catalog.put([OPUS, SMOL], by="bob", at=at(1))
        await unit.catalog.put([replace(SMOL, tagline="small")], by="bob", at=at(2))
        await unit.catalog.retire("opus", by="cyd", at=at(3))
    async with db.store() as unit:
        tools = {tool.slug: tool for tool in await unit.catalog.tools()}

        assert before + 3 == await unit.catalog.version()
        assert (True, "small", ("s",)) == (tools["opus"].retired, tools["smol"].tagline, tools["smol"].aliases)
        assert ["bob", "ada"] == [by for _, by, _ in await unit.catalog.history("smol")]


async def test_a_unit_that_fails_leaves_nothing(db: Db) -> None:
    """Leaving with an error does not commit."""

    async def fails() -> None:
        async with db.store() as unit:
            await unit.catalog.put([OPUS], by="ada", at=at(0))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fails()
    async with db.store() as unit:
        assert [] == list(await unit.catalog.tools())


async def test_boxes_open_once_and_are_read_newest_first(db: Db) -> None:
    """Desks have no message to read; postponed and freshly checked boxes wait."""
    await db.open(DUEL, SOLO, TRIO, DUEL, desk(HOME, ("opus",), NOON))

    async def due(minutes: float, checked_before: float) -> list[str]:
        async with db.store() as unit:
            found = await unit.boxes.to_check(
                "slack",
                opened_after=NOON - timedelta(days=1),
                checked_before=at(checked_before),
                now=at(minutes),
                limit=9,
            )
        return [state.box.message.message for state in found]

    assert ["3", "2", "1"] == await due(10, 10)
    async with db.store() as unit:
        await unit.boxes.checked(TRIO.message, at(11))
        await unit.boxes.postponed(SOLO.message, at(20))
    assert ["1"] == await due(12, 11)
    assert ["3", "2", "1"] == await due(30, 30)
    async with db.store() as unit:
        assert 3 == await unit.boxes.close_channel(CHANNEL)
        assert not await unit.boxes.close_channel(replace(CHANNEL, channel=DESK_CHANNEL[:-1]))
    assert [] == await due(30, 30)


async def test_a_vote_asks_for_a_refresh_until_it_is_shown(db: Db) -> None:
    """Every card that shows the tool is due; one that was drawn before the last vote stays due."""
    await db.open(DUEL, SOLO)
    await db.writer.cast(taps("ada", DUEL, ONE, 5))
    async with db.store() as unit:
        waiting = {state.box.message.message: state for state in await unit.boxes.to_refresh("slack", 9)}
        await unit.boxes.shown(DUEL.message, waiting["1"].tally_version, at(6))
    await db.writer.cast(taps("bob", SOLO, SHIP, 7))
    async with db.store() as unit:
        await unit.boxes.shown(SOLO.message, waiting["2"].tally_version, at(8))
        again = {state.box.message.message for state in await unit.boxes.to_refresh("slack", 9)}

    assert {"1", "2"} == set(waiting)
    assert {"1", "2"} == again


async def test_an_old_card_is_due_when_somebody_taps_what_they_had_voted_already(db: Db) -> None:
    """Their vote elsewhere did not reach it, and the tap changes no number: it is the card that is behind."""
    await db.open(DUEL, SOLO)
    days = 3 * 24 * 60
    await db.writer.cast(taps("ada", DUEL, ONE, days))
    async with db.store() as unit:
        before = {state.box.message.message for state in await unit.boxes.to_refresh("slack", 9)}
    await db.writer.cast(taps("ada", SOLO, SHIP, days + 1))
    async with db.store() as unit:
        after = {state.box.message.message for state in await unit.boxes.to_refresh("slack", 9)}

    assert {"1"} == before
    assert {"1", "2"} == after


async def test_what_people_ask_for_is_counted(db: Db) -> None:
    """Rivals by how often they were compared; unknown names by how often they were wanted."""
    async with db.store() as unit:
        await unit.catalog.put([OPUS, SMOL, Tool("mini", "Mini")], by="ada", at=at(0))
        for pair in (("opus", "smol"), ("smol", "opus"), ("opus", "mini")):
            await unit.asks.compared([AskedTools(HOME, pair, at(1))])
        await unit.asks.missed([AskedName(HOME, name, at(1)) for name in ("gpt 9", "nova")])
    async with db.store() as unit:
        await unit.asks.missed([AskedName(HOME, name, at(2)) for name in ("GPT 8", "gpt 9", "GPT 9")])
    async with db.store() as unit:
        assert ["smol", "mini"] == list(await unit.asks.rivals("opus"))
        assert [("GPT 9", 3), ("GPT 8", 1), ("nova", 1)] == list(await unit.asks.wanted(HOME))


async def test_head_to_head_counts_who_ships_exactly_one(db: Db) -> None:
    """In the order that was asked for."""
    await db.open(DUEL)
    for name, emoji in (("ada", DUEL.emoji[0]), ("bob", DUEL.emoji[0]), ("cyd", DUEL.emoji[1]), ("dan", DUEL.emoji[2])):
        await db.writer.cast(taps(name, DUEL, emoji, 1))
    async with db.store() as unit:
        assert (2, 1) == await unit.tallies.duel(None, "opus", "smol")
        assert (1, 2) == await unit.tallies.duel(HOME, "smol", "opus")


async def test_settings_survive_a_leave_and_a_return(db: Db) -> None:
    """A workspace that comes back finds what it had set."""
    async with db.store() as unit:
        await unit.workspaces.joined(HOME, "Home", "de")
        await unit.workspaces.put(Workspace(ref=HOME, name="Home", settings=WorkspaceSettings(locale="fr")))
    async with db.store() as unit:
        await unit.workspaces.remove(HOME, at(1))
    async with db.store() as unit:
        await unit.workspaces.joined(HOME, "Home", "de")
    async with db.store() as unit:
        assert "fr" == (await unit.workspaces.get(HOME)).settings.locale


async def test_a_block_ends_in_time(db: Db) -> None:
    """Until then the person does not count; listed with the reason."""
    await db.open(DUEL)
    await db.writer.cast(taps("ada", DUEL, ONE, 1))
    who = voter("ada")
    async with db.store() as unit:
        await unit.moderation.block(Block(HOME, who.key, "@ada", "spam", "bob", at(2), at(60)), who)
    async with db.store() as unit:
        assert {who.key: Standing.BLOCKED} == await unit.voters.standing([who.key])
        assert ["spam"] == [one.reason for one in await unit.moderation.blocked(HOME)]
        assert 0 == await unit.moderation.expire(at(59))
    async with db.store() as unit:
        assert 1 == await unit.moderation.expire(at(61))
    async with db.store() as unit:
        assert 1 == (await unit.tallies.community(HOME, ["opus"]))["opus"].here.ship
    assert [] == await db.recount()
