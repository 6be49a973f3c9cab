"""Sessions: what is replayed after a cut, what is lost with a fresh one, who hears what."""

import random
import zlib
from collections.abc import AsyncIterator

import aiohttp
import discord
import orjson
import pytest

from adapters.playground.discord.gateway import intents
from adapters.playground.discord.seed import GENERAL, HARBOUR, HIDDEN, LIGHTHOUSE
from adapters.playground.discord.server import Discord
from adapters.playground.discord.wire import Json
from tests.adapters.playground.discord.conftest import Bot, Clock, Start, until

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
    await small.quiesce()

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


class Raw:
    """A client that says exactly what a test wants."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    async def say(self, op: int, data: object) -> None:
        await self.socket.send_bytes(orjson.dumps({"op": op, "d": data}))

    async def hear(self) -> Json:
        message = await self.socket.receive(timeout=3)
        if message.type == aiohttp.WSMsgType.CLOSE:
            return {"closed": message.data}
        frame: Json = orjson.loads(message.data)
        return frame


@pytest.fixture
async def raw(small: Discord) -> AsyncIterator[Raw]:
    """A plain socket after its HELLO."""
    async with aiohttp.ClientSession() as session, session.ws_connect(f"{small.gateway_url}?v=10") as socket:
        client = Raw(socket)
        assert 10 == (await client.hear())["op"]
        yield client


def identity(small: Discord, **more: object) -> Json:
    """What a client says of itself."""
    return {"token": small.token, "intents": 1025, "properties": {}, **more}


@pytest.mark.parametrize(
    ("op", "data", "code"),
    [
        pytest.param(99, None, 4001, id="unknown-opcode"),
        pytest.param(3, {}, 4003, id="not-identified"),
        pytest.param(2, {"token": "wrong", "intents": 1}, 4004, id="wrong-token"),
        pytest.param(2, {"intents": 1 << 40}, 4013, id="unknown-intents"),
        pytest.param(2, {"intents": 1 << 15}, 4014, id="message-content-not-granted"),
        pytest.param(2, {"shard": [2, 2]}, 4010, id="no-such-shard"),
        pytest.param(6, {"session_id": "1", "seq": 1, "token": "wrong"}, 4004, id="resume-with-a-wrong-token"),
    ],
)
async def test_bad_manners_close_the_connection(small: Discord, raw: Raw, op: int, data: Json, code: int) -> None:
    """Each with its own code."""
    await raw.say(op, {**identity(small), **data} if op == 2 else data)

    assert {"closed": code} == await raw.hear()


async def test_more_bad_manners(small: Discord, raw: Raw) -> None:
    """Identifying twice is 4005, words that are not JSON 4002, too many of them 4008."""
    await raw.say(2, identity(small))
    await raw.hear()
    await raw.say(2, identity(small))
    while "closed" not in (heard := await raw.hear()):
        pass
    assert {"closed": 4005} == heard

    async with aiohttp.ClientSession() as session, session.ws_connect(small.gateway_url) as socket:
        await Raw(socket).hear()
        await socket.send_str("hello")
        assert {"closed": 4002} == await Raw(socket).hear()
    async with aiohttp.ClientSession() as session, session.ws_connect(small.gateway_url) as socket:
        for _ in range(121):
            await Raw(socket).say(1, None)
        while "closed" not in (heard := await Raw(socket).hear()):
            pass
        assert {"closed": 4008} == heard


async def test_an_unknown_session_is_invalid(small: Discord, raw: Raw) -> None:
    """Op 9, then the client identifies on the same socket."""
    await raw.say(6, {"session_id": "1", "seq": 1, "token": small.token})
    assert (9, False) == ((answer := await raw.hear())["op"], answer["d"])
    small.faults.identifies_refused = 1
    await raw.say(2, identity(small))
    assert 9 == (await raw.hear())["op"]
    await raw.say(2, identity(small))
    assert "READY" == (await raw.hear())["t"]


async def test_identifies_are_counted_and_run_out(small: Discord, raw: Raw, clock: Clock, bot: Bot) -> None:
    """1000 a day, then the token is worth nothing; a day later they are back."""
    limit = (await bot.http.request(discord.http.Route("GET", "/gateway/bot")))["session_start_limit"]
    assert (1000, 999) == (limit["total"], limit["remaining"])
    small.hub.identifies += [(clock.now, {})] * 1000
    await raw.say(2, identity(small))
    assert {"closed": 4004} == await raw.hear()
    clock.now += 86_401
    assert 1000 == small.hub.remaining()


async def test_each_shard_has_its_own_guilds(small: Discord, raw: Raw) -> None:
    """(guild >> 22) % shards."""
    small.many_guilds(30, channels=1, roles=1)
    await raw.say(2, identity(small, shard=[1, 3]))
    ready = await raw.hear()

    guilds = [int(each["id"]) for each in ready["d"]["guilds"]]
    expected = [int(each) for each in small.world.guilds if (int(each) >> 22) % 3 == 1]
    assert [each for each in expected if small.world.guilds[str(each)].installed] == guilds
    created = [await raw.hear() for _ in guilds]
    assert {"GUILD_CREATE"} == {each["t"] for each in created}


async def test_frames_are_compressed_as_one_stream(small: Discord) -> None:
    """What the client asks for by zlib-stream."""
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{small.gateway_url}?compress=zlib-stream") as socket,
    ):
        inflate = zlib.decompressobj()
        first = await socket.receive_bytes()
        assert first.endswith(b"\x00\x00\xff\xff")
        assert 10 == orjson.loads(inflate.decompress(first))["op"]
        await Raw(socket).say(1, None)
        assert 11 == orjson.loads(inflate.decompress(await socket.receive_bytes()))["op"]


async def test_a_session_does_not_wait_for_ever(small: Discord, raw: Raw, clock: Clock) -> None:
    """After three minutes without its client a session is gone, and so is what it kept."""
    await raw.say(2, identity(small))
    await raw.hear()
    await small.hub.cut()
    await small.quiesce()
    clock.now += 181
    small.world.publish("GUILD_CREATE", {}, HARBOUR)

    assert {} == small.hub.sessions


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
