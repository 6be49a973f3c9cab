"""One post a week, whatever dies, gets lost or is done twice."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.digests.subscription import Subscription, key_of
from bot.ids import ChannelRef
from bot.panel import Panel, Verdict
from bot.ports.world import World
from bot.schedule.weekly import slot_key
from bot.workers.weekly.delivering import Deliveries
from bot.workers.weekly.planning import plan
from bot.workers.weekly.posting import LEASE
from tests.flows.house import House
from tests.flows.weekly.fuse import Fuse, Killed, Slow, Unplugging, fused
from tests.flows.weekly.weeks import (
    discord_channel,
    discord_items,
    discord_tops,
    items,
    move_to,
    next_slot,
    settled,
    slack_channel,
    subscribe,
    subscribe_discord,
    subscription,
    tops,
)

MOST_MOMENTS = 120


async def due(house: House, channel: ChannelRef) -> str:
    """A week later: something to tell of, the slot is open; its key."""
    found = await subscription(house, channel)
    assert isinstance(found, Subscription)
    await _news(house)  # before the hour: replicas that run may count as soon as it strikes
    move_to(house, found.next_fire)
    await plan(house.world)
    return key_of(channel, slot_key(found.next_fire, found.rule))


async def delivered(world: World, key: str) -> None:
    """The post, and then what stands below it."""
    for _ in range(2):
        await Deliveries(world).deliver(key)


async def _news(house: House) -> None:
    """A reviewer changes their mind: one new verdict, and so one item."""
    tool = (await house.world.shelf.current()).tools["smollm3"]
    first, *rest = tool.panel.reviews
    changed = replace(first, verdict=Verdict.SKIP if first.ships else Verdict.SHIP)
    async with house.world.store() as unit:
        await unit.catalog.put([replace(tool, panel=Panel.of([changed, *rest]))], by="a test", at=house.clock())


def standing(house: House, channel: ChannelRef) -> list[int]:
    """Of each weekly post in the channel, how many items stand below it."""
    if channel.platform == "slack":
        return [len(items(house, top)) for top in tops(house)]
    return [len(discord_items(house, top)) for top in discord_tops(house)]


@pytest.mark.parametrize("platform", ["slack", "discord"])
async def test_a_death_at_any_moment_leaves_one_post_with_each_item_once(house: House, platform: str) -> None:
    """Week after week the worker dies one step later, until it lives to the end; the next one finishes its work."""
    await (subscribe(house) if platform == "slack" else subscribe_discord(house))
    channel = slack_channel(house) if platform == "slack" else discord_channel(house)
    moment, fuse = 0, Fuse(1, gone=True)
    while fuse.gone and moment < MOST_MOMENTS:
        moment += 1
        key = await due(house, channel)
        fuse = Fuse(moment)
        try:
            await delivered(fused(house.world, fuse), key)
        except Killed:
            house.clock.ahead += LEASE + timedelta(seconds=1)
            await delivered(house.world, key)
        assert standing(house, channel) == [1] * moment, f"killed at moment {moment}"

    assert not fuse.gone, "The deliveries never came to their end."
    assert moment > 20, "Too few moments were tried."


@pytest.mark.parametrize(
    ("platform", "trouble"), [("slack", "cut_after"), ("discord", "cut_after"), ("discord", "answer_lost")]
)
async def test_an_answer_that_was_lost_makes_no_second_post(house: House, platform: str, trouble: str) -> None:
    """The platform took the post and the line broke: the next attempt finds it and goes on."""
    await (subscribe(house) if platform == "slack" else subscribe_discord(house))
    channel = slack_channel(house) if platform == "slack" else discord_channel(house)
    key = await due(house, channel)
    stage = house.place.stage
    if platform == "slack":
        stage.slack.faults.on("chat.postMessage", "cut_after", times=2)
    else:
        stage.discord.faults.set({"rules": [{"request": "POST .*/messages$", "trouble": trouble, "times": 2}]})
    for _ in range(5):
        await Deliveries(house.world).deliver(key)
        house.clock.ahead += timedelta(minutes=20)
    await settled(house, done=1)

    assert standing(house, channel) == [1]


@pytest.mark.parametrize("tried", ["soon", "at its hour"])
@pytest.mark.parametrize("platform", ["slack", "discord"])
async def test_a_post_that_a_clock_made_days_early_is_found_when_it_is_right_again(
    house: House, platform: str, tried: str
) -> None:
    """The answer to it was lost, and by the platform's time it stands long before its hour."""
    await (subscribe(house) if platform == "slack" else subscribe_discord(house))
    channel = slack_channel(house) if platform == "slack" else discord_channel(house)
    wish, stage = await subscription(house, channel), house.place.stage
    assert wish
    await _news(house)
    stage.slack.faults.on("chat.postMessage", "cut_after", times=1)
    stage.discord.faults.on("POST .*/messages$", "cut_after", times=1)
    move_to(house, wish.next_fire - timedelta(hours=36))
    house.clock.wrong = wish.next_fire - house.clock() + timedelta(seconds=1)
    await plan(house.world)
    key = key_of(channel, slot_key(wish.next_fire, wish.rule))
    await Deliveries(house.world).deliver(key)
    house.clock.wrong = timedelta()
    if tried == "at its hour":
        move_to(house, wish.next_fire)
    for _ in range(3):
        house.clock.ahead += timedelta(minutes=16)
        await Deliveries(house.world).deliver(key)

    assert standing(house, channel) == [1]


async def test_many_workers_at_the_same_slot_make_one_post(house: House) -> None:
    """Claims have one owner; the others do nothing."""
    await subscribe(house)
    key = await due(house, slack_channel(house))
    for _ in range(2):
        await asyncio.gather(*(Deliveries(house.world).deliver(key) for _ in range(6)))

    assert standing(house, slack_channel(house)) == [1]


async def test_a_worker_that_was_frozen_takes_its_own_post_back(house: House) -> None:
    """Its lease ran out between the look and the post, another one posted: the recorded message is the one that stays."""
    await subscribe(house)
    key = await due(house, slack_channel(house))
    slow = Slow(house.world.messengers[slack_channel(house).platform])
    world = replace(house.world, messengers={slack_channel(house).platform: slow})
    frozen = asyncio.create_task(Deliveries(world).deliver(key))
    await slow.reached.wait()
    house.clock.ahead += LEASE + timedelta(seconds=1)
    await delivered(house.world, key)
    slow.gate.set()
    await frozen
    await settled(house, done=1)

    assert standing(house, slack_channel(house)) == [1]


async def test_three_weeks_make_three_posts(house: House) -> None:
    """Once is once a week, not once for ever."""
    await subscribe(house)
    for week in range(1, 4):
        await next_slot(house, slack_channel(house))
        await settled(house, done=week)

    assert len(tops(house)) == 3


async def test_a_database_that_is_away_when_the_post_is_made_is_waited_for(house: House) -> None:
    """Where no history can be read the post could not be found again: it is written down as soon as that is possible."""
    await subscribe(house)
    channel = slack_channel(house)
    key = await due(house, channel)
    real = house.world.messengers[channel.platform]
    leaving: Any = Unplugging(real, house.living.plug, 0.7)
    world = replace(house.world, messengers={**house.world.messengers, channel.platform: leaving})
    await delivered(world, key)

    assert [1] == standing(house, channel)
    assert "post.not_recorded" in house.log.events
