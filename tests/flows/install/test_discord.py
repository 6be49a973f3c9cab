"""The bot comes to a server of Discord, is thrown out, and comes back, also while it does not listen."""

import json

from bot.ids import Platform, WorkspaceRef
from tests.flows.house import House


def _guild(house: House) -> WorkspaceRef:
    world = house.place.stage.discord.world
    return WorkspaceRef(Platform("discord"), next(iter(world.guilds)))


async def _gone(house: House) -> bool:
    async with house.world.store() as unit:
        return dict(await unit.workspaces.of_platform("discord")).get(_guild(house), False)


def _greetings(house: House) -> int:
    shown = house.place.stage.discord.state()["messages"].values()
    return sum("Verdict is here." in json.dumps(one["components"]) for room in shown for one in room)


async def _known(house: House) -> bool:
    async with house.world.store() as unit:
        return _guild(house) in dict(await unit.workspaces.of_platform("discord"))


async def _back(house: House) -> bool:
    return not await _gone(house)


async def _act(house: House, do: str) -> None:
    answer = await house.place.stage.discord.act(
        {"do": do, "as": house.people()[0], "workspace": _guild(house).workspace}
    )
    assert answer["ok"], answer


async def test_thrown_out_and_invited_again(house: House) -> None:
    """Nothing is deleted meanwhile; whoever brings the bot in is greeted, but only once."""
    await house.until(lambda: _known(house))
    await _act(house, "kick")
    await house.until(lambda: _gone(house))
    await _act(house, "rejoin")
    await house.until(lambda: _back(house))
    await house.until(lambda: _greetings(house) == 1)
    await _act(house, "kick")
    await house.until(lambda: _gone(house))
    await _act(house, "rejoin")
    await house.until(lambda: _back(house))

    assert 1 == _greetings(house)


async def test_thrown_out_while_nobody_listened(house: House) -> None:
    """The next session names the servers there are: what is missing was left, and what is there again came back."""
    await house.until(lambda: _known(house))
    await house.stop()
    await _act(house, "kick")
    await house.start()
    await house.until(lambda: _gone(house))
    await house.stop()
    await _act(house, "rejoin")
    await house.start()
    await house.until(lambda: _back(house))


async def test_an_outage_of_discord_is_no_farewell(house: House) -> None:
    """A server that is not available is still ours."""
    await house.until(lambda: _known(house))
    answer = await house.place.stage.discord.act({"do": "outage", "workspace": _guild(house).workspace})
    assert answer["ok"], answer
    await house.place.stage.discord.quiesce()

    assert not await _gone(house)
