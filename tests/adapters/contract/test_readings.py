"""Messenger: a reading of the reactions is complete, or it says that nothing may be concluded."""

from datetime import timedelta

import pytest

from bot.emoji import SHIP, SKIP
from bot.errors import Incomplete, MessageGone, Unanswered
from tests.adapters.contract.chat import BALLOT_EMOJI, Chat, card, seeded


async def test_a_reading_has_everybody_but_the_bot_itself(chat: Chat) -> None:
    """Under every emoji, other robots included: who counts is for the core to say."""
    message = await seeded(chat)
    ada, grace, linus = chat.people
    for person in (ada, grace, chat.robot):
        await chat.tap(person, message, SHIP)
    await chat.tap(linus, message, SKIP)
    await chat.tap(ada, message, SHIP, stands=False)
    reading = await chat.messenger.reactions(message)

    assert {SHIP: {grace, chat.robot}, SKIP: {linus}} == {
        emoji: set(people) for emoji, people in reading.standing.items() if people
    }
    assert abs(reading.read_at - chat.now()) < timedelta(minutes=1)


async def test_a_card_that_nobody_touched_reads_as_nobody(chat: Chat) -> None:
    """The seeds alone prove that the list can be trusted."""
    reading = await chat.messenger.reactions(await seeded(chat))

    assert set() == {person for people in reading.standing.values() for person in people}


async def test_without_seeds_nothing_is_concluded(chat: Chat) -> None:
    """Either the answer is refused, or the bot's own mark was set to find out that the list was true."""
    message = await chat.messenger.post(chat.channel, card("bare"))
    try:
        reading = await chat.messenger.reactions(message)
    except Incomplete:
        return
    assert not any(reading.standing.values())
    assert set(chat.seeds(message)) & set(BALLOT_EMOJI)


async def test_a_list_that_ends_early_is_incomplete(chat: Chat) -> None:
    """Fewer people than were counted."""
    message = await seeded(chat)
    for person in chat.people:
        await chat.tap(person, message, SHIP)
    chat.cut_short()

    with pytest.raises(Incomplete):
        await chat.messenger.reactions(message)


async def test_a_reading_that_fails_says_nothing(chat: Chat) -> None:
    """It is not mistaken for an empty one."""
    message = await seeded(chat)
    chat.unreadable()

    with pytest.raises((Incomplete, Unanswered)):
        await chat.messenger.reactions(message)


async def test_a_message_that_is_gone_is_said(chat: Chat) -> None:
    """So that its box can close."""
    message = await seeded(chat)
    await chat.delete(message)

    with pytest.raises(MessageGone):
        await chat.messenger.reactions(message)
