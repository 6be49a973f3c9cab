"""The doctor says of a channel what is missing there and how to mend it: in the chat, and at the server."""

import json
from collections.abc import Iterable
from dataclasses import replace

from adapters.discord.doctor import examine as examine_discord
from adapters.discord.settings import DiscordSettings
from adapters.playground.discord.nouns import Overwrite
from adapters.playground.discord.permissions import bits
from adapters.playground.discord.seed import READ_ONLY
from adapters.slack.doctor import examine as examine_slack
from adapters.slack.settings import SlackSettings
from bot.digests.subscription import Pause
from tests.flows.house import ADA, GENERAL, House
from tests.flows.weekly.weeks import subscribe

WEEKLY = "/verdict weekly on mondays 09:00 Europe/Berlin"


def _shown(house: House, channel: str = GENERAL) -> str:
    return json.dumps(house.place.stage.slack.messages_in(channel, whispers_to=ADA), ensure_ascii=False)


def _said(house: House, channel: str) -> str:
    return json.dumps(house.place.stage.discord.state()["messages"].get(channel, []), ensure_ascii=False)


async def _subscribed(house: House) -> None:
    """Both channels get the weekly verdicts."""
    await house.slack("command", text=WEEKLY)
    await house.discord("command", text=WEEKLY)
    await house.until(lambda: "The first post comes on" in _shown(house))
    await house.until(lambda: "The first post comes on" in _said(house, house.general))


async def test_where_slack_lets_nobody_post_the_doctor_says_who_can_allow_it(house: House) -> None:
    """A channel of announcements, such as many companies make of #general."""
    house.place.stage.slack.channels[GENERAL].read_only = True
    await house.slack("command", text="/verdict doctor")

    await house.until(lambda: "I may not post in this channel. An administrator of the workspace" in _shown(house))


async def test_in_discord_each_permission_is_named_as_its_settings_call_it(house: House) -> None:
    """With what it is for and where to give it."""
    answer = await house.place.stage.discord.act(
        {"do": "command", "as": house.people()[0], "channel": READ_ONLY, "text": "/verdict doctor"}
    )
    assert answer["ok"], answer
    await house.until(lambda: "3 things are missing here." in _said(house, READ_ONLY))
    said = _said(house, READ_ONLY)

    assert "The permission Send Messages is missing; it is there to post verdicts." in said
    assert "The permission Add Reactions is missing" in said
    assert "The permission Send Messages in Threads is missing" in said
    assert "Give it to my role in the settings of this channel." in said


async def test_posts_that_rest_are_told_with_the_command_that_wakes_them(house: House) -> None:
    """The channel was archived when the post was due, and is back."""
    wish = await subscribe(house)
    async with house.world.store() as unit:
        await unit.subscriptions.put(replace(wish, pause=Pause.GONE))
    await house.slack("command", text="/verdict doctor")

    await house.until(lambda: "type this in it: /verdict weekly resume" in _shown(house))


async def test_at_the_server_every_channel_with_weekly_posts_is_looked_at(house: House) -> None:
    """All is well at first; then each platform takes away what is needed."""
    await _subscribed(house)
    well = [*await _slack(house), *await _discord(house)]
    slack, discord = house.place.stage.slack, house.place.stage.discord.world
    slack.channels[GENERAL].members.pop("U0VERDICT01")
    room = next(guild.channels[house.general] for guild in discord.guilds.values() if house.general in guild.channels)
    room.overwrites.append(Overwrite(discord.app.id, 1, deny=bits("READ_MESSAGE_HISTORY", "CREATE_PUBLIC_THREADS")))
    ill = [*await _slack(house), *await _discord(house)]
    room.overwrites.append(Overwrite(discord.app.id, 1, deny=bits("VIEW_CHANNEL")))
    hidden = await _discord(house)

    assert ["can be posted and voted on" in one for one in well] == [True, True]
    assert "I am not in this channel" in ill[0]
    assert "Write /invite @verdict here." in ill[0]
    assert ["Read Message History" in one for one in ill[1:]] == [True, False]
    assert "Create Public Threads is missing; it is there to open a thread for the ballots" in ill[2]
    assert ["I cannot see it, or it was deleted" in one for one in hidden] == [True]


async def _slack(house: House) -> list[str]:
    found = await examine_slack(SlackSettings.model_validate(house.place.slack), house.clock, house.world.store)
    return _of_channels((one.what, one.remedy) for one in found)


async def _discord(house: House) -> list[str]:
    found = await examine_discord(DiscordSettings.model_validate(house.place.discord), house.world.store)
    return _of_channels((one.what, one.remedy) for one in found)


def _of_channels(found: Iterable[tuple[str, str]]) -> list[str]:
    return [f"{what} {remedy}" for what, remedy in found if what.startswith(("Slack, ", "Discord, "))]
