"""Sessions: what is replayed after a cut, what is lost with a fresh one, who hears what."""

import random

import discord

from adapters.playground.discord.gateway import intents
from adapters.playground.discord.seed import GENERAL, HARBOUR, HIDDEN, LIGHTHOUSE
from adapters.playground.discord.server import Discord
from tests.adapters.playground.discord.conftest import Bot, Start, until

SHIP = "🚢"


async def voted_on(bot: Bot) -> str:
    """A message to tap."""
    return str((await bot.get_partial_messageable(int(GENERAL), guild_id=int(HARBOUR)).send("vote")).id)


async def test_a_resume_brings_what_was_missed(small: Discord, bot: Bot) -> None:
    """The connection is cut, people vote, the client resumes: nothing is lost, nothing comes twice."""
    message = await voted_on(bot)
    await small.hub.cut()
    for name in ("bob", "dana", "nils"):
        small.react(small.who(name), message, SHIP)
    await until(lambda: bot.resumes == 1)
    await small.quiesce()

    assert (1, 1) == (small.hub.resumes, len(small.hub.identifies))
    assert ["message", "add", "add", "add"] == bot.names()


async def test_a_fresh_session_loses_what_was_missed(small: Discord, bot: Bot) -> None:
    """RESUME is refused, the client identifies again: the vote in between is never told."""
    message = await voted_on(bot)
    small.faults.resumes_refused = True
    await small.hub.cut(4000)
    small.react(small.who("bob"), message, SHIP)
    await until(lambda: bot.readies == 2)
    small.react(small.who("dana"), message, SHIP)
    await small.quiesce()

    assert (0, 2) == (small.hub.resumes, len(small.hub.identifies))
    assert ["message", "add"] == bot.names()


async def test_a_request_to_reconnect_loses_nothing(small: Discord, bot: Bot) -> None:
    """Op 7: the client comes again and resumes."""
    message = await voted_on(bot)
    small.hub.reconnect()
    small.react(small.who("bob"), message, SHIP)
    await until(lambda: bot.resumes == 1)
    await small.quiesce()

    assert ["message", "add"] == bot.names()


async def test_the_resume_address_can_be_down(small: Discord, bot: Bot) -> None:
    """discord.py keeps trying there; when it is up again the session goes on."""
    message = await voted_on(bot)
    small.faults.resume_down = True
    await small.hub.cut()
    small.react(small.who("bob"), message, SHIP)
    await until(lambda: "/gateway-resume" in small.hub.tries)
    small.faults.resume_down = False
    await until(lambda: bot.resumes == 1)
    await small.quiesce()

    assert ["message", "add"] == bot.names()


async def test_only_wished_for_events_are_sent(small: Discord, start: Start) -> None:
    """Without the messages intent no deletes; without a right to see a channel nothing from it."""
    bot = await start(Bot(intents=1025))
    message = await voted_on(bot)
    small.react(small.who("bob"), message, SHIP)
    hidden = await small.act({"do": "say", "as": "alice", "channel": HIDDEN, "text": "psst"})
    small.react(small.who("alice"), hidden["message"], SHIP)
    await small.act({"do": "delete", "as": "alice", "channel": GENERAL, "message": message})
    await small.quiesce()

    assert ["add"] == bot.names()


async def test_text_of_people_is_hidden_unless_it_mentions_the_app(small: Discord, bot: Bot) -> None:
    """Without the content intent a message is empty, except to whom it speaks."""
    await small.act({"do": "say", "as": "bob", "channel": GENERAL, "text": "private words"})
    await small.act({"do": "say", "as": "bob", "channel": GENERAL, "text": "@verdict one vs two"})
    await small.quiesce()

    said = [event for _, event in bot.heard if isinstance(event, discord.Message)]
    assert ["", f"<@{small.world.app.id}> one vs two"] == [each.content for each in said]
    assert [[], [int(small.world.app.id)]] == [[user.id for user in each.mentions] for each in said]


