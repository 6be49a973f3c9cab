"""The gateway's manners, asked by a plain socket: close codes, counters, shards, compression."""

import zlib
from collections.abc import AsyncIterator

import aiohttp
import orjson
import pytest
from discord.http import Route

from adapters.playground.discord.seed import HARBOUR
from adapters.playground.discord.server import Discord
from adapters.playground.discord.wire import Json
from tests.adapters.playground.discord.conftest import Bot, Clock


class Raw:
    """A client that says exactly what a test wants."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    async def say(self, op: int, data: object) -> None:
        await self.socket.send_bytes(orjson.dumps({"op": op, "d": data}))

    async def hear(self) -> Json:
        message = await self.socket.receive(timeout=30)
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
    limit = (await bot.http.request(Route("GET", "/gateway/bot")))["session_start_limit"]
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
