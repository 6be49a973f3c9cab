"""Messenger: who people are, and writing to one of them."""

import pytest

from bot.errors import NotPermitted, PlatformError
from bot.ids import UserRef
from bot.voters import Trait
from tests.adapters.contract.chat import Chat, card


async def test_people_have_a_name_and_are_no_robots(chat: Chat) -> None:
    """And the ages that the platform says it tells."""
    profile = await chat.messenger.profile(chat.people[1])

    assert chat.people[1] == profile.user
    assert profile.name
    assert not profile.bot
    assert not profile.gone
    assert (Trait.ACCOUNT_AGE in chat.messenger.tells) == (profile.account_since is not None)
    assert (Trait.MEMBER_AGE in chat.messenger.tells) == (profile.member_since is not None)


async def test_robots_are_known(chat: Chat) -> None:
    """Their reactions never count."""
    assert (await chat.messenger.profile(chat.robot)).bot


async def test_people_who_left_are_known_to_have_gone(chat: Chat) -> None:
    """Their votes stay or go as the workspace has set."""
    await chat.leave(chat.people[1])

    assert (await chat.messenger.profile(chat.people[1])).gone


async def test_nobody_by_that_name_is_an_error(chat: Chat) -> None:
    """Not an empty profile, which would count."""
    nobody = UserRef(chat.people[0].platform, chat.people[0].workspace, "1000000000000000998")
    with pytest.raises(PlatformError):
        await chat.messenger.profile(nobody)
    with pytest.raises(NotPermitted):
        await chat.messenger.tell(nobody, card("psst"))


async def test_a_direct_message_reaches_one_person(chat: Chat) -> None:
    """And nobody else."""
    await chat.messenger.tell(chat.people[1], card("psst"))

    assert "psst" in chat.written_to(chat.people[1])[-1]
    assert [] == chat.written_to(chat.people[2])
    assert [] == chat.seen()
