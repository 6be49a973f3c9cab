"""Channels for weekly posts on both small platforms, and what stands in them."""

from adapters.playground.stage import Stage
from bot.ids import ChannelRef, Platform
from tests.flows.house import ADA, GENERAL

TITLE = "The week's verdicts"
BOT = "U0VERDICT01"


async def prepare(stage: Stage, count: int) -> list[ChannelRef]:
    """Discord's first channel that takes posts, and the rest in Slack."""
    team = next(iter(stage.slack.workspaces))
    rooms = stage.discord.state()["channels"]
    number = next(room["id"] for room in rooms if room["bot_is_member"] and room["bot_can_post"])
    guild = stage.discord.world.channels[number].guild
    assert guild
    found = [ChannelRef(Platform("discord"), guild, number), ChannelRef(Platform("slack"), team, GENERAL)]
    for extra in range(count - len(found)):
        made = await stage.slack.act({"do": "create_channel", "as": ADA, "name": f"verdicts-{extra}"})
        await stage.slack.act({"do": "invite", "as": ADA, "channel": made["channel"], "whom": BOT})
        found.append(ChannelRef(Platform("slack"), team, made["channel"]))
    return found


def posts_in(stage: Stage, channel: ChannelRef) -> tuple[int, int]:
    """(weekly posts, items below them) that stand in the channel."""
    if channel.platform == "discord":
        rooms = stage.discord.world.channels
        numbers = [number for number, one in rooms[channel.channel].messages.items() if TITLE in str(one.components)]
        return len(numbers), sum(len(rooms[number].messages) for number in numbers if number in rooms)
    standing = [one for one in stage.slack.messages[channel.channel].values() if not one.deleted and one.bot_id]
    tops = [one for one in standing if TITLE in str(one.blocks)]
    below = [one for one in standing if one.thread in {top.ts for top in tops} and one not in tops]
    return len(tops), sum("Would you ship it" in str(one.blocks) for one in below)
