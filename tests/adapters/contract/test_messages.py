"""Messenger: posts, edits, deletions, seeds, and posts that are found again."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.errors import ChannelGone, MessageGone
from tests.adapters.contract.chat import BALLOT_EMOJI, Chat, card, seeded

HOUR = timedelta(hours=1)


async def test_a_card_is_posted_edited_and_deleted(chat: Chat) -> None:
    """Everybody sees each state; what is deleted is gone for the next edit and the next deletion too."""
    message = await chat.messenger.post(chat.channel, card("three votes"))
    assert "three votes" in chat.seen()[-1]
    await chat.messenger.edit(message, card("four votes"))
    assert "four votes" in chat.seen()[-1]
    assert "three votes" not in chat.seen()[-1]
    await chat.messenger.delete(message)

    assert [] == chat.seen()
    with pytest.raises(MessageGone):
        await chat.messenger.edit(message, card("five votes"))
    with pytest.raises(MessageGone):
        await chat.messenger.delete(message)
    with pytest.raises(MessageGone):
        await chat.messenger.seed(message, BALLOT_EMOJI)


async def test_seeding_twice_is_seeding_once(chat: Chat) -> None:
    """In the order that was asked for; a restart in between needs no memory."""
    message = await seeded(chat)
    await chat.messenger.seed(message, BALLOT_EMOJI)

    assert list(BALLOT_EMOJI) == chat.seeds(message)


async def test_a_post_is_found_by_its_key(chat: Chat) -> None:
    """The right one, not before its time, and not by another key."""
    begun = chat.now() - HOUR
    message = await chat.messenger.post(chat.channel, card("weekly"), once="slot-7")
    await chat.messenger.post(chat.channel, card("weekly"), once="slot-8")

    assert message == await chat.messenger.find(chat.channel, "slot-7", begun)
    assert None is await chat.messenger.find(chat.channel, "slot-9", begun)
    assert None is await chat.messenger.find(chat.channel, "slot-7", chat.now() + HOUR)


async def test_an_edited_post_keeps_its_key(chat: Chat) -> None:
    """The tally under it changes, the post stays the same post."""
    message = await chat.messenger.post(chat.channel, card("weekly"), once="slot-7")
    await chat.messenger.edit(message, replace(card("weekly, 3 votes"), key="slot-7"))

    assert message == await chat.messenger.find(chat.channel, "slot-7", chat.now() - HOUR)


async def test_a_post_in_a_thread_is_found_there_and_nowhere_else(chat: Chat) -> None:
    """Two posts below one message share its thread."""
    parent = await chat.messenger.post(chat.channel, card("weekly"), once="slot-7")
    first = await chat.messenger.post(chat.channel, card("item one"), once="item-1", thread=parent)
    second = await chat.messenger.post(chat.channel, card("item two"), once="item-2", thread=parent)
    begun = chat.now() - HOUR

    assert first.channel == second.channel
    assert first == await chat.messenger.find(chat.channel, "item-1", begun, thread=parent)
    assert second == await chat.messenger.find(chat.channel, "item-2", begun, thread=parent)
    assert None is await chat.messenger.find(chat.channel, "item-3", begun, thread=parent)
    assert None is await chat.messenger.find(chat.channel, "item-1", begun)
    await chat.messenger.edit(first, card("item one, edited"))
    await chat.messenger.seed(first, BALLOT_EMOJI)
    assert list(BALLOT_EMOJI) == chat.seeds(first)


async def test_a_channel_that_is_gone_is_said(chat: Chat) -> None:
    """Deleted since, or never there."""
    message = await seeded(chat)
    await chat.drop_channel()
    for channel in (chat.channel, chat.missing):
        with pytest.raises(ChannelGone):
            await chat.messenger.post(channel, card("hello"))
    with pytest.raises(ChannelGone):
        await chat.messenger.edit(message, card("hello"))
    with pytest.raises(ChannelGone):
        await chat.messenger.reactions(message)
