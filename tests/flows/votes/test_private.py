"""Voting by button: nobody sees how, everything can be changed and taken back, and who wants to be forgotten is."""

import json

import pytest

from bot.ballots import Tally
from bot.emoji import SHIP
from tests.flows.house import House
from tests.flows.votes.chats import Chat, first
from tests.flows.votes.deeds import Deed
from tests.flows.votes.hands import command, press, whisper
from tests.flows.votes.walk import Walk

TOOL = "smollm3"
BOTH = pytest.mark.parametrize("side", [0, 1], ids=["slack", "discord"])


async def carded(walk: Walk, side: int, what: int = 1) -> Chat:
    """A chat with a card, read and drawn."""
    await walk.play([Deed("ask", where=side, what=what)])
    await walk.rest()
    return walk.chats[side]


async def tally(house: House) -> Tally:
    """Of the tool, everywhere."""
    async with house.world.store() as unit:
        found = await unit.tallies.all(None)
    return found[TOOL].everywhere if TOOL in found else Tally()


async def counted(house: House, wanted: Tally) -> bool:
    """Whether it is so by now."""
    return wanted == await tally(house)


@BOTH
async def test_nobody_sees_how_somebody_voted_by_button(walk: Walk, side: int) -> None:
    """The receipt is theirs alone; what the channel sees is one vote more."""
    chat = await carded(walk, side)
    card, user = chat.cards()[0], chat.people[1]
    assert await chat.vote(user, card, [TOOL])
    await walk.rest()

    assert "Counted: ship SmolLM3." in whisper(chat, user)
    assert "Counted" not in whisper(chat, chat.people[0])
    assert frozenset() == chat.standing(card)
    assert "1 ship" in json.dumps(chat.shown(card), ensure_ascii=False)
    assert [] == await walk.differences()


@BOTH
async def test_a_ballot_by_button_can_be_changed_and_taken_back(walk: Walk, side: int) -> None:
    """The newest one counts; taken back, there is none, and a reaction that still stands counts again."""
    chat = await carded(walk, side)
    card, user = chat.cards()[0], chat.people[1]
    chat.tap(user, card, SHIP, 0, stands=True)
    await walk.house.until(lambda: counted(walk.house, Tally(ship=1)))
    assert await chat.vote(user, card, [])
    assert Tally(skip=1) == await tally(walk.house)
    assert await chat.vote(user, card, [TOOL])
    assert await chat.vote(user, card, [])
    await press(chat, user, "v1:withdraw:")

    await walk.house.until(lambda: counted(walk.house, Tally(ship=1)))
    assert "taken back" in whisper(chat, user)


@BOTH
async def test_a_receipt_outlives_its_card_and_says_what_to_do_then(walk: Walk, side: int) -> None:
    """A deleted message closes its box and keeps the votes, the private ones too."""
    chat = await carded(walk, side)
    card, user = chat.cards()[0], chat.people[1]
    assert await chat.vote(user, card, [TOOL])
    await chat.delete(card)
    await walk.rest()
    await press(chat, user, "v1:withdraw:")

    assert "The card of this ballot is gone. Change or delete the vote with /verdict votes." in whisper(chat, user)
    assert Tally(ship=1) == await tally(walk.house)


@BOTH
async def test_a_newer_reaction_replaces_a_ballot_by_button(walk: Walk, side: int) -> None:
    """And the other way round: both kinds feed one tally, and the newest decides."""
    chat = await carded(walk, side)
    card, user = chat.cards()[0], chat.people[1]
    assert await chat.vote(user, card, [])
    assert Tally(skip=1) == await tally(walk.house)
    chat.tap(user, card, SHIP, 0, stands=True)

    await walk.house.until(lambda: counted(walk.house, Tally(ship=1)))


@BOTH
async def test_my_votes_lists_changes_and_deletes(walk: Walk, side: int) -> None:
    """A vote deleted there stays deleted, although the reaction still stands and is read again."""
    chat = await carded(walk, side)
    card, user = chat.cards()[0], chat.people[1]
    chat.tap(user, card, SHIP, 0, stands=True)
    await walk.house.until(lambda: counted(walk.house, Tally(ship=1)))
    await command(chat, user, "/verdict votes", says="SmolLM3")
    await press(chat, user, "v1:change", choice=TOOL)
    await press(chat, user, f"v1:change:{TOOL}:skip")
    await walk.house.until(lambda: counted(walk.house, Tally(skip=1)))
    await press(chat, user, f"v1:change:{TOOL}:delete")
    await walk.house.until(lambda: counted(walk.house, Tally()))

    assert [] == await walk.differences()
    assert Tally() == await tally(walk.house)


@BOTH
@pytest.mark.parametrize("how", ["delete", "detach"])
async def test_forgotten_is_forgotten_until_a_new_tap(walk: Walk, side: int, how: str) -> None:
    """Old reactions do not bring the person back, however often they are read; a new tap does, and is not lost again."""
    chat = await carded(walk, side)
    card, user, house = chat.cards()[0], chat.people[1], walk.house
    chat.tap(user, card, SHIP, 0, stands=True)
    await house.until(lambda: counted(house, Tally(ship=1)))
    await command(chat, user, "/verdict forget me", says="deletes what Verdict stores")
    await press(chat, user, f"v1:forget:{how}")
    left = Tally() if how == "delete" else Tally(ship=1)
    await house.until(lambda: counted(house, left))
    assert f"1 vote was {'deleted' if how == 'delete' else 'detached from you'}" in whisper(chat, user)
    await walk.rest()
    assert left == await tally(house)

    chat.tap(user, card, SHIP, 0, stands=False)
    chat.tap(user, card, SHIP, 0, stands=True)
    await house.until(lambda: counted(house, left + Tally(ship=1)))
    await walk.rest()
    assert left + Tally(ship=1) == await tally(house)
    async with house.world.store() as unit:
        assert [] == await unit.tallies.recount(fix=False)


def test_what_is_looked_for_is_found() -> None:
    """The tests' own finger finds the button."""
    assert "v1:ballot:a" == first([{"x": [{"custom_id": "v1:ballot:a"}]}], "custom_id", "v1:ballot:")
