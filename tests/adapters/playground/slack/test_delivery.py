"""Events on their way to the app: signed, retried, doubled, lost, and carried by sockets that come and go."""

import asyncio
import json
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from adapters.playground.slack.signed import HttpDelivery, signature
from adapters.playground.slack.world import SlackWorld
from tests.adapters.playground.slack.conftest import ADA, APP_TOKEN, GENERAL, GRACE, LINUS, Bolt, Heard, Serve, sdk

VECTORS = Path(__file__).parents[4] / ".." / "shared" / "slack" / "data" / "signature_vectors.json"
TAPPERS = (ADA, GRACE, LINUS)


async def some_message(world: SlackWorld) -> str:
    """Something to react to."""
    return str((await world.say(ADA, GENERAL, "Tap"))["ts"])


@pytest.fixture
async def serve_status(world: SlackWorld) -> AsyncIterator[Callable[..., Awaitable[list[str]]]]:
    """An app that answers everything with one status, and remembers the attempts."""
    runners: list[web.AppRunner] = []

    async def serve(status: int, headers: dict[str, str]) -> list[str]:
        attempts: list[str] = []

        async def handle(request: web.Request) -> web.Response:
            retry = f"{request.headers.get('x-slack-retry-num', 0)} {request.headers.get('x-slack-retry-reason', '')}"
            attempts.append(retry.strip())
            return web.Response(status=status, headers=headers)

        app = web.Application()
        app.router.add_post("/", handle)
        runners.append(web.AppRunner(app, access_log=None, shutdown_timeout=1))
        await runners[0].setup()
        await web.TCPSite(runners[0], "127.0.0.1", 0).start()
        world.deliver = HttpDelivery(f"http://127.0.0.1:{runners[0].addresses[0][1]}/", "secret")
        return attempts

    yield serve
    await world.deliver.close()
    for runner in runners:
        await runner.cleanup()


async def eventually(what: Any) -> None:
    """Wait for a state that a real client reaches in its own time."""
    for _ in range(400):
        if what():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not happen within four seconds")


@pytest.mark.skipif(not VECTORS.exists(), reason="../shared/slack/data/signature_vectors.json is not here")
def test_the_signature_is_slacks_own() -> None:
    """The v0 scheme gives what Slack publishes as its example."""
    for vector in json.loads(VECTORS.read_text()):
        signed = signature(vector["signing_secret"], vector["timestamp"], vector["body"].encode())

        assert vector["signature"] == signed


async def test_a_forged_signature_is_turned_away_and_the_page_hears_of_it(
    world: SlackWorld, bolt: Bolt, heard: Heard, over_http: Serve
) -> None:
    """With the wrong secret Bolt answers 401, nothing arrives, and a sentence says so."""
    await over_http(bolt)
    assert isinstance(world.deliver, HttpDelivery)
    url = world.deliver.url
    await world.deliver.close()
    world.deliver = HttpDelivery(url, "another secret")
    await world.react(ADA, GENERAL, await some_message(world), "one")
    await world.quiesce()

    assert [] == heard.events
    assert "reaction_added" in world.state()["failures"][-1]


async def test_what_the_app_could_not_keep_is_sent_again(
    world: SlackWorld, bolt: Bolt, heard: Heard, serve: Serve
) -> None:
    """An error in the listener is no acknowledgement: Slack comes back, at once and later."""
    world.postman.ack_seconds = 0.2  # over a socket the missing ack is the only sign
    heard.refuse = 2
    await serve(bolt)
    await world.react(ADA, GENERAL, await some_message(world), "one")
    await world.quiesce()

    assert [ADA] == [event["user"] for event in heard.of("reaction_added")]
    assert heard.attempts in (["0", "1", "2"], [])
    assert [] == world.state()["failures"]


async def test_after_three_retries_slack_gives_up(
    world: SlackWorld, bolt: Bolt, heard: Heard, over_http: Serve
) -> None:
    """Four attempts in all, then the event is lost and the page says so."""
    heard.refuse = 9
    await over_http(bolt)
    await world.react(ADA, GENERAL, await some_message(world), "one")
    await world.quiesce()

    assert ["0", "1", "2", "3"] == heard.attempts
    assert ["The app never took the event reaction_added (http_error)."] == world.state()["failures"]


async def test_an_app_may_ask_for_no_retry(
    world: SlackWorld, serve_status: Callable[..., Awaitable[list[str]]]
) -> None:
    """x-slack-no-retry: 1 beside an error ends it after the first attempt."""
    attempts = await serve_status(500, {"x-slack-no-retry": "1"})
    await world.react(ADA, GENERAL, await some_message(world), "one")
    await world.quiesce()

    assert ["0"] == attempts
    assert ["The app never took the event reaction_added (it asked for no retry)."] == world.state()["failures"]


async def test_a_retry_says_which_and_why(world: SlackWorld, serve_status: Callable[..., Awaitable[list[str]]]) -> None:
    """The number counts up, the reason is http_error."""
    attempts = await serve_status(503, {})
    await world.react(ADA, GENERAL, await some_message(world), "one")
    await world.quiesce()

    assert ["0", "1 http_error", "2 http_error", "3 http_error"] == attempts


@pytest.mark.parametrize(
    ("switch", "times"),
    [
        pytest.param("doubled", 2, id="two-of-the-same"),
        pytest.param("retried", 4, id="sent-again-although-taken"),
        pytest.param("lost", 0, id="never"),
    ],
)
async def test_events_come_twice_or_never_when_asked_to(
    *, world: SlackWorld, bolt: Bolt, heard: Heard, serve: Serve, switch: str, times: int
) -> None:
    """What the platform may do to an event, it does on command, over either way."""
    await serve(bolt)
    world.faults.set({switch: 1.0})
    await world.react(ADA, GENERAL, await some_message(world), "one")
    await world.quiesce()

    assert times == len(heard.of("reaction_added"))