async def test_coming_and_going_is_told(small: Discord, bot: Bot) -> None:
    """Kicked, invited again, a channel deleted; an outage is not a goodbye; leaving members are not told."""
    await small.act({"do": "kick", "as": "alice", "workspace": LIGHTHOUSE})
    await small.act({"do": "rejoin", "as": "alice", "workspace": LIGHTHOUSE})
    await small.act({"do": "outage", "workspace": LIGHTHOUSE})
    await small.act({"do": "outage", "workspace": LIGHTHOUSE, "over": True})
    await small.act({"do": "leave", "as": "dana", "workspace": HARBOUR})
    await small.act({"do": "delete_channel", "as": "alice", "channel": GENERAL})
    await small.quiesce()

    assert ["guild_remove", "guild_join", "channel_delete"] == bot.names()
    refused = await small.act({"do": "kick", "as": "bob", "workspace": LIGHTHOUSE})
    assert "Bob does not run this server." == refused["error"]


async def test_members_who_leave_are_told_to_those_who_may_know(small: Discord, start: Start) -> None:
    """The members intent is privileged: refused until it is granted."""
    small.hub.privileged = intents.GUILD_MEMBERS
    bot = await start(Bot(intents=1027))
    await small.act({"do": "ban", "as": "alice", "workspace": HARBOUR, "whom": "bob"})
    refused = await small.act({"do": "join", "as": "bob", "workspace": HARBOUR})
    await small.act({"do": "unban", "as": "alice", "workspace": HARBOUR, "whom": "bob"})
    assert (await small.act({"do": "join", "as": "bob", "workspace": HARBOUR}))["ok"]
    await small.quiesce()

    assert "Bob is banned from this server." == refused["error"]
    assert ["member_remove"] == bot.names()


async def test_two_copies_of_the_app_hear_the_same(small: Discord, start: Start) -> None:
    """Every session gets every event."""
    one, two = await start(Bot()), await start(Bot())
    small.react(small.who("bob"), await voted_on(one), SHIP)
    await small.quiesce()

    assert ["message", "add"] == one.names() == two.names()


async def test_a_malformed_event_ends_the_client(small: Discord, bot: Bot) -> None:
    """discord.py 2.7.1 dies of one event with nothing in it: adapters must guard the parsers."""
    small.hub.malformed()
    assert bot.life is not None
    await until(bot.life.done)

    assert isinstance(bot.life.exception(), KeyError)


async def test_held_and_late_events_all_arrive(small: Discord, bot: Bot) -> None:
    """Held events come shuffled when they are let go, late ones overtake each other, doubled ones twice, lost never."""
    small.world.rng = random.Random(3)
    message = await voted_on(bot)
    await small.quiesce()
    people = small.crowd(20)
    small.faults.held = True
    for person in people:
        small.react(person, message, SHIP)
    assert ["message"] == bot.names()
    await small.quiesce()
    heard = [str(event.user_id) for _, event in bot.heard if isinstance(event, discord.RawReactionActionEvent)]
    assert people != heard
    assert set(people) == set(heard)

    small.faults.set({"held": False, "late": 0.05, "doubled": 1.0})
    for person in people:
        small.unreact(person, message, SHIP)
    await small.quiesce()
    assert 40 == bot.names().count("remove")

    small.faults.set({"lost": 1.0})
    small.react(people[0], message, SHIP)
    await small.quiesce()
    assert 20 == bot.names().count("add")


async def test_a_session_can_be_ended_by_the_platform(small: Discord, bot: Bot) -> None:
    """Op 9 that may be resumed is resumed: nothing is lost."""
    message = await voted_on(bot)
    small.hub.invalidate(resumable=True)
    small.react(small.who("bob"), message, SHIP)
    await until(lambda: bot.resumes == 1)
    await small.quiesce()

    assert ["message", "add"] == bot.names()


async def test_thousands_of_taps_reach_a_bot_that_was_cut_off_in_the_middle(small: Discord, bot: Bot) -> None:
    """Three thousand people, two cuts: every tap arrives once."""
    message = await voted_on(bot)
    people = small.crowd(3000)
    for number, person in enumerate(people):
        small.react(person, message, SHIP, channel=GENERAL)
        if number in {1000, 2000}:
            await small.hub.cut()
            await until(lambda: bot.resumes == small.hub.resumes > 0 and bool(small.hub.lines))
    await until(lambda: len(bot.heard) > len(people))
    await small.quiesce()

    assert ["message", *(["add"] * 3000)] == bot.names()
    assert {SHIP: set(people)} == small.reactions_on(message)
