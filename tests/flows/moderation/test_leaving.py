"""People who leave or are banned stop counting as the workspace has set, and count again when they come back."""

import pytest

from adapters.playground.discord.gateway.intents import GUILD_MEMBERS
from bot.ballots import Tally
from bot.ids import Platform, WorkspaceRef
from bot.workspaces import Leavers, VotingRules
from tests.flows.house import ADA, GRACE, House
from tests.flows.moderation.crowd import counted, discord_card, guild, recount, slack_card
from tests.flows.moderation.reading import read_again


async def test_a_banned_person_stops_counting_without_any_privileged_intent(house: House) -> None:
    """That is the default; their reaction still stands, and a reading does not bring the vote back."""
    message, bob = await discord_card(house), house.people()[1]
    house.place.stage.discord.react(bob, message, "🚢")
    await house.until(lambda: counted(house, Tally(ship=1)))
    await _act(house, "ban", whom=bob)
    await house.until(lambda: counted(house, Tally()))
    await read_again(house)

    assert await counted(house, Tally())
    assert [] == await recount(house)


async def test_a_ban_is_remembered_of_people_whose_reaction_is_found_later(house: House) -> None:
    """Tapped while the bot was away, banned before it was read."""
    message, bob = await discord_card(house), house.people()[1]
    place = house.place.stage.discord
    place.faults.lost = 1.0
    place.react(bob, message, "🚢")
    await _act(house, "ban", whom=bob)
    await house.until(lambda: "voter.left" in house.log.events)
    place.faults.clear()
    await read_again(house)
    await place.quiesce()

    assert await counted(house, Tally())


@pytest.mark.parametrize("ban_first", [True, False], ids=["ban first", "leave first"])
@pytest.mark.parametrize(
    "rules",
    [VotingRules(left=Leavers.KEEP), VotingRules(left=Leavers.DROP, banned=Leavers.KEEP)],
    ids=["leavers stay", "banned stay"],
)
async def test_of_a_ban_told_twice_the_stricter_rule_holds(
    house: House, rules: VotingRules, *, ban_first: bool
) -> None:
    """Discord tells the ban and the leaving, in whatever order."""
    await _all_intents(house)
    await _rules(house, "discord", guild(house), rules)
    message, bob = await discord_card(house), house.people()[1]
    house.place.stage.discord.react(bob, message, "🚢")
    await house.until(lambda: counted(house, Tally(ship=1)))
    told = {"guild_id": guild(house), "user": {"id": bob, "username": "bob"}}
    for name in ("GUILD_BAN_ADD", "GUILD_MEMBER_REMOVE") if ban_first else ("GUILD_MEMBER_REMOVE", "GUILD_BAN_ADD"):
        house.place.stage.discord.world.publish(name, told, guild(house))
        await house.place.stage.discord.quiesce()
        await house.bot.tick()

    await house.until(lambda: counted(house, Tally()))
    assert [] == await recount(house)


async def test_who_comes_back_to_the_server_counts_again(house: House) -> None:
    """Their old reaction stands, and they are there again."""
    await _all_intents(house)
    await _rules(house, "discord", guild(house), VotingRules(left=Leavers.DROP))
    message, bob = await discord_card(house), house.people()[1]
    house.place.stage.discord.react(bob, message, "🚢")
    await house.until(lambda: counted(house, Tally(ship=1)))
    await _act(house, "leave", who=bob)
    await house.until(lambda: counted(house, Tally()))
    await _act(house, "join", who=bob)

    await house.until(lambda: counted(house, Tally(ship=1)))
    assert [] == await recount(house)


async def test_an_unbanned_person_counts_again_with_their_next_tap(house: House) -> None:
    """Also where nobody told the bot that they are back."""
    message, bob = await discord_card(house), house.people()[1]
    place = house.place.stage.discord
    place.react(bob, message, "🚢")
    await house.until(lambda: counted(house, Tally(ship=1)))
    await _act(house, "ban", whom=bob)
    await house.until(lambda: counted(house, Tally()))
    await _act(house, "unban", whom=bob)
    await _act(house, "join", who=bob)
    place.unreact(bob, message, "🚢")
    place.react(bob, message, "🚢")

    await house.until(lambda: counted(house, Tally(ship=1)))


async def test_closed_accounts_of_slack_leave_and_opened_ones_return(house: House) -> None:
    """As the workspace has set; by default their votes stay."""
    message = await slack_card(house)
    await house.slack("react", who=GRACE, ts=message, name="ship")
    await house.until(lambda: counted(house, Tally(ship=1)))
    await _account(house, "deactivate")
    assert await counted(house, Tally(ship=1))

    await _account(house, "reactivate")
    await _rules(house, "slack", "T0PLAYGRND1", VotingRules(left=Leavers.DROP))
    await _account(house, "deactivate")
    await house.until(lambda: counted(house, Tally()))
    await _account(house, "reactivate")
    await house.until(lambda: counted(house, Tally(ship=1)))
    assert [] == await recount(house)


async def test_leaving_does_not_end_a_block(house: House) -> None:
    """Who is blocked stays blocked, whatever else they do."""
    message = await slack_card(house)
    await house.slack("react", who=GRACE, ts=message, name="ship")
    await house.until(lambda: counted(house, Tally(ship=1)))
    await _rules(house, "slack", "T0PLAYGRND1", VotingRules(left=Leavers.DROP))
    await house.slack("command", text="/verdict block @grace votes for pay")
    await house.until(lambda: counted(house, Tally()))
    await _account(house, "deactivate")
    await _account(house, "reactivate")

    assert await counted(house, Tally())


async def _account(house: House, do: str) -> None:
    answer = await house.place.stage.slack.act({"do": do, "as": ADA, "whom": GRACE})
    assert answer["ok"], answer
    await house.place.stage.slack.quiesce()
    await house.bot.tick()


async def _act(house: House, do: str, who: str = "", **words: str) -> None:
    deed = {"do": do, "as": who or house.people()[0], "workspace": guild(house), **words}
    answer = await house.place.stage.discord.act(deed)
    assert answer["ok"], answer


async def _rules(house: House, platform: str, workspace: str, rules: VotingRules) -> None:
    home = await house.world.homes.fresh(WorkspaceRef(Platform(platform), workspace))
    settings = home.settings.model_copy(update={"voting": rules})
    await house.world.homes.put(home.model_copy(update={"settings": settings}))


async def _all_intents(house: House) -> None:
    """An operator who has asked for the privileged intent, and was given it."""
    await house.stop()
    house.place.stage.discord.hub.privileged = GUILD_MEMBERS
    house.place.discord["members"] = True
    await house.start()