async def test_held_events_come_in_another_order(
    world: SlackWorld, bolt: Bolt, heard: Heard, over_sockets: Serve
) -> None:
    """Taps overtake each other; what stands under the message is what was tapped."""
    await over_sockets(bolt)
    ts = await some_message(world)
    world.faults.held = True
    names = [f"emoji-{number}" for number in range(8)]
    for name in names:
        await world.react(ADA, GENERAL, ts, name)
    await world.quiesce()
    arrived = [event["reaction"] for event in heard.of("reaction_added")]

    assert names != arrived
    assert sorted(names) == sorted(arrived)
    assert names == list(world.reactions_on(GENERAL, ts))


async def test_late_events_are_waited_for(world: SlackWorld, bolt: Bolt, heard: Heard, over_http: Serve) -> None:
    """quiesce() returns when the last one has come."""
    await over_http(bolt)
    world.faults.late = 0.1
    ts = await some_message(world)
    for user in TAPPERS:
        await world.react(user, GENERAL, ts, "one")
    await world.quiesce()

    assert set(TAPPERS) == {event["user"] for event in heard.of("reaction_added")}


async def test_sockets_share_the_work_and_outlive_a_refresh(
    world: SlackWorld, bolt: Bolt, heard: Heard, over_sockets: Serve
) -> None:
    """Each envelope goes to one socket; after Slack has recycled them the app is back by itself."""
    await over_sockets(bolt)
    await over_sockets(bolt)
    await eventually(lambda: world.sockets.open == 2)
    ts = await some_message(world)
    await world.react(ADA, GENERAL, ts, "one")
    await world.quiesce()
    opened = len(world.calls_of("apps.connections.open"))
    await world.refresh_sockets()
    await eventually(lambda: world.sockets.open == 2)
    await world.react(GRACE, GENERAL, ts, "one")
    await world.quiesce()

    # Slack tells again what was not acknowledged: an answer may be lost with the old socket.
    assert [ADA, GRACE] == list(dict.fromkeys(event["user"] for event in heard.of("reaction_added")))
    assert opened + 2 <= len(world.calls_of("apps.connections.open"))


async def test_a_cut_socket_and_a_closed_door_heal(
    world: SlackWorld, bolt: Bolt, heard: Heard, over_sockets: Serve
) -> None:
    """The network resets the socket and apps.connections.open fails twice; then the app is back."""
    await over_sockets(bolt)
    ts = await some_message(world)
    world.faults.opens_fail = 2
    world.sockets.cut_all()
    await eventually(lambda: world.sockets.open == 0)
    await eventually(lambda: world.sockets.open == 1)
    await world.react(ADA, GENERAL, ts, "one")
    await world.quiesce()

    assert [ADA] == [event["user"] for event in heard.of("reaction_added")]


class Once(random.Random):
    """Chance that strikes the first time and never again, however soon the next socket stands."""

    struck = False

    def random(self) -> float:
        before, self.struck = self.struck, True
        return float(before)


@pytest.mark.parametrize(
    ("switch", "most"),
    [pytest.param("socket_cut_before", 1, id="before"), pytest.param("socket_cut_after", 2, id="after")],
)
async def test_a_socket_that_dies_under_an_envelope_brings_it_again(
    *, world: SlackWorld, bolt: Bolt, heard: Heard, over_sockets: Serve, switch: str, most: int
) -> None:
    """Cut before it arrived or after, before the ack: the event is sent again when there is a socket."""
    world.postman.retry_delays = (0.5, 0.5, 0.5)
    await over_sockets(bolt)
    ts = await some_message(world)
    once = world.faults.rng = Once()
    world.faults.set({switch: 1.0})
    await world.react(ADA, GENERAL, ts, "one")
    await world.quiesce()

    assert once.struck
    assert 1 <= len(heard.of("reaction_added")) <= most


async def test_a_socket_is_a_ticket_for_one_and_ten_are_the_most(world: SlackWorld) -> None:
    """The eleventh is told too_many_websockets; an old ticket opens nothing."""
    client = sdk(world, APP_TOKEN)
    async with aiohttp.ClientSession() as http:
        urls = [(await client.apps_connections_open(app_token=APP_TOKEN))["url"] for _ in range(11)]
        sockets = [await http.ws_connect(url) for url in urls]
        hellos = [await socket.receive_json() for socket in sockets]
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await http.ws_connect(urls[0])
        for socket in sockets:
            await socket.close()

    assert ["hello"] * 10 == [hello["type"] for hello in hellos[:10]]
    assert ("disconnect", "too_many_websockets") == (hellos[10]["type"], hellos[10]["reason"])


async def test_without_an_app_a_command_fails_in_front_of_its_caller(world: SlackWorld) -> None:
    """Slash commands are never sent again: the person reads dispatch_failed."""
    done = await world.act({"do": "command", "as": ADA, "channel": GENERAL, "text": "/compare a b"})

    assert {"ok": False, "error": '/compare failed with the error "dispatch_failed"'} == done


async def test_an_app_that_sleeps_over_a_command_times_out(world: SlackWorld, bolt: Bolt, serve: Serve) -> None:
    """Three seconds (here less) without an ack are an operation_timeout."""
    world.postman.ack_seconds = 0.2

    @bolt.command("/compare")
    async def compare(ack: Any) -> None:
        await asyncio.sleep(0.4)
        await ack()

    await serve(bolt)
    done = await world.act({"do": "command", "as": ADA, "channel": GENERAL, "text": "/compare a b"})
    await asyncio.sleep(0.3)

    assert '/compare failed with the error "operation_timeout"' == done["error"]
