"""A channel wants the weekly verdicts, and gets one post at its own hour, to read and to vote on."""

import asyncio
import json
from datetime import timedelta

from bot.ballots import Tally
from bot.wording.words import words
from tests.flows.house import ADA, GENERAL, GRACE, LINUS, House
from tests.flows.weekly.weeks import (
    action,
    discord_items,
    discord_tops,
    frozen,
    items,
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


async def test_both_chats_get_one_post_with_what_to_vote_on_below(house: House) -> None:
    """Votes of the week, a comparison that was asked for, and a thread with a ballot for each tool."""
    await subscribe(house)
    await subscribe_discord(house)
    await votes(house, "smollm3", ADA, GRACE, LINUS)
    await house.slack("command", text="/compare claude 4 opus vs smollm3")
    await house.until(lambda: len(house.slack_messages()[-1].get("reactions", [])) == 3)
    await next_slot(house, slack_channel(house))
    await settled(house, done=2)

    (top,) = tops(house)
    assert "3 votes" in top["text"]
    assert "SmolLM3, 3 votes: 3 ship · 0 skip" in json.dumps(top["blocks"], ensure_ascii=False)
    assert [2, 2] == [len(one.get("reactions", [])) for one in items(house, top)]
    (other,) = discord_tops(house)
    assert 2 == len(discord_items(house, other))


async def test_an_item_is_voted_on_right_there_and_next_week_says_what_became_of_it(house: House) -> None:
    """Its reactions count like those under any card; the next post knows what the last one said."""
    await subscribe(house)
    await votes(house, "smollm3", ADA)
    await next_slot(house, slack_channel(house))
    await settled(house, done=1)
    (item,) = items(house, tops(house)[0])
    for voter in (GRACE, LINUS):
        await house.slack("react", voter, ts=item["ts"], name="ship")

    async def counted() -> bool:
        async with house.world.store() as unit:
            found = await unit.tallies.community(slack_channel(house).home, ["smollm3"])
        return found["smollm3"].everywhere == Tally(ship=3)

    await house.until(counted)
    await next_slot(house, slack_channel(house))
    await settled(house, done=2)

    assert 2 == (await frozen(house, slack_channel(house))).votes
    assert "SmolLM3: 3 of 3 would ship, 1 of 1 a week ago" in tops(house)[-1]["text"]


async def test_a_restart_posts_nothing_again(house: House) -> None:
    """What is recorded is recorded, whoever looks."""
    await subscribe(house)
    await next_slot(house, slack_channel(house))
    await settled(house, done=1)
    await house.stop()
    await house.start()
    for _ in range(5):
        await house.bot.tick()

    assert 1 == len(tops(house))


async def test_an_empty_week_is_one_line_or_nothing(house: House) -> None:
    """As it was set; either way the week is over."""
    await subscribe(house)
    await next_slot(house, slack_channel(house))
    await settled(house, done=1)
    assert "Nothing new this week" in tops(house)[0]["text"]

    await house.slack("command", text="/verdict weekly quiet when empty")
    await house.until(lambda: house.log.events.count("subscription.set") == 2)
    await next_slot(house, slack_channel(house))
    await settled(house, done=1, empty=1)
    assert 1 == len(tops(house))


async def test_a_late_post_says_so(house: House) -> None:
    """The bot was down at nine and came back two hours later: one post, marked."""
    await subscribe(house)
    await next_slot(house, slack_channel(house), after=timedelta(hours=2))
    await settled(house, done=1)

    assert "Posted late: due Mon 09:00, posted Mon 11:00." in json.dumps(tops(house)[0]["blocks"])


async def test_what_is_older_than_the_grace_is_left_out_and_never_replayed(house: House) -> None:
    """Three weeks away: nothing late is posted, the next post comes at its hour."""
    wish = await subscribe(house)
    await house.stop()
    move_to(house, wish.next_fire + timedelta(days=14), after=timedelta(hours=49))
    await house.start()
    await settled(house, missed=1)
    after = await subscription(house, slack_channel(house))

    assert [] == tops(house)
    assert after
    assert after.next_fire - wish.next_fire in {timedelta(days=21, hours=shift) for shift in (-1, 0, 1)}


async def test_skipping_leaves_out_one_post_however_often_the_button_is_pressed(house: House) -> None:
    """The button speaks of one post."""
    wish = await subscribe(house)
    shown = next(one for one in house.slack_messages(ADA) if "Skip the next" in json.dumps(one["blocks"]))
    press = {
        "do": "press",
        "as": ADA,
        "channel": GENERAL,
        "ts": shown["ts"],
        "action_id": action(shown, "Skip the next"),
    }
    await asyncio.gather(*(house.place.stage.slack.act(press) for _ in range(3)))

    async def skipped() -> bool:
        found = await subscription(house, slack_channel(house))
        return found is not None and found.next_fire > wish.next_fire

    await house.until(skipped)
    await next_slot(house, slack_channel(house))
    await settled(house, done=1)
    after = await subscription(house, slack_channel(house))

    assert after
    assert after.next_fire - wish.next_fire in {timedelta(days=14, hours=shift) for shift in (-1, 0, 1)}


async def test_turned_off_nothing_comes(house: House) -> None:
    """Also nothing that was due already."""
    wish = await subscribe(house)
    await house.slack("command", text="/verdict weekly off")
    await house.until(lambda: "subscription.off" in house.log.events)
    move_to(house, wish.next_fire)
    for _ in range(3):
        await house.bot.tick()

    assert {} == await states(house)
    assert [] == tops(house)


async def test_moving_the_day_within_a_week_makes_no_second_post(house: House) -> None:
    """One slot a week: after Monday's post the Friday of the same week is left alone."""
    await subscribe(house)
    await next_slot(house, slack_channel(house))
    await settled(house, done=1)
    posted = house.clock()
    await house.slack("command", text="/verdict weekly on fridays 10:00")
    await house.until(lambda: house.log.events.count("subscription.set") == 2)
    after = await subscription(house, slack_channel(house))

    assert after
    assert after.next_fire - posted > timedelta(days=10)


async def test_the_form_sets_what_was_chosen(house: House) -> None:
    """The modal is filled in with what the workspace's language suggests."""
    await house.slack("command", text="/verdict weekly")
    await house.until(lambda: "Set them up" in json.dumps(house.slack_messages(ADA)[-1:]))
    offer = house.slack_messages(ADA)[-1]
    await house.slack("press", action_id=action(offer, "Set them up"), ts=offer["ts"])
    await house.until(lambda: house.place.stage.slack.modals[ADA])
    await house.place.stage.slack.submit(
        ADA,
        {
            "field:day": {"input": "4"},
            "field:time": {"input": "17:30"},
            "field:zone": {"input": "New York"},
            "field:empty": {"input": "quiet"},
        },
    )

    async def there() -> bool:
        found = await subscription(house, slack_channel(house))
        return found is not None

    await house.until(there)
    found = await subscription(house, slack_channel(house))
    assert found
    assert (found.rule.weekday, f"{found.rule.at:%H:%M}", found.rule.zone) == (4, "17:30", "America/New_York")
    assert found.quiet


async def test_a_wish_that_cannot_be_read_changes_nothing(house: House) -> None:
    """The sentence says what to mend."""
    await house.slack("command", text="/verdict weekly on mondays 25:00")
    await house.until(lambda: house.slack_messages(ADA))

    assert "25:00 is no time of day" in house.slack_messages(ADA)[-1]["text"]
    assert await subscription(house, slack_channel(house)) is None


async def test_a_preview_shows_the_numbers_and_posts_nothing(house: House) -> None:
    """Only the caller sees it."""
    await subscribe(house)
    await votes(house, "smollm3", ADA)
    await house.slack("command", text="/verdict weekly preview")
    await house.until(lambda: "A preview" in json.dumps(house.slack_messages(ADA)[-1]["blocks"]))

    assert "1 vote" in house.slack_messages(ADA)[-1]["text"]
    assert {} == await states(house)


async def test_a_preview_names_the_days_that_its_numbers_are_of(house: House) -> None:
    """Since the last post and up to today, which is not the week that a post would name."""
    await subscribe(house)
    await votes(house, "smollm3", ADA)
    await next_slot(house, slack_channel(house))
    await settled(house, done=1)
    found = await subscription(house, slack_channel(house))
    assert found
    posted = house.clock().astimezone(found.rule.tz).date()
    house.clock.ahead += timedelta(days=2)
    await house.slack("command", text="/verdict weekly preview")
    await house.until(lambda: "A preview" in json.dumps(house.slack_messages(ADA)[-1]["blocks"]))

    days = words("en").days(posted, posted + timedelta(days=2))
    assert f"The week's verdicts · {days}" == house.slack_messages(ADA)[-1]["blocks"][0]["text"]["text"]
