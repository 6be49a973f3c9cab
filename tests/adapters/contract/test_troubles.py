"""Messenger: whatever a platform answers arrives as one of the few kinds that the core can act on."""

import pytest

from bot.errors import ChannelGone, NotPermitted, PlatformError, RateLimited, TokenRevoked, Unanswered
from tests.adapters.contract.chat import Chat, Trouble, card


@pytest.mark.parametrize(
    ("trouble", "kind"), [("limited", RateLimited), ("unanswered", Unanswered), ("revoked", TokenRevoked)]
)
async def test_a_post_that_fails_says_how(chat: Chat, trouble: Trouble, kind: type[PlatformError]) -> None:
    """It is never repeated by itself: after a lost answer it may stand there already."""
    chat.go_wrong(trouble)
    with pytest.raises(kind) as caught:
        await chat.messenger.post(chat.channel, card("hello"))

    assert len(chat.seen()) == (trouble == "unanswered")
    if isinstance(caught.value, RateLimited):
        assert 1 <= caught.value.retry_after <= 120


async def test_a_post_whose_answer_was_lost_can_be_found(chat: Chat) -> None:
    """And posting it again, having looked, makes no second one."""
    begun = chat.now()
    chat.go_wrong("unanswered")
    with pytest.raises(Unanswered):
        await chat.messenger.post(chat.channel, card("weekly"), once="slot-7")

    assert await chat.messenger.find(chat.channel, "slot-7", begun)
    assert 1 == len(chat.seen())


async def test_what_the_bot_may_not_do_is_said(chat: Chat) -> None:
    """The channel is there, and somebody has to give the bot a right or invite it."""
    with pytest.raises(NotPermitted):
        await chat.messenger.post(chat.forbidden, card("hello"))


async def test_what_is_archived_cannot_be_changed(chat: Chat) -> None:
    """For the core that is a channel that is gone."""
    message = await chat.archived()
    with pytest.raises(ChannelGone):
        await chat.messenger.edit(message, card("new"))
