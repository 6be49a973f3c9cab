"""Bursts that look arranged are held and decided by moderators; blocked people do not count; rules are followed."""

import json
from datetime import timedelta

from bot.ballots import Tally
from tests.flows.house import ADA, GRACE, House
from tests.flows.moderation.crowd import counted, discord_card, guild, recount, slack_card, tally


async def test_a_burst_of_newcomers_is_held_until_a_moderator_releases_it(house: House) -> None:
    """Nothing is deleted: the votes stop counting, the reason stands in numbers, a button lets them count again."""
    message = await discord_card(house)
    await _burst(house, message)

    assert Tally() == await tally(house)
    assert [] == await recount(house)

    shown = await _whisper(house, "/verdict moderate")
    assert "12 of 12 votes in one hour say ship, 12 of them from people who joined less than 7 days ago" in shown
    await house.discord("press", message=_last_whisper(house)["id"], custom_id="v1:burst:1:release")
    await house.until(lambda: "burst.decided" in house.log.events)

    assert Tally(ship=12) == await tally(house)
    assert [] == await recount(house)


async def test_dropped_votes_stay_out_until_their_voters_vote_anew(house: House) -> None:
    """A later tap of the same person is a vote again."""
    message = await discord_card(house)
    crowd = await _burst(house, message)
    await _whisper(house, "/verdict moderate")
    await house.discord("press", message=_last_whisper(house)["id"], custom_id="v1:burst:1:drop")
    await house.until(lambda: "burst.decided" in house.log.events)
    house.place.stage.discord.unreact(crowd[0], message, "🚢")
    await house.place.stage.discord.quiesce()
    house.place.stage.discord.react(crowd[0], message, "🚢")

    await house.until(lambda: counted(house, Tally(ship=1)))
    assert [] == await recount(house)


async def test_old_members_in_a_hurry_are_not_held(house: House) -> None:
    """An announcement brings many votes at once; that alone is no reason."""
    message = await discord_card(house)
    for one in house.place.stage.discord.crowd(12):
        house.place.stage.discord.world.guilds[guild(house)].members[one].joined = 0.0
        house.place.stage.discord.react(one, message, "🚢")
    await house.until(lambda: counted(house, Tally(ship=12)))
    house.clock.ahead += timedelta(minutes=2)
    await house.bot.tick()

    assert "burst.held" not in house.log.events


async def test_only_moderators_may_decide_whatever_button_they_have(house: House) -> None:
    """Not by hiding the button: the action itself is refused."""
    people = house.people()
    answer = await house.place.stage.discord.act(
        {"do": "command", "as": people[1], "channel": house.general, "text": "/verdict moderate"}
    )

    assert answer["ok"]
    assert "Only moderators may do this" in json.dumps(_last_whisper(house, people[1])["components"])


async def test_a_blocked_person_does_not_count_until_the_block_ends(house: House) -> None:
    """With a reason, for as many days as the moderator says, and back by itself."""
    message = await slack_card(house)
    await house.slack("react", who=GRACE, ts=message, name="ship")
    await house.until(lambda: counted(house, Tally(ship=1)))
    await house.slack("command", text="/verdict block @grace 7 votes for pay")
    await house.until(lambda: counted(house, Tally()))

    assert "votes for pay" in json.dumps(house.slack_messages(ADA)[-1])
    house.clock.ahead += timedelta(days=8)
    await house.until(lambda: counted(house, Tally(ship=1)))
    assert [] == await recount(house)


async def test_members_may_read_the_rules_and_not_change_them(house: House) -> None:
    """Everybody sees who counts; the form is the moderators'."""
    await house.slack("command", who=GRACE, text="/verdict rules")
    await house.until(lambda: house.slack_messages(GRACE))
    shown = json.dumps(house.slack_messages(GRACE)[-1])

    assert "Bots never count." in shown
    assert "Change the rules" not in shown


async def _burst(house: House, message: str) -> list[str]:
    """Twelve people who joined an hour ago tap the same emoji within a moment."""
    place = house.place.stage.discord
    crowd = place.crowd(12)
    for one in crowd:
        place.world.guilds[guild(house)].members[one].joined = house.clock().timestamp() - 3600
        place.react(one, message, "🚢")
    await house.until(lambda: counted(house, Tally(ship=12)))
    house.clock.ahead += timedelta(minutes=2)
    await house.until(lambda: "burst.held" in house.log.events)
    return crowd


def _last_whisper(house: House, who: str = "") -> dict[str, object]:
    mine = [one for one in house.discord_messages() if one["ephemeral_to"] == (who or house.people()[0])]
    return mine[-1]


async def _whisper(house: House, text: str) -> str:
    await house.discord("command", text=text)
    return json.dumps(_last_whisper(house)["components"], ensure_ascii=False)
