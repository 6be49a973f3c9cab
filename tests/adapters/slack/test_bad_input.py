"""What people, strangers and machines send by mistake or on purpose: a clear answer, and nothing breaks."""

import asyncio
from collections.abc import AsyncIterator
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

import aiohttp
import orjson
import pytest

from adapters.playground.slack.signed import HttpDelivery, signature
from adapters.playground.slack.world import SlackWorld
from adapters.slack.adapter import SlackAdapter
from bot.cards import Bold, Card, Code, Text
from bot.commands import Call
from bot.ports.platform import Reply
from tests.adapters.slack.conftest import SECRET, Start, clock
from tests.adapters.slack.fakes import Core, Diary
from tests.adapters.slack.town import ADA, GENERAL, TEAM
from tests.adapters.slack.waiting import until

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"


class Wire:
    """Raw requests to the adapter's address, signed as one likes."""

    def __init__(self, url: str, session: aiohttp.ClientSession) -> None:
        self._url = url
        self._session = session

    async def send(self, raw: bytes, *, kind: str = JSON, secret: str = SECRET, age: int = 0, path: str = "") -> int:
        timestamp = str(int(clock().timestamp()) - age)
        return await self.send_as(raw, timestamp, signature(secret, timestamp, raw), kind=kind, path=path)

    async def send_as(self, raw: Any, timestamp: str, signed: str, *, kind: str = JSON, path: str = "") -> int:
        headers = {"content-type": kind, "x-slack-request-timestamp": timestamp, "x-slack-signature": signed}
        url = self._url.replace("/slack/events", path or "/slack/events")
        async with self._session.post(url, data=raw, headers=headers) as answer:
            self.text = await answer.text()
            return answer.status


@pytest.fixture
async def wire(world: SlackWorld, start: Start) -> AsyncIterator[Wire]:
    """The adapter behind HTTP, and a way to send it anything."""
    await start("http")
    assert isinstance(world.deliver, HttpDelivery)
    async with aiohttp.ClientSession() as session:
        yield Wire(world.deliver.url, session)


EVENT = orjson.dumps({"type": "event_callback", "team_id": TEAM, "event": {"type": "never_heard_of"}})


async def test_a_rightly_signed_request_is_taken(wire: Wire) -> None:
    """Also for events that nobody has a use for: Slack would send them again and again."""
    assert 200 == await wire.send(EVENT)


async def test_slack_may_make_sure_of_the_address(wire: Wire) -> None:
    """It sends a challenge and wants it back."""
    raw = orjson.dumps({"type": "url_verification", "challenge": "3eZbrw1a"})

    assert (200, {"challenge": "3eZbrw1a"}) == (await wire.send(raw), orjson.loads(wire.text))


async def test_all_three_addresses_are_one(wire: Wire) -> None:
    """Slack has a field for each kind of request."""
    assert [200, 200, 200] == [
        await wire.send(EVENT, path=f"/slack/{p}") for p in ("events", "commands", "interactive")
    ]


@pytest.mark.parametrize(
    ("secret", "age"),
    [
        pytest.param("another-secret", 0, id="forged"),
        pytest.param(SECRET, 301, id="stale"),
        pytest.param(SECRET, -301, id="from-the-future"),
    ],
)
async def test_what_slack_did_not_sign_just_now_is_turned_away(wire: Wire, core: Core, secret: str, age: int) -> None:
    """Before anything in it is read."""
    raw = urlencode({"command": "/compare", "text": "A vs B", "team_id": TEAM}).encode()

    assert 401 == await wire.send(raw, kind=FORM, secret=secret, age=age)
    assert [] == core.calls


@pytest.mark.parametrize("timestamp", ["", "yesterday", "١٢٣", "-5", "9" * 400])
@pytest.mark.parametrize("signed", ["", "v0=", "v1=abc", "é"])
async def test_a_broken_signature_is_turned_away(wire: Wire, timestamp: str, signed: str) -> None:
    """Whatever stands in the headers."""
    assert 401 == await wire.send_as(EVENT, timestamp, signed)


async def test_a_changed_body_is_turned_away(wire: Wire) -> None:
    """The signature is over every byte."""
    timestamp = str(int(clock().timestamp()))

    assert 401 == await wire.send_as(EVENT + b" ", timestamp, signature(SECRET, timestamp, EVENT))


