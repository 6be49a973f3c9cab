"""What the stories of this folder have in common: a card to vote on, its tally, and a tool to vote about."""

from bot.ballots import Tally
from bot.ids import Platform, WorkspaceRef
from tests.flows.house import House

TOOL = "smollm3"


async def discord_card(house: House) -> str:
    """A card with its seeds, to tap."""
    await house.discord("command", text=f"/verdict tool {TOOL}")
    await house.until(lambda: house.discord_messages() and len(house.discord_messages()[-1].get("reactions", [])) == 2)
    return str(house.discord_messages()[-1]["id"])


async def slack_card(house: House) -> str:
    """The same in Slack."""
    await house.slack("command", text=f"/verdict tool {TOOL}")
    await house.until(lambda: house.slack_messages() and len(house.slack_messages()[-1].get("reactions", [])) == 2)
    return str(house.slack_messages()[-1]["ts"])


def guild(house: House) -> str:
    """The Discord server in which the stories happen."""
    rooms = house.place.stage.discord.state()["channels"]
    return str(next(room["workspace"] for room in rooms if room["id"] == house.general))


async def tally(house: House) -> Tally:
    """Of the tool, everywhere."""
    async with house.world.store() as unit:
        found = await unit.tallies.community(WorkspaceRef(Platform("discord"), guild(house)), [TOOL])
    return found[TOOL].everywhere


async def counted(house: House, wanted: Tally) -> bool:
    """Whether it is so by now."""
    return wanted == await tally(house)


async def recount(house: House) -> list[str]:
    """What differs from the standing marks."""
    async with house.world.store() as unit:
        return list(await unit.tallies.recount(fix=False))
