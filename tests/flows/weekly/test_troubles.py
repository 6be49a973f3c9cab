"""What stands in the way of a post is told to its owner once, with the remedy, and nothing is lost by it."""

import json
from datetime import timedelta
from typing import Any

from bot.digests.subscription import Pause
from tests.flows.house import ADA, GENERAL, House
from tests.flows.weekly.weeks import (
    discord_tops,
    move_to,
    next_slot,
    settled,
    slack_channel,
    states,
    subscribe,
    subscribe_discord,
    subscription,
    tops,
    votes,
)


def told(house: House, who: str = ADA) -> list[dict[str, Any]]:
    """What the bot wrote to a person alone, in Slack."""
    slack = house.place.stage.slack
    rooms = [room.id for room in slack.channels.values() if room.kind == "dm" and who in room.members]
    return [one for room in rooms for one in slack.messages_in(room) if "weekly" in json.dumps(one["blocks"])]


async def test_an_archived_channel_pauses_and_a_command_resumes(house: House) -> None:
    """The settings are kept; the owner hears of it once, and what to do."""
    wish = await subscribe(house, "on Mondays 09:00 Europe/Berlin about models")
    await house.slack("archive")
    await next_slot(house, slack_channel(house))
    await settled(house, refused=1)
    paused = await subscription(house, slack_channel(house))

    assert paused
    assert (paused.pause, paused.rule, paused.categories) == (Pause.GONE, wish.rule, ("Models",))
    assert 1 == len(told(house))
    assert "/verdict weekly resume" in json.dumps(told(house)[0]["blocks"])

    house.clock.ahead += timedelta(days=21)
    for _ in range(3):
        await house.bot.tick()
    assert 1 == len(told(house))

    await house.slack("unarchive")
    await house.slack("command", text="/verdict weekly resume")

    async def resumed() -> bool:
        found = await subscription(house, slack_channel(house))
        return found is not None and found.active and found.next_fire > house.clock()

    await house.until(resumed)


async def test_a_bot_that_was_sent_away_says_how_to_call_it_back(house: House) -> None:
    """Slack: not in the channel any more."""
    await subscribe(house)
    await house.slack("kick", whom="U0VERDICT01")
    await next_slot(house, slack_channel(house))
    await settled(house, refused=1)

    assert "Invite me or let me post" in json.dumps(told(house)[0]["blocks"])
    assert [] == tops(house)


async def test_a_discord_channel_that_does_not_let_the_bot_post_pauses(house: House) -> None:
    """The owner is told by direct message; the bot does not try again by itself."""
    wish = await subscribe_discord(house)
    await house.discord("restrict", deny=["SEND_MESSAGES"])
    move_to(house, wish.next_fire)
    await settled(house, refused=1)
    paused = await subscription(house, wish.channel)

    assert paused
    assert Pause.NOT_MEMBER is paused.pause


async def test_a_post_without_a_thread_is_a_post_all_the_same(house: House) -> None:
    """Discord lets the bot write, but open no thread: the post stands, the next one comes, the owner hears why."""
    wish = await subscribe_discord(house)
    await votes(house, "smollm3", ADA)
    await house.discord("restrict", deny=["CREATE_PUBLIC_THREADS"])
    move_to(house, wish.next_fire)
    await settled(house, done=1)
    after = await subscription(house, wish.channel)

    assert after
    assert after.active
    assert 1 == len(discord_tops(house))
    assert "items.refused" in house.log.events


async def test_an_outage_is_sat_out_and_the_post_is_marked_late(house: House) -> None:
    """Slack fails for hours: tried again with growing pauses, then one post."""
    await subscribe(house)
    house.place.stage.slack.faults.on("chat.postMessage", "error")
    await next_slot(house, slack_channel(house))
    for _ in range(12):
        await house.bot.tick()
        house.clock.ahead += timedelta(minutes=16)
    tried = len(house.place.stage.slack.calls_of("chat.postMessage"))
    house.place.stage.slack.faults.clear()
    await settled(house, done=1)

    assert 3 < tried <= 13
    assert 1 == len(tops(house))
    assert "Posted late" in json.dumps(tops(house)[0]["blocks"])


async def test_asking_for_patience_is_followed(house: House) -> None:
    """A 429 is no attempt: nothing can have been posted, and nothing is looked for."""
    await subscribe(house)
    house.place.stage.slack.faults.on("chat.postMessage", "limited", times=2, seconds=90)
    await next_slot(house, slack_channel(house))
    for _ in range(3):
        await house.bot.tick()
        house.clock.ahead += timedelta(seconds=95)
    await settled(house, done=1)

    assert 1 == len(tops(house))
    assert [] == house.place.stage.slack.calls_of("conversations.history")


async def test_what_cannot_be_posted_for_two_days_is_given_up_and_told(house: House) -> None:
    """Nothing is retried for ever, and nothing in silence; the next week comes all the same."""
    await subscribe(house)
    house.place.stage.slack.faults.on("chat.postMessage", "error", times=400)
    await next_slot(house, slack_channel(house))
    for _ in range(50):
        await house.bot.tick()
        house.clock.ahead += timedelta(hours=1)
    house.place.stage.slack.faults.clear()
    # The sentence to the owner goes through the same platform, so the last round runs in better weather.
    house.clock.ahead += timedelta(hours=1)
    await settled(house, missed=1)
    still = await subscription(house, slack_channel(house))

    assert still
    assert still.active
    assert still.next_fire > house.clock()
    assert [] == tops(house)


async def test_the_owner_hears_of_a_post_that_was_left_out(house: House) -> None:
    """One sentence with both dates, once."""
    wish = await subscribe(house)
    house.place.stage.slack.faults.on("chat.postMessage", "error", times=2)
    await next_slot(house, slack_channel(house))
    await house.bot.tick()
    house.place.stage.slack.faults.clear()
    move_to(house, wish.next_fire + timedelta(hours=49))
    await settled(house, missed=1)

    assert 1 == len([one for one in told(house) if "could not be posted" in one["text"]])
    assert {"missed": 1} == {state.value: n for state, n in (await states(house)).items()}


async def test_a_workspace_that_took_the_bot_out_is_left_in_peace(house: House) -> None:
    """Its wish is kept for a return; until then nothing is planned."""
    wish = await subscribe(house)
    await house.bot.removed(slack_channel(house).home)
    move_to(house, wish.next_fire)
    for _ in range(3):
        await house.bot.tick()

    assert {} == await states(house)
    assert GENERAL == wish.channel.channel
