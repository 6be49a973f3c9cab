"""The voting rules: changed by a form that asks for what the platform tells, and followed by those who voted before."""

import json
from datetime import timedelta

import pytest

from adapters.playground.slack.nouns import Person
from bot.ballots import Tally
from bot.workers.judging import REST
from tests.flows.house import ADA, GENERAL, GRACE, House
from tests.flows.moderation.crowd import counted, discord_card, guild, recount, slack_card
from tests.flows.moderation.reading import read_again
from tests.flows.votes.chats import first

MODERATORS = "1000000000000000110"


async def test_only_people_with_a_chosen_role_count(house: House) -> None:
    """Chosen in Discord's own menu; who voted before is judged by it without voting anew."""
    message, people = await discord_card(house), house.people()
    for one in people[:5]:
        house.place.stage.discord.react(one, message, "🚢")
    await house.until(lambda: counted(house, Tally(ship=5)))
    await _change(house, roles=[MODERATORS])

    await house.until(lambda: counted(house, Tally(ship=1)))
    await house.until(lambda: "1 ship" in json.dumps(_shown(house, message), ensure_ascii=False))
    assert f"<@&{MODERATORS}>" in json.dumps(_last_whisper(house))
    assert [] == await recount(house)


async def test_a_role_given_later_counts_with_the_next_tap(house: House) -> None:
    """What comes along with the reaction is enough; nobody has to ask for a privileged intent."""
    message, bob = await discord_card(house), house.people()[1]
    place = house.place.stage.discord
    await _change(house, roles=[MODERATORS])
    place.react(bob, message, "🚢")
    await place.quiesce()
    assert await counted(house, Tally())
    given = {"do": "assign", "as": house.people()[0], "workspace": guild(house), "whom": bob, "roles": ["Moderators"]}
    assert (await place.act(given))["ok"]
    place.unreact(bob, message, "🚢")
    place.react(bob, message, "🚢")

    await house.until(lambda: counted(house, Tally(ship=1)))


async def test_who_was_too_new_counts_when_the_time_has_come(house: House) -> None:
    """Their reaction has stood there all the time; the readings notice."""
    message, place = await discord_card(house), house.place.stage.discord
    newcomer = place.who("nils")
    await _change(house, member_days="3")
    place.react(newcomer, message, "🚢")
    await place.quiesce()
    await read_again(house)
    assert await counted(house, Tally())
    house.clock.ahead += timedelta(days=4)

    await house.until(lambda: counted(house, Tally(ship=1)))


@pytest.mark.parametrize("restart", [False, True], ids=["at once", "after a crash"])
async def test_new_rules_of_slack_reach_those_who_voted_before(house: House, *, restart: bool) -> None:
    """The doubt is in the database, so a crash right after the change loses nothing."""
    house.place.stage.slack.people[GRACE].guest = True
    message = await slack_card(house)
    await house.slack("react", who=GRACE, ts=message, name="ship")
    await house.until(lambda: counted(house, Tally(ship=1)))
    fields = await _forbid_guests(house)
    if restart:
        await house.kill()
        await house.start()

    await house.until(lambda: counted(house, Tally()))
    assert {"field:guests", "field:outside", "field:left"} == fields
    assert [] == await recount(house)


async def test_who_cannot_be_asked_for_stays_what_they_were(house: House) -> None:
    """Until the platform answers, people who count go on counting, and people who are left out stay out."""
    message, place = await discord_card(house), house.place.stage.discord
    bob, newcomer = house.people()[1], place.who("nils")
    await _change(house, member_days="3")
    for one in (bob, newcomer):
        place.react(one, message, "🚢")
    await house.until(lambda: counted(house, Tally(ship=1)))
    place.faults.on(r"GET /guilds/\d+/members/", "down")
    await _change(house, member_days="2")
    await read_again(house)
    assert await counted(house, Tally(ship=1))
    place.faults.clear()
    await _change(house, member_days="0")

    await house.until(lambda: counted(house, Tally(ship=2)))


async def test_a_crowd_is_judged_by_and_by_without_being_read_again(house: House) -> None:
    """A few in each round; who has to wait because the platform asks for patience waits on."""
    message, slack = await slack_card(house), house.place.stage.slack
    for number in range(50):
        one = Person(f"U9{number:09d}", f"crowd{number}", slack.people[ADA].workspace, guest=True)
        slack.people[one.id] = one
        slack.channels[GENERAL].members[one.id] = None
        slack.react_now(one.id, GENERAL, message, "ship")
    await house.until(lambda: counted(house, Tally(ship=50)), seconds=30)
    slack.faults.on("users.info", "limited", times=3, seconds=0.01)
    await _forbid_guests(house)
    reads = len(slack.calls_of("reactions.get"))
    await house.until(lambda: len(slack.calls_of("reactions.get")) > reads)
    reads = len(slack.calls_of("reactions.get"))
    for _ in range(8):
        house.clock.ahead += REST
        await house.bot.tick()

    assert await counted(house, Tally())
    assert reads == len(slack.calls_of("reactions.get"))


async def test_days_are_whole_numbers(house: House) -> None:
    """Anything else is refused in a sentence, and nothing is changed."""
    await _change(house, member_days="many")

    assert "Days are a whole number from 0 to 3650; nothing was changed." in json.dumps(_last_whisper(house))


async def _forbid_guests(house: House) -> set[str]:
    """In Slack; what the form asks for."""
    slack = house.place.stage.slack
    await house.slack("command", text="/verdict rules")
    await house.until(lambda: house.slack_messages(ADA)[-1]["ephemeral_to"])
    whisper = house.slack_messages(ADA)[-1]
    button = first(whisper["blocks"], "action_id", "v1:edit_rules")
    await house.slack("press", action_id=button, ts=whisper["ts"])
    await house.until(lambda: slack.modals[ADA])
    fields = {block["block_id"] for block in slack.modals[ADA][-1].body["blocks"]}
    answer = await slack.act({"do": "submit", "as": ADA, "values": {"field:guests": {"input": "no"}}})
    assert answer["ok"], answer
    return fields


async def _change(house: House, **values: object) -> None:
    """As an administrator does: the command, its button, the form."""
    place, admin = house.place.stage.discord, house.people()[0]
    await house.discord("command", text="/verdict rules")
    whisper = _last_whisper(house)
    await house.discord("press", message=whisper["id"], custom_id=first(whisper["components"], "custom_id", "v1:edit"))
    answer = await place.act({"do": "submit", "as": admin, "values": values})
    assert answer["ok"], answer


def _last_whisper(house: House) -> dict[str, object]:
    admin = house.people()[0]
    return [one for one in house.discord_messages() if one["ephemeral_to"] == admin][-1]


def _shown(house: House, message: str) -> object:
    return next(one["components"] for one in house.discord_messages() if one["id"] == message)