async def test_a_body_that_is_too_long_is_not_read(wire: Wire) -> None:
    """Whether its length is told or not."""

    async def dripping() -> AsyncIterator[bytes]:
        for _ in range(300):
            yield b"x" * 4096

    assert 413 == await wire.send_as(BytesIO(b"x" * (2**20 + 1)), "1", "v0=x")
    assert 413 == await wire.send_as(dripping(), "1", "v0=x")


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        pytest.param(b"", JSON, id="empty"),
        pytest.param(b"{", JSON, id="half"),
        pytest.param(b"[1]", JSON, id="a-list"),
        pytest.param(b"payload=%7B", FORM, id="half-in-a-form"),
        pytest.param(b"\xff\xfe", FORM, id="no-text"),
    ],
)
async def test_what_cannot_be_read_is_a_bad_request(wire: Wire, raw: bytes, kind: str) -> None:
    """Signed or not, it is no payload of Slack."""
    assert 400 == await wire.send(raw, kind=kind)


@pytest.mark.parametrize(
    "payload",
    [
        {"type": "event_callback"},
        {"type": "event_callback", "event": {"type": "reaction_added"}},
        {"type": "event_callback", "event": {"type": "reaction_added", "user": "U1", "item": {"type": "file"}}},
        {"type": "event_callback", "event": {"type": "message", "subtype": "message_changed"}},
        {"type": "event_callback", "event": {"type": "user_change"}},
        {"type": "event_callback", "event": {"type": "tokens_revoked"}},
        {"type": "block_actions"},
        {"type": "view_submission", "view": {"private_metadata": "["}},
        {"type": "view_closed"},
        {"type": "message_action", "callback_id": "someone_elses"},
        {"type": "shortcut", "callback_id": "x"},
        {"type": "made_up"},
        {},
    ],
)
async def test_half_a_payload_breaks_nothing(wire: Wire, core: Core, diary: Diary, payload: dict[str, object]) -> None:
    """What is missing is missing; the core hears of nothing."""
    assert 200 == await wire.send(orjson.dumps(payload))
    assert [] == diary.of("slack.event_failed")
    assert ([], [], []) == (core.calls, core.changes, core.gone)


NASTY = {
    "empty": "",
    "spaces": "   ",
    "control characters": "a\x00\x07\x1b[31mb vs c",
    "everybody": "<!channel> <!here> @everyone @here vs <@U0GRACE0001>",
    "markup": "*a* _b_ ~c~ `d` ```e``` > f <https://evil.example|g>",
    "right to left": "\u202egnp.exe\u2066 vs \u200babc",
    "long": "x" * 40_000,
    "many names": ", ".join(f"tool {n}" for n in range(300)),
    "entities": "R&amp;D &lt;b&gt;",
}


@pytest.mark.parametrize("words", NASTY.values(), ids=NASTY)
async def test_whatever_people_type_comes_back_as_words(
    world: SlackWorld, core: Core, adapter: SlackAdapter, words: str
) -> None:
    """Said back to them in public it pings nobody, links nowhere and breaks no limit."""

    async def parrot(call: Call, reply: Reply) -> None:
        await reply.post(Card(call.text, call.text, (Text((call.text, " ", Bold(call.text), " ", Code(call.text))),)))

    core.answer = parrot
    await world.command(ADA, GENERAL, f"/compare {words}")
    await until(lambda: world.messages_in(GENERAL))
    message = world.messages_in(GENERAL)[0]
    said = orjson.dumps(message).decode()

    assert "<" not in message["text"] + message["blocks"][-1]["text"]["text"]
    assert not any(ping in said for ping in ("<!", "<@", "<#", "@here", "@everyone"))
    assert "\\u0000" not in said
    assert "\u202e" not in said


async def test_nothing_secret_is_written_down(world: SlackWorld, core: Core, wire: Wire, diary: Diary) -> None:
    """Neither tokens, nor the signing secret, nor what people typed."""
    core.fail = 5
    world.faults.on("*", "error", error="invalid_auth", chance=0.5)
    await world.command(ADA, GENERAL, "/compare my private words")
    await wire.send(EVENT, secret="another-secret")
    await asyncio.sleep(0.05)
    written = repr(diary.lines)

    assert not any(secret in written for secret in (SECRET, "xoxb-", "private words"))
