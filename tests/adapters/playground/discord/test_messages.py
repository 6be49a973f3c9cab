"""Messages: posted once, read back, edited, deleted, and refused where the app may not."""

import discord
import pytest

from adapters.playground.discord.nouns import COMPONENTS_V2
from adapters.playground.discord.seed import A_THREAD, GENERAL, HARBOUR, HIDDEN, READ_ONLY
from adapters.playground.discord.server import Discord
from tests.adapters.playground.discord.conftest import Bot, Clock, refusal

HOUR = 3600


def room(bot: Bot, channel: str = GENERAL) -> discord.PartialMessageable:
    """A channel without asking for it."""
    return bot.get_partial_messageable(int(channel), guild_id=int(HARBOUR))


async def test_the_same_nonce_makes_one_message_for_a_few_minutes(small: Discord, bot: Bot, clock: Clock) -> None:
    """A retry gets the first message; after five minutes the nonce is forgotten."""
    first = await room(bot).send("digest", nonce="slot-1")
    again = await room(bot).send("digest", nonce="slot-1")
    clock.now += 301
    later = await room(bot).send("digest", nonce="slot-1")

    assert first.id == again.id != later.id
    assert 2 == len(small.messages_in(GENERAL))


async def test_history_pages_both_ways(small: Discord, bot: Bot) -> None:
    """Newest first by default; before, after and around a message; deleted ones are gone."""
    sent = [await room(bot).send(str(number)) for number in range(7)]
    await sent[3].delete()

    async def words(**how: object) -> list[str]:
        return [each.content async for each in room(bot).history(**how)]  # type: ignore[arg-type]

    assert ["6", "5", "4", "2", "1", "0"] == await words()
    assert ["6", "5"] == await words(limit=2)
    assert ["2", "1", "0"] == await words(before=sent[4])
    assert ["2", "4"] == await words(after=sent[1], limit=2)
    assert ["2", "4", "5"] == sorted(await words(around=sent[4], limit=3))


@pytest.mark.parametrize(
    ("channel", "code"),
    [
        pytest.param(HIDDEN, 50001, id="a-channel-it-cannot-see"),
        pytest.param(READ_ONLY, 50013, id="a-channel-it-may-only-read"),
        pytest.param("1000000000000000999", 10003, id="a-channel-that-is-not-there"),
    ],
)
async def test_posting_needs_the_right_to(bot: Bot, channel: str, code: int) -> None:
    """Each refusal has its own code, so that the advice can differ."""
    assert code == await refusal(room(bot, channel).send("hello"))


async def test_rights_can_be_taken_and_given_back(small: Discord, bot: Bot) -> None:
    """Without READ_MESSAGE_HISTORY no message is read and no seed is set."""
    message = await room(bot).send("vote")
    await small.act({"do": "restrict", "as": "alice", "channel": GENERAL, "deny": ["READ_MESSAGE_HISTORY"]})

    assert 50013 == await refusal(room(bot).fetch_message(message.id))
    assert 50013 == await refusal(message.add_reaction("🚢"))
    await small.act({"do": "restrict", "as": "alice", "channel": GENERAL, "deny": []})
    await message.add_reaction("🚢")


async def test_only_own_messages_are_edited(small: Discord, bot: Bot) -> None:
    """50005 for somebody else's."""
    said = await small.act({"do": "say", "as": "bob", "channel": GENERAL, "text": "mine"})

    assert 50005 == await refusal(room(bot).get_partial_message(int(said["message"])).edit(content="yours"))


async def test_old_messages_take_few_edits(small: Discord, bot: Bot, clock: Clock) -> None:
    """30046 once the allowance for messages older than an hour is used up; younger ones are free."""
    message = await room(bot).send("0")
    small.faults.old_edits, small.faults.old_edit_wait = 1, 0.01
    for number in range(3):
        await message.edit(content=str(number))
    clock.now += HOUR + 1
    await message.edit(content="once")

    with pytest.raises(discord.HTTPException) as error:
        await message.edit(content="twice")

    assert (429, 30046) == (error.value.status, error.value.code)
    assert "once" == small.messages_in(GENERAL)[0].content


async def test_a_card_of_components_stays_one(small: Discord, bot: Bot) -> None:
    """Its edits need no flag, and content cannot come back."""
    view = discord.ui.LayoutView()
    view.add_item(discord.ui.TextDisplay("one"))
    message = await room(bot).send(view=view)
    view.clear_items()
    view.add_item(discord.ui.TextDisplay("two"))
    await room(bot).get_partial_message(message.id).edit(view=view)

    [found] = small.messages_in(GENERAL)
    assert ("two", COMPONENTS_V2) == (found.components[0]["content"], found.flags & COMPONENTS_V2)
    assert 50035 == await refusal(room(bot).get_partial_message(message.id).edit(content="words"))


