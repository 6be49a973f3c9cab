"""Most reactions in a server are nobody's vote: they are dropped before anything is asked about them."""

import pytest

from bot.cards import Card, Lead
from bot.ids import ChannelRef
from bot.ports.platform import Cleared, ReactionChange
from tests.adapters.discord.conftest import Rig

CARD = Card("A title", "A title, read aloud.", (Lead(("The decision.",)),))


async def _card(rig: Rig) -> str:
    where = ChannelRef(rig.adapter.platform, str(rig.place.state()["workspaces"][0]["id"]), rig.channel)
    return (await rig.adapter.messenger.post(where, CARD)).message


async def _heard(rig: Rig, card: str) -> list[ReactionChange]:
    """Everything so far: frames come in order, so the last one was the tap that is made here."""
    await rig.act("react", who=rig.bob, message=card, emoji="⏭️")
    await rig.core.until(lambda: any(isinstance(one, ReactionChange) and one.user.user == rig.bob for one in _all(rig)))
    return [one for one in _all(rig) if isinstance(one, ReactionChange)]


def _all(rig: Rig) -> list[object]:
    return [change for _, change in rig.core.changes]


async def test_a_reaction_under_what_somebody_else_wrote_is_not_told(rig: Rig) -> None:
    """Ballots hang under the bot's own messages, and Discord says whose message it is."""
    card = await _card(rig)
    await rig.act("say", text="What do you think?")
    foreign = rig.place.messages_in(rig.channel)[-1].id
    await rig.act("react", message=foreign, emoji="🚢")
    told = await _heard(rig, card)

    assert [rig.bob] == [one.user.user for one in told]


@pytest.mark.parametrize("emoji", ["🎉", "❤️", "9️⃣"])
async def test_an_emoji_without_a_meaning_is_not_told(rig: Rig, emoji: str) -> None:
    """Neither when it comes nor when it goes, nor when a moderator clears it away."""
    card = await _card(rig)
    await rig.act("react", message=card, emoji=emoji)
    await rig.act("unreact", message=card, emoji=emoji)
    await rig.act("react", message=card, emoji=emoji)
    await rig.act("clear", message=card, emoji=emoji)
    told = await _heard(rig, card)

    assert [rig.bob] == [one.user.user for one in told]
    assert not any(isinstance(one, Cleared) for one in _all(rig))


async def test_the_bots_own_seeds_are_not_told(rig: Rig) -> None:
    """They are how people know what to tap."""
    card = await _card(rig)
    where = ChannelRef(rig.adapter.platform, str(rig.place.state()["workspaces"][0]["id"]), rig.channel)
    message = await rig.adapter.messenger.post(where, CARD)
    await rig.adapter.messenger.seed(message, ("🚢", "⏭️"))
    told = await _heard(rig, card)

    assert [rig.bob] == [one.user.user for one in told]


async def test_a_crowd_is_told_completely_and_in_order(rig: Rig) -> None:
    """Whoever taps and takes it back at once has taken it back, however many do it."""
    card = await _card(rig)
    crowd = rig.place.crowd(300)
    for one in crowd:
        rig.place.react(one, card, "🚢")
        rig.place.unreact(one, card, "🚢")
    await rig.core.until(lambda: len(rig.core.changes) >= 2 * len(crowd), seconds=60)
    told = [one for one in _all(rig) if isinstance(one, ReactionChange)]
    times = [one.at for one in told if one.at]

    assert [user for user in crowd for _ in range(2)] == [one.user.user for one in told]
    assert [True, False] * len(crowd) == [one.stands for one in told]
    assert sorted(set(times)) == times
