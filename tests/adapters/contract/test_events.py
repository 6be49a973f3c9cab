"""Inbound: what happens on the platform reaches the core, once, with who and where and when."""

import pytest

from bot.emoji import SHIP, SKIP
from bot.ids import ChannelRef, MessageRef
from bot.ports.platform import Cleared, ReactionChange
from tests.adapters.contract.chat import Chat, Deed, seeded


async def test_reactions_come_and_go(chat: Chat) -> None:
    """In the core's spelling, in order, and the bot's own are not told."""
    message = await seeded(chat)
    person = chat.people[1]
    await chat.tap(person, message, SHIP)
    await chat.tap(person, message, SHIP, stands=False)
    await chat.tap(person, message, SKIP)
    await chat.quiesce()
    await chat.core.until(lambda: len(chat.core.changes) >= 3)
    changes = [change for _, change in chat.core.changes if isinstance(change, ReactionChange)]
    moments = [change.at for change in changes if change.at]

    assert [(SHIP, True), (SHIP, False), (SKIP, True)] == [(one.emoji, one.stands) for one in changes]
    assert {person} == {one.user for one in changes}
    assert {message} == {box for box, _ in chat.core.changes}
    assert 3 == len(set(moments))
    assert sorted(moments) == moments


async def test_a_start_is_a_gap(chat: Chat) -> None:
    """Reactions may have come before."""
    assert {chat.channel.platform} == set(chat.core.gaps)


@pytest.mark.parametrize(
    ("deed", "emoji"), [("clear", None), ("clear emoji", SHIP)], ids=["every reaction", "of one emoji"]
)
async def test_a_moderator_clears_reactions(chat: Chat, deed: Deed, emoji: str | None) -> None:
    """Where there is such a thing."""
    if deed not in chat.hears:
        pytest.skip("Nobody can do this here.")
    message = await seeded(chat)
    await chat.tap(chat.people[1], message, SHIP)
    await chat.clear(message, emoji or "")
    await chat.core.until(lambda: any(isinstance(change, Cleared) for _, change in chat.core.changes))
    box, cleared = chat.core.changes[-1]

    assert message == box
    assert isinstance(cleared, Cleared)
    assert emoji == cleared.emoji


@pytest.mark.parametrize("count", [1, 2], ids=["one", "in bulk"])
async def test_messages_vanish(chat: Chat, count: int) -> None:
    """Told, or found by the next reading where nothing is told (see test_readings)."""
    if not {"delete", "bulk"} & chat.hears:
        pytest.skip("The app asks for no messages of channels.")
    messages: list[MessageRef] = [await seeded(chat, f"vote {number}") for number in range(count)]
    await chat.delete(*messages)
    await chat.core.until(lambda: len(chat.core.gone) >= count)

    assert set(messages) == set(chat.core.gone)


async def test_a_channel_vanishes(chat: Chat) -> None:
    """With every box in it."""
    await chat.drop_channel()
    await chat.core.until(lambda: chat.channel in chat.core.gone)

    assert all(isinstance(one, ChannelRef) for one in chat.core.gone)


async def test_people_leave_and_come_back(chat: Chat) -> None:
    """With what the platform tells of them at their return."""
    person = chat.people[1]
    await chat.leave(person)
    await chat.core.until(lambda: chat.core.people_left)
    await chat.come_back(person)
    await chat.core.until(lambda: chat.core.people_changed)

    assert [person] == chat.core.people_left
    assert [person] == [profile.user for profile in chat.core.people_changed]
    assert not chat.core.people_changed[0].gone


async def test_bans_are_told_apart(chat: Chat) -> None:
    """Where there is such a thing."""
    if "ban" not in chat.hears:
        pytest.skip("Nobody can do this here.")
    await chat.ban(chat.people[1])
    await chat.core.until(lambda: chat.core.people_banned)

    assert [chat.people[1]] == chat.core.people_banned