async def test_text_pings_only_whom_it_is_allowed_to(small: Discord, bot: Bot) -> None:
    """Without permission @everyone is only text; with allowed mentions of none nothing pings, in edits either."""
    bob = small.who("bob")
    text = f"@everyone <@{bob}>"
    loud = await room(bot).send(text)
    quiet = await room(bot).send(text, allowed_mentions=discord.AllowedMentions.none())

    assert ([int(bob)], False) == ([user.id for user in loud.mentions], loud.mention_everyone)
    assert [] == quiet.mentions
    edited = await quiet.edit(content=text, allowed_mentions=discord.AllowedMentions.none())
    assert [] == edited.mentions
    assert [int(bob)] == [user.id for user in (await quiet.edit(content=text)).mentions]


async def test_threads_are_started_posted_in_and_archived(small: Discord, bot: Bot) -> None:
    """A thread on a message has its id; editing in an archived one is 50083, posting reopens it."""
    message = await room(bot).send("the week")
    thread = await message.create_thread(name="votes")
    inside = await thread.send("one")

    assert (message.id, "one") == (thread.id, small.messages_in(str(thread.id))[0].content)
    assert 160004 == await refusal(message.create_thread(name="again"))
    await small.act({"do": "archive", "as": "bob", "channel": str(thread.id)})
    codes = [await refusal(inside.edit(content="two")), await refusal(inside.add_reaction("🚢"))]
    assert [50083, 50083] == codes
    await room(bot, str(thread.id)).send("three")
    await inside.edit(content="two")
    assert (await room(bot, A_THREAD).send("hello")).id


async def test_deleting_is_told_and_takes_the_reactions_along(small: Discord, bot: Bot) -> None:
    """One event for one message, one for many, none for their reactions."""
    first, second, third = [await room(bot).send(str(number)) for number in range(3)]
    small.react(small.who("bob"), str(first.id), "🚢")
    await small.act({"do": "delete", "as": "emeka", "channel": GENERAL, "message": str(first.id)})
    both = [str(second.id), str(third.id)]
    await small.act({"do": "purge", "as": "emeka", "channel": GENERAL, "messages": both})
    await small.quiesce()

    assert ["message", "message", "message", "add", "delete", "purge"] == bot.names()
    assert 10008 == await refusal(room(bot).fetch_message(first.id))


async def test_bulk_delete_is_for_moderators_and_young_messages(small: Discord, bot: Bot, clock: Clock) -> None:
    """50013 without the right; 50034 when one is over a fortnight old."""
    ids: list[str | int] = [(await room(bot).send(str(number))).id for number in range(2)]

    assert 50013 == await refusal(bot.http.delete_messages(int(GENERAL), ids))
    small.world.guilds[HARBOUR].members[small.world.app.id].roles.append("1000000000000000110")
    clock.now += 15 * 24 * HOUR
    assert 50034 == await refusal(bot.http.delete_messages(int(GENERAL), ids))


async def test_people_rooms_and_roles_can_be_read(small: Discord, bot: Bot) -> None:
    """Guild, channel, member, role and user by id, and refusals for those that are not there."""
    guild = await bot.fetch_guild(int(HARBOUR))
    member = await guild.fetch_member(int(small.who("emeka")))
    channels = await guild.fetch_channels()

    assert ("Harbour", "Emeka") == (guild.name, member.global_name)
    assert {"general", "tools", "announcements", "moderators"} == {each.name for each in channels}
    assert "Moderators" in {role.name for role in await guild.fetch_roles()}
    assert "Bob" == (await bot.fetch_user(int(small.who("bob")))).global_name
    channel = await bot.fetch_channel(int(GENERAL))
    assert isinstance(channel, discord.TextChannel)
    direct = await bot.create_dm(discord.Object(int(small.who("bob"))))
    assert "hello" == (await direct.send("hello")).content
    assert 10004 == await refusal(bot.fetch_guild(1000000000000000300))
    assert 10013 == await refusal(bot.fetch_user(42))
    assert 10007 == await refusal(guild.fetch_member(stranger(small)))


def stranger(small: Discord) -> int:
    """Somebody who exists but is on no server."""
    [ident] = small.crowd(1)
    for guild in small.world.guilds.values():
        guild.members.pop(ident, None)
    return int(ident)
