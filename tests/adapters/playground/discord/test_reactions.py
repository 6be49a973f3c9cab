"""Reactions: the truth that every tally is compared with."""

import discord
import pytest

from adapters.playground.discord.seed import GENERAL, HARBOUR
from adapters.playground.discord.server import Discord
from tests.adapters.playground.discord.conftest import Bot, refusal

SHIP = "🚢"


async def post(bot: Bot, channel: str = GENERAL) -> discord.Message:
    """A message of the bot."""
    return await bot.get_partial_messageable(int(channel), guild_id=int(HARBOUR)).send("vote")


async def test_an_event_says_who_tapped_what_on_whose_message(small: Discord, bot: Bot) -> None:
    """Adding names the member, the kind and the author; removing only the person."""
    message = await post(bot)
    bob = small.who("bob")
    small.react(bob, str(message.id), SHIP)
    small.react(bob, str(message.id), "⏭️", burst=True)
    small.unreact(bob, str(message.id), SHIP)
    await small.quiesce()

    added, burst, removed = [event for name, event in bot.heard if name in {"add", "remove"}]
    assert isinstance(added, discord.RawReactionActionEvent)
    assert isinstance(burst, discord.RawReactionActionEvent)
    assert isinstance(removed, discord.RawReactionActionEvent)
    assert (int(bob), message.id, SHIP) == (added.user_id, added.message_id, str(added.emoji))
    assert added.member is not None
    assert bot.user is not None
    assert (False, bot.user.id) == (added.burst, added.message_author_id)
    assert (True, discord.ReactionType.burst) == (burst.burst, burst.type)
    assert (None, "remove") == (removed.member, "remove")


async def test_normal_and_super_reactions_are_counted_together_and_listed_apart(small: Discord, bot: Bot) -> None:
    """The count has both; each list has its own kind."""
    message = await post(bot)
    bob, dana = small.who("bob"), small.who("dana")
    small.react(bob, str(message.id), SHIP)
    small.react(dana, str(message.id), SHIP, burst=True)

    [reaction] = (await message.channel.fetch_message(message.id)).reactions
    normal = [str(user.id) async for user in reaction.users(type=discord.ReactionType.normal)]
    burst = [str(user.id) async for user in reaction.users(type=discord.ReactionType.burst)]

    assert (2, 1, 1) == (reaction.count, reaction.normal_count, reaction.burst_count)
    assert ([bob], [dana]) == (normal, burst)
    assert {SHIP: {bob, dana}} == small.reactions_on(str(message.id))


async def test_long_lists_come_in_pages(small: Discord, bot: Bot) -> None:
    """A hundred at a time, by id, none twice."""
    message = await post(bot)
    people = small.crowd(250)
    for person in reversed(people):
        small.react(person, str(message.id), SHIP)

    [reaction] = (await message.channel.fetch_message(message.id)).reactions
    found = [str(user.id) async for user in reaction.users(limit=None)]

    assert (250, set(people)) == (len(found), set(found))
    assert 3 == sum("/reactions/" in call.path for call in small.calls if call.method == "GET")


async def test_the_bot_needs_rights_to_touch_what_others_did(small: Discord, bot: Bot) -> None:
    """50013 for clearing and for removing somebody else's tap; its own it may take back."""
    message = await post(bot)
    small.react(small.who("bob"), str(message.id), SHIP)
    await message.add_reaction("👍")
    await message.remove_reaction("👍", discord.Object(small.world.app.id))
    bob = discord.Object(int(small.who("bob")))

    codes = [
        await refusal(message.clear_reactions()),
        await refusal(message.clear_reaction(SHIP)),
        await refusal(message.remove_reaction(SHIP, bob)),
    ]

    assert [50013] * 3 == codes
    assert {SHIP: {small.who("bob")}} == small.reactions_on(str(message.id))


async def test_a_moderator_clears_and_the_bot_hears_it(small: Discord, bot: Bot) -> None:
    """Clear one emoji, clear all: one event each, without names."""
    message = await post(bot)
    bob = small.who("bob")
    for emoji in (SHIP, "⏭️", "👍"):
        small.react(bob, str(message.id), emoji)
    deed = {"do": "clear", "as": "emeka", "channel": GENERAL, "message": str(message.id)}

    await small.act({**deed, "emoji": SHIP})
    assert {"⏭️", "👍"} == set(small.reactions_on(str(message.id)))
    await small.act(deed)
    await small.quiesce()

    assert {} == small.reactions_on(str(message.id))
    assert ["clear_emoji", "clear"] == bot.names()[-2:]
    refused = await small.act({**deed, "as": "bob"})
    assert "Bob has no permission to do this here (MANAGE_MESSAGES)." == refused["error"]


async def test_twenty_kinds_of_emoji_are_enough(small: Discord, bot: Bot) -> None:
    """30010 for the twenty-first, for the bot and for people; those that stand take more taps."""
    message = await post(bot)
    for number in range(20):
        small.react(small.who("dana"), str(message.id), chr(0x1F600 + number))

    code = await refusal(message.add_reaction(SHIP))
    person = await small.act(
        {"do": "react", "as": "bob", "channel": GENERAL, "message": str(message.id), "emoji": SHIP}
    )

    assert 30010 == code
    assert "Discord refused: Maximum number of reactions reached (20) (30010)." == person["error"]
    assert small.react(small.who("bob"), str(message.id), chr(0x1F600))


@pytest.mark.parametrize("word", ["ship", ":ship:", "1", " "])
async def test_a_word_is_not_an_emoji(small: Discord, bot: Bot, word: str) -> None:
    """10014 for anything that is neither Unicode's nor a guild's."""
    message = await post(bot)

    assert 10014 == await refusal(bot.http.add_reaction(message.channel.id, message.id, word))


async def test_a_tap_twice_is_one_and_taking_back_nothing_is_nothing(small: Discord, bot: Bot) -> None:
    """No second event for what already stands or does not stand."""
    message = await post(bot)
    bob = small.who("bob")

    taps = [small.react(bob, str(message.id), SHIP), small.react(bob, str(message.id), SHIP)]
    backs = [small.unreact(bob, str(message.id), SHIP), small.unreact(bob, str(message.id), SHIP)]
    await small.quiesce()

    assert [True, False] == taps == backs
    assert ["add", "remove"] == bot.names()[1:]


async def test_people_cannot_react_to_what_only_they_see(small: Discord, bot: Bot) -> None:
    """An ephemeral message has no reactions, a deleted one is gone."""
    message = await post(bot)
    await message.delete()

    gone = await small.act({"do": "react", "as": "bob", "channel": GENERAL, "message": str(message.id), "emoji": SHIP})

    assert "This message does not exist." == gone["error"]
    assert 10008 == await refusal(message.add_reaction(SHIP))
