"""Requests that go wrong on purpose, as the real discord.py meets them."""

import aiohttp
import discord
import pytest
from discord.http import Route

from adapters.playground.discord.rates import REAL
from adapters.playground.discord.seed import GENERAL, HARBOUR
from adapters.playground.discord.server import Discord
from tests.adapters.playground.discord.conftest import Bot, refusal

POST = r"^POST /channels/\d+/messages$"
LIST = r"^GET .*/reactions/"


def room(bot: Bot) -> discord.PartialMessageable:
    """The channel to post in."""
    return bot.get_partial_messageable(int(GENERAL), guild_id=int(HARBOUR))


async def test_a_429_is_waited_for_and_tried_again(small: Discord, bot: Bot) -> None:
    """With a Via header discord.py waits as long as it is told; one message comes of it."""
    small.faults.on(POST, "limited", times=2, seconds=0.01)

    await room(bot).send("hello")

    assert [429, 429, 200] == [call.status for call in small.calls if call.method == "POST"]
    assert 1 == len(small.messages_in(GENERAL))


async def test_a_429_without_via_is_raised_at_once(small: Discord, bot: Bot) -> None:
    """discord.py takes it for a ban by the proxy."""
    small.faults.on(POST, "limited_bare", times=1, seconds=0.01)

    with pytest.raises(discord.HTTPException) as error:
        await room(bot).send("hello")

    assert 429 == error.value.status
    assert [] == small.messages_in(GENERAL)


async def test_an_answer_that_is_lost_has_been_posted(small: Discord, bot: Bot) -> None:
    """502 after accepting: the library tries again; without a nonce there are two messages, with one there is one."""
    small.faults.on(POST, "answer_lost", times=1)
    await bot.http.request(Route("POST", f"/channels/{GENERAL}/messages"), json={"content": "twice"})
    small.faults.on(POST, "answer_lost", times=1)
    await room(bot).send("once", nonce="slot")

    assert ["twice", "twice", "once"] == [each.content for each in small.messages_in(GENERAL)]


@pytest.mark.parametrize(("trouble", "posted"), [("cut_before", 0), ("cut_after", 1)])
async def test_a_cut_connection_leaves_doubt(small: Discord, bot: Bot, trouble: str, posted: int) -> None:
    """The same error for the client, whether the message stands or not."""
    small.faults.set({"rules": [{"request": POST, "trouble": trouble, "times": 1}]})

    with pytest.raises((aiohttp.ClientError, discord.HTTPException, ConnectionError)):
        await room(bot).send("hello")

    assert posted == len(small.messages_in(GENERAL))


async def test_a_503_does_nothing(small: Discord, bot: Bot) -> None:
    """Nothing was posted; discord.py raises without a retry."""
    small.faults.on(POST, "down", times=1)

    with pytest.raises(discord.DiscordServerError):
        await room(bot).send("hello")

    assert [] == small.messages_in(GENERAL)


async def test_lists_may_end_early_or_be_empty(small: Discord, bot: Bot) -> None:
    """The count on the message gives it away."""
    message = await room(bot).send("vote")
    for person in small.crowd(10):
        small.react(person, str(message.id), "🚢")
    [reaction] = (await room(bot).fetch_message(message.id)).reactions
    small.faults.on(LIST, "truncated")
    some = [user async for user in reaction.users()]
    small.faults.clear()
    small.faults.on(LIST, "empty", times=1)
    none = [user async for user in reaction.users()]

    assert (10, 9, 0) == (reaction.count, len(some), len(none))
    assert 10 == len([user async for user in reaction.users()])


async def test_an_answer_may_be_no_json(small: Discord, bot: Bot) -> None:
    """Half an object is an error for the client, and the message stands."""
    small.faults.on(POST, "garbled", times=1)

    with pytest.raises(ValueError, match=r"JSON|unexpected|input"):
        await room(bot).send("hello")

    assert 1 == len(small.messages_in(GENERAL))


async def test_rate_limits_are_kept_per_channel_with_discords_headers(small: Discord, bot: Bot) -> None:
    """The library reads the headers and waits by itself: no 429 is ever needed."""
    small.desk.rates.limits = REAL

    message = await room(bot).send("vote")
    await message.add_reaction("🚢")

    assert {200, 204} == {call.status for call in small.calls if "messages" in call.path}


async def test_a_wrong_token_is_unauthorised(small: Discord, bot: Bot) -> None:
    """401 for everything but interactions, whose token is in the path."""
    bot.http.token = "wrong"

    assert 0 == await refusal(bot.fetch_user(int(small.who("bob"))))


async def test_the_page_switches_the_weather(small: Discord) -> None:
    """Faults by name, with a sentence for those that do not exist, and a way back."""
    assert (await small.act({"do": "faults", "set": {"late": 0.5}}))["ok"]
    assert 0.5 == small.faults.late
    assert {"ok": False, "error": "There is no fault called rain."} == await small.act(
        {"do": "faults", "set": {"rain": 1}}
    )
    wrong = {"rules": [{"request": ".", "trouble": "hail"}]}
    assert "There is no trouble called hail." == (await small.act({"do": "faults", "set": wrong}))["error"]
    cleared = await small.act({"do": "faults", "clear": True})
    assert (0.0, []) == (cleared["faults"]["late"], cleared["faults"]["rules"])
    assert (await small.act({"do": "gateway", "what": "cut"}))["ok"]
    assert not (await small.act({"do": "gateway", "what": "sing"}))["ok"]
