"""Readings repair both ways and never take an answer that proves nothing for an answer; what is gone keeps its votes."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from bot.ballots import Tally
from bot.emoji import ONE, SHIP, SKIP, TWO
from bot.ids import MessageRef
from tests.flows.house import GENERAL
from tests.flows.votes.chats import Chat, until
from tests.flows.votes.test_private import BOTH, carded, counted, tally
from tests.flows.votes.walk import Walk

NOTHING_PROVEN: dict[str, dict[str, dict[str, Any]]] = {
    "slack": {
        "partial": {"users_shown": 1, "full_lies": True},
        "empty": {"users_shown": 0, "full_lies": True},
        "failing": {"rules": [{"method": "reactions.get", "trouble": "error"}]},
        "limited": {"rules": [{"method": "reactions.get", "trouble": "limited", "seconds": 0.05}]},
        "cut before": {"rules": [{"method": "reactions.get", "trouble": "cut_before"}]},
        "cut after": {"rules": [{"method": "reactions.get", "trouble": "cut_after"}]},
    },
    "discord": {
        "partial": {"rules": [{"request": "GET .*/reactions", "trouble": "truncated"}]},
        "empty": {"rules": [{"request": "GET .*/reactions", "trouble": "empty"}]},
        "empty message": {"rules": [{"request": "GET .*/messages/", "trouble": "empty"}]},
        "failing": {"rules": [{"request": "GET ", "trouble": "down"}]},
        "garbled": {"rules": [{"request": "GET ", "trouble": "garbled"}]},
        "cut before": {"rules": [{"request": "GET ", "trouble": "cut_before"}]},
        "cut after": {"rules": [{"request": "GET ", "trouble": "cut_after"}]},
    },
}
CASES = [
    pytest.param(side, trouble, id=f"{name}-{trouble.replace(' ', '-')}")
    for side, name in enumerate(NOTHING_PROVEN)
    for trouble in NOTHING_PROVEN[name]
]


async def voted(walk: Walk, side: int) -> tuple[Chat, Tally]:
    """A card under which everybody has tapped, and what that comes to."""
    chat = await carded(walk, side)
    for number, user in enumerate(chat.people):
        chat.tap(user, chat.cards()[0], SKIP if number % 3 else SHIP, 0, stands=True)
    ships = sum(number % 3 == 0 for number in range(len(chat.people)))
    standing = Tally(ships, len(chat.people) - ships)
    await walk.house.until(lambda: counted(walk.house, standing))
    return chat, standing


@pytest.mark.parametrize(("side", "trouble"), CASES)
async def test_an_answer_that_proves_nothing_deletes_nothing(walk: Walk, side: int, trouble: str) -> None:
    """However often it is asked; and when the platform answers again, what was missed is found."""
    chat, standing = await voted(walk, side)
    faults = walk.slack.slack.faults if side == 0 else walk.discord.discord.faults
    faults.set(NOTHING_PROVEN[chat.platform][trouble])
    for _ in range(3):
        await walk.house.bot.gap(None, chat.platform)
        walk.house.clock.ahead += timedelta(minutes=6)
        await walk.house.bot.reconciler.tick()
        assert standing == await tally(walk.house)
    faults.clear()
    faults.lost = 1.0
    chat.tap(chat.people[0], chat.cards()[0], SHIP, 0, stands=False)
    await chat.quiesce()
    assert standing == await tally(walk.house)

    assert [] == await walk.differences()
    assert Tally(standing.ship - 1, standing.skip) == await tally(walk.house)


@BOTH
async def test_a_reading_repairs_what_came_and_what_went(walk: Walk, side: int) -> None:
    """While the bot was away."""
    chat = await carded(walk, side)
    card, (first, second, *_) = chat.cards()[0], chat.people
    chat.tap(first, card, SHIP, 0, stands=True)
    await walk.house.until(lambda: counted(walk.house, Tally(ship=1)))
    await walk.house.kill()
    chat.tap(first, card, SHIP, 0, stands=False)
    chat.tap(second, card, SKIP, 0, stands=True)
    walk.slack.slack.postman.retry_delays = ()
    await walk.slack.quiesce()
    await walk.house.start()

    await walk.house.until(lambda: counted(walk.house, Tally(skip=1)))


@BOTH
async def test_a_tap_between_posting_and_opening_is_counted(walk: Walk, side: int) -> None:
    """The card is there, its box is not yet: nobody has to tap twice."""
    chat = walk.chats[side]
    asked = asyncio.create_task(chat.ask(chat.people[0], "/verdict tool smollm3"))
    await until(chat.cards)
    assert chat.tap(chat.people[1], chat.cards()[0], SHIP, 0, stands=True)
    async with walk.house.world.store() as unit:
        assert await unit.boxes.get(chat.cards()[0]) is None
    await asked

    await walk.house.until(lambda: counted(walk.house, Tally(ship=1)))


@BOTH
async def test_a_box_whose_seeds_were_refused_is_opened_and_read_all_the_same(walk: Walk, side: int) -> None:
    """The card may come without its emoji; who brings their own is counted."""
    chat = walk.chats[side]
    walk.slack.slack.faults.on("reactions.add", "error", times=1)
    walk.discord.discord.faults.on("PUT .*/reactions", "down", times=1)
    await chat.ask(chat.people[0], "/verdict tool smollm3")
    await until(chat.cards)
    chat.tap(chat.people[1], chat.cards()[0], SHIP, 0, stands=True)

    await walk.house.until(lambda: counted(walk.house, Tally(ship=1)))
    assert [] == await walk.differences()


@BOTH
@pytest.mark.parametrize("heard", [True, False], ids=["heard", "missed"])
async def test_a_deleted_message_closes_its_box_and_keeps_the_votes(walk: Walk, side: int, *, heard: bool) -> None:
    """Told by an event, or found by the next reading."""
    chat, standing = await voted(walk, side)
    card = chat.cards()[0]
    faults = walk.slack.slack.faults if side == 0 else walk.discord.discord.faults
    faults.lost = 0.0 if heard else 1.0
    await chat.delete(card)

    assert [] == await walk.differences()
    assert standing == await tally(walk.house)
    async with walk.house.world.store() as unit:
        state = await unit.boxes.get(card)
    assert state
    assert state.closed


@pytest.mark.parametrize("how", ["slack channel", "discord channel", "discord purge"])
async def test_a_channel_or_a_heap_of_messages_that_goes_closes_the_boxes(walk: Walk, how: str) -> None:
    """One event for many; the votes stay."""
    side = 0 if how.startswith("slack") else 1
    chat, standing = await voted(walk, side)
    card = chat.cards()[0]
    if how == "slack channel":
        await walk.slack.slack.act({"do": "delete_channel", "as": "U0ADA000001", "channel": GENERAL})
    else:
        deed = {"as": walk.discord.moderator, "channel": chat.channel.channel}
        what = {"do": "delete_channel"} if how == "discord channel" else {"do": "purge", "messages": [card.message]}
        answer = await walk.discord.discord.act({**deed, **what})
        assert answer["ok"], answer

    await walk.house.until(lambda: _closed(walk, card))
    assert standing == await tally(walk.house)


async def test_a_moderator_clears_everything_or_one_emoji(walk: Walk) -> None:
    """What people see under the message is what counts, also when somebody else took it away."""
    chat = await carded(walk, 1, what=0)
    card, (first, second, *_) = chat.cards()[0], chat.people
    for user, emoji in ((first, ONE), (second, ONE), (second, TWO)):
        chat.tap(user, card, emoji, 0, stands=True)
    await walk.house.until(lambda: counted(walk.house, Tally(ship=1, skip=1)))
    await chat.clear(card, TWO)
    await walk.house.until(lambda: counted(walk.house, Tally(skip=2)))
    await chat.clear(card, "")
    await walk.house.until(lambda: counted(walk.house, Tally()))

    assert [] == await walk.differences()


async def _closed(walk: Walk, card: MessageRef) -> bool:
    async with walk.house.world.store() as unit:
        state = await unit.boxes.get(card)
    return bool(state and state.closed)
