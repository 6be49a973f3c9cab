"""A machine whose clock ran ahead, or behind, and is right again: nobody waits for the hours in between."""

import json
from datetime import timedelta

import pytest

from bot.ballots import Tally
from bot.emoji import SHIP
from tests.flows.house import House
from tests.flows.votes.chats import Chat
from tests.flows.votes.test_private import BOTH, carded, counted
from tests.flows.votes.walk import Walk

BY = pytest.mark.parametrize("wrong", [timedelta(hours=30), -timedelta(hours=30)], ids=["ahead", "behind"])


@BOTH
@BY
async def test_votes_count_and_cards_follow_when_the_clock_is_right_again(
    walk: Walk, side: int, wrong: timedelta
) -> None:
    """What was tapped, read and drawn meanwhile is as it is on the platform, and so is what comes after it."""
    chat, house = await carded(walk, side), walk.house
    card, (first, second, third, *_) = chat.cards()[0], chat.people
    chat.tap(first, card, SHIP, 0, stands=True)
    await house.until(lambda: counted(house, Tally(ship=1)))
    house.clock.wrong = wrong
    chat.tap(second, card, SHIP, 0, stands=True)
    await chat.quiesce()
    await house.bot.gap(None, chat.platform)
    await house.until(lambda: counted(house, Tally(ship=2)))
    house.clock.wrong = timedelta()
    chat.tap(third, card, SHIP, 0, stands=True)
    chat.tap(second, card, SHIP, 0, stands=False)
    await chat.quiesce()

    await house.until(lambda: counted(house, Tally(ship=2)))
    await house.until(lambda: "2 ship" in json.dumps(chat.shown(card), ensure_ascii=False))
    assert [] == await walk.differences()


@BOTH
@BY
async def test_a_ballot_by_button_counts_whatever_the_clock_was(walk: Walk, side: int, wrong: timedelta) -> None:
    """Whoever has a receipt is counted as it says."""
    chat, house = await carded(walk, side), walk.house
    card, user = chat.cards()[0], chat.people[1]
    house.clock.wrong = wrong
    assert await chat.vote(user, card, ["smollm3"])
    await house.until(lambda: counted(house, Tally(ship=1)))
    house.clock.wrong = timedelta()
    assert await chat.vote(user, card, [])

    await house.until(lambda: counted(house, Tally(skip=1)))


@BOTH
async def test_a_reading_goes_on_after_a_clock_that_ran_ahead(walk: Walk, side: int) -> None:
    """The box that was read tomorrow is read now, without waiting for the slow rhythm."""
    chat, house = await carded(walk, side), walk.house
    house.clock.wrong = timedelta(hours=30)
    await house.bot.gap(None, chat.platform)
    await _read(chat, house)
    house.clock.wrong = timedelta()
    await _read(chat, house)

    assert not await house.bot.reconciler.tick()


@BOTH
@pytest.mark.parametrize("minutes", [5, 75], ids=lambda ahead: f"{ahead} minutes")
async def test_what_is_missed_after_a_clock_that_ran_a_little_ahead_is_found(
    walk: Walk, side: int, minutes: int
) -> None:
    """A reading that seems to have been made later than now says nothing of now, and no card is called in sync by it."""
    chat, house = await carded(walk, side), walk.house
    card = chat.cards()[0]
    house.clock.wrong = timedelta(minutes=minutes)
    await house.bot.gap(None, chat.platform)
    await _read(chat, house)
    house.clock.wrong = timedelta()
    walk.weather.lose(1.0)
    chat.tap(chat.people[0], card, SHIP, 0, stands=True)
    await chat.quiesce()
    walk.weather.clear()
    await house.bot.gap(None, chat.platform)
    async with house.world.store() as unit:
        state = await unit.boxes.get(card)
    assert state
    assert not house.bot.reconciler.in_sync(state)

    await house.until(lambda: counted(house, Tally(ship=1)))
    assert [] == await walk.differences()


async def _read(chat: Chat, house: House) -> None:
    """The reconciler has read something more."""
    read = chat.counts()["boxes read"]
    await house.until(lambda: chat.counts()["boxes read"] > read)
