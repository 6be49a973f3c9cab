"""Answers that go wrong on purpose: limited, cut, broken, slow; and rates as Slack publishes them."""

import asyncio
import random
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from adapters.playground.slack.faults import Faults
from adapters.playground.slack.rates import Rates
from adapters.playground.slack.world import SlackWorld
from tests.adapters.playground.slack.conftest import ADA, GENERAL, said


async def post(client: Any) -> Any:
    """One message."""
    return await client.chat_postMessage(channel=GENERAL, text="Hello")


async def test_a_limited_method_says_when_to_come_back(client: Any, world: SlackWorld) -> None:
    """429, Retry-After, and after so many times an answer again; other methods are not touched."""
    world.faults.on("chat.postMessage", "limited", times=2, seconds=7)
    for _ in range(2):
        with pytest.raises(SlackApiError) as caught:
            await post(client)

        assert (429, "7") == (said(caught).status_code, said(caught).headers["Retry-After"])

    assert (await client.auth_test())["ok"]
    assert (await post(client))["ok"]


async def test_a_line_cut_after_accepting_keeps_the_post(client: Any, world: SlackWorld) -> None:
    """The caller knows nothing, the channel shows the message, the journal says that the answer was lost."""
    world.faults.on("chat.postMessage", "cut_after", times=1)
    with pytest.raises(aiohttp.ClientError):
        await post(client)

    assert ["Hello"] == [each["text"] for each in world.messages_in(GENERAL)]
    assert [0] == [call.status for call in world.calls_of("chat.postMessage")]


async def test_a_line_cut_before_accepting_posts_nothing(client: Any, world: SlackWorld) -> None:
    """The same for the caller, the opposite for the channel."""
    world.faults.on("chat.postMessage", "cut_before", times=1)
    with pytest.raises(aiohttp.ClientError):
        await post(client)

    assert [] == world.messages_in(GENERAL)


async def test_a_broken_platform_answers_500(client: Any, world: SlackWorld) -> None:
    """Nothing is posted, and the next call works."""
    world.faults.on("*", "broken", times=1)
    with pytest.raises(SlackApiError) as caught:
        await post(client)

    assert 500 == said(caught).status_code
    assert [] == world.messages_in(GENERAL)


async def test_any_error_can_be_answered(client: Any, world: SlackWorld) -> None:
    """A rule may name the error, so that a story can have its token revoked."""
    world.faults.on("chat.postMessage", "error", error="token_revoked")
    with pytest.raises(SlackApiError) as caught:
        await post(client)

    assert "token_revoked" == said(caught)["error"]


async def test_a_slow_answer_is_late_and_right(client: Any, world: SlackWorld) -> None:
    """A deadline of the caller's passes first; without one the answer comes."""
    world.faults.on("chat.postMessage", "slow", seconds=0.1)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(post(client), 0.02)

    assert (await post(client))["ok"]


async def test_the_page_sets_and_clears_the_switches(world: SlackWorld) -> None:
    """One deed for all of them; a name that is no switch is refused in a sentence."""
    rules = [{"method": "chat.update", "trouble": "limited", "times": 3}]
    done = await world.act({"do": "faults", "set": {"late": 2.0, "rules": rules}})
    wrong = await world.act({"do": "faults", "set": {"gremlins": 1}})
    cleared = await world.act({"do": "faults", "clear": True})

    assert (2.0, 3) == (done["faults"]["late"], done["faults"]["rules"][0]["times"])
    assert {"ok": False, "error": "There is no fault called gremlins."} == wrong
    assert (0.0, []) == (cleared["faults"]["late"], cleared["faults"]["rules"])


def test_the_same_seed_brings_the_same_faults() -> None:
    """A failing story can be told again."""
    first, second = (Faults(random.Random(3)) for _ in range(2))

    assert [first.happens(0.5) for _ in range(50)] == [second.happens(0.5) for _ in range(50)]


def test_rates_are_per_method_and_workspace_and_posts_per_channel() -> None:
    """Tier three is fifty a minute; a channel takes one post a second with a short burst."""
    now = [0.0]
    rates = Rates(lambda: now[0])
    updates = [rates.wait("chat.update", "T1", GENERAL) for _ in range(51)]
    posts = [rates.wait("chat.postMessage", "T1", GENERAL) for _ in range(6)]
    elsewhere = (rates.wait("chat.update", "T2", GENERAL), rates.wait("chat.postMessage", "T1", "C2"))
    now[0] = 61.0

    assert [0.0] * 50 + [60.0] == updates
    assert [0.0] * 5 + [5.0] == posts
    assert (0.0, 0.0) == elsewhere
    assert 0.0 == rates.wait("chat.update", "T1", GENERAL)


async def test_real_rates_can_be_switched_on(client: Any, world: SlackWorld) -> None:
    """Then the sixth post within a second is limited."""
    world.faults.real_rates = True
    for _ in range(5):
        await post(client)
    with pytest.raises(SlackApiError) as caught:
        await post(client)

    assert "ratelimited" == said(caught)["error"]


async def test_full_may_lie(client: Any, world: SlackWorld) -> None:
    """Even with full=true a list can be short; the count betrays it."""
    ts = (await post(client))["ts"]
    await client.reactions_add(channel=GENERAL, timestamp=ts, name="ship")
    await world.react(ADA, GENERAL, ts, "ship")
    world.faults.set({"users_shown": 1, "full_lies": True})
    (ship,) = (await client.reactions_get(channel=GENERAL, timestamp=ts, full=True))["message"]["reactions"]

    assert (1, 2) == (len(ship["users"]), ship["count"])
