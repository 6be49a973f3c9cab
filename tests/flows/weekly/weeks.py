"""A house whose clock is moved to the hour of a post, and what then stands in its channels."""

import json
from datetime import datetime, timedelta
from typing import Any

from bot.digests.digest import Digest
from bot.digests.subscription import SlotState, Subscription
from bot.ids import ChannelRef, Platform
from tests.flows.house import ADA, GENERAL, House

WISH = "on Mondays 09:00 Europe/Berlin"
TITLE = "The week's verdicts"


def slack_channel(house: House) -> ChannelRef:
    """Slack's #general."""
    return ChannelRef(Platform("slack"), next(iter(house.place.stage.slack.workspaces)), GENERAL)


def discord_channel(house: House) -> ChannelRef:
    """Discord's channel that the bot can use."""
    room = house.place.stage.discord.world.channels[house.general]
    assert room.guild
    return ChannelRef(Platform("discord"), room.guild, room.id)


async def subscription(house: House, channel: ChannelRef) -> Subscription | None:
    """What the channel wants, as it is stored."""
    async with house.world.store() as unit:
        return await unit.subscriptions.get(channel)


async def subscribe(house: House, wish: str = WISH, *, who: str = ADA) -> Subscription:
    """In Slack's #general, by typing."""
    await house.slack("command", who, text=f"/verdict weekly {wish}")

    async def there() -> bool:
        return await subscription(house, slack_channel(house)) is not None

    await house.until(there)
    found = await subscription(house, slack_channel(house))
    assert found
    return found


async def subscribe_discord(house: House, wish: str = WISH) -> Subscription:
    """The same in Discord."""
    await house.discord("command", text=f"/verdict weekly {wish}")

    async def there() -> bool:
        return await subscription(house, discord_channel(house)) is not None

    await house.until(there)
    found = await subscription(house, discord_channel(house))
    assert found
    return found


def move_to(house: House, moment: datetime, *, after: timedelta = timedelta(seconds=1)) -> None:
    """The clock stands a moment after another one."""
    house.clock.ahead += moment + after - house.clock()


async def next_slot(house: House, channel: ChannelRef, *, after: timedelta = timedelta(seconds=1)) -> None:
    """The clock stands a moment after the channel's next post is due."""
    found = await subscription(house, channel)
    assert found
    move_to(house, found.next_fire, after=after)


async def states(house: House) -> dict[SlotState, int]:
    """How many slots are in each state; only those that there are."""
    async with house.world.store() as unit:
        return {state: n for state, n in (await unit.slots.states()).items() if n}


async def settled(house: House, **wanted: int) -> None:
    """Until the slots are in these states, by name."""

    async def held() -> bool:
        return {state.value: n for state, n in (await states(house)).items()} == wanted

    await house.until(held, seconds=60)


def tops(house: House) -> list[dict[str, Any]]:
    """The weekly posts in Slack's #general."""
    return [one for one in house.slack_messages() if TITLE in json.dumps(one["blocks"]) and not _below(one)]


def _below(message: dict[str, Any]) -> bool:
    """A message that was answered carries its own number as its thread's."""
    return message.get("thread_ts") not in {None, message["ts"]}


def action(message: dict[str, Any], label: str) -> str:
    """The action of a button by what is written on it."""
    buttons = [one for block in message["blocks"] if block["type"] == "actions" for one in block["elements"]]
    return str(next(one["action_id"] for one in buttons if one["text"]["text"] == label))


def items(house: House, top: dict[str, Any]) -> list[dict[str, Any]]:
    """What stands in the thread of a weekly post."""
    return [one for one in house.slack_messages() if _below(one) and one["thread_ts"] == top["ts"]]


def discord_tops(house: House) -> list[dict[str, Any]]:
    """The weekly posts in Discord's channel."""
    return [one for one in house.discord_messages() if TITLE in json.dumps(one["components"], ensure_ascii=False)]


def discord_items(house: House, top: dict[str, Any]) -> list[Any]:
    """In the thread below the post, which has the post's own number."""
    rooms = house.place.stage.discord.world.channels
    return list(rooms[top["id"]].messages.values()) if top["id"] in rooms else []


async def frozen(house: House, channel: ChannelRef) -> Digest:
    """The numbers of the channel's newest post."""
    async with house.world.store() as unit:
        past = await unit.slots.told(channel)
    return Digest.model_validate_json(past[0].frozen)


async def votes(house: House, tool: str, *voters: str, name: str = "ship") -> None:
    """People of #general react to a fresh card of the tool."""
    before = len(house.slack_messages())
    await house.slack("command", text=f"/verdict tool {tool}")
    await house.until(
        lambda: len(house.slack_messages()) > before and len(house.slack_messages()[-1].get("reactions", [])) == 2
    )
    ts = house.slack_messages()[-1]["ts"]
    for voter in voters:
        await house.slack("react", voter, ts=ts, name=name)
    await house.place.stage.slack.quiesce()
