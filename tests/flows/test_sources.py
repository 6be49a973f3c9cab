"""A list of prices is read once a day: its own prices are renewed, and a person is told in a direct message."""

import json
from dataclasses import replace
from datetime import timedelta

from adapters.playground.slack.town import TEAM
from adapters.terminal.files import Unreadable
from bot.ports.world import World
from bot.tools import Tool
from bot.workers.background import LocalBackground
from bot.workers.sourcing import Sourcing
from tests.flows.house import ADA, House

DM = "D0ADABOT001"
FLARE = Tool("flare-9", "Flare 9", category="Models", kind="model", maker="Anthropic")


class Keeper:
    """The list's keeper, who changes the price."""

    def __init__(self) -> None:
        self.price = 3.0
        self.asked = 0
        self.away = False

    async def __call__(self, address: str) -> str:
        self.asked += 1
        if self.away:
            raise Unreadable(f"{address} answers 503; check the address.")
        model = {"id": "flare-9", "name": "Flare 9", "cost": {"input": self.price, "output": 15}}
        models = {"flare-9": model, "stranger-1": model | {"id": "stranger-1", "name": "Stranger 1"}}
        return json.dumps({"anthropic": {"id": "anthropic", "name": "Anthropic", "models": models}})


def _world(house: House) -> World:
    wishes = {"sources": "models.dev", "report_to": f"slack:{TEAM}:{ADA}"}
    return replace(house.world, settings=house.world.settings.model_copy(update=wishes))


async def _day(house: House, keeper: Keeper) -> Tool:
    """Two replicas and several rounds, one day; what the tool is in the end."""
    for _ in range(2):
        background = LocalBackground(house.world.log)
        sourcing = Sourcing(_world(house), background, keeper)
        await sourcing.tick()
        await sourcing.tick()
        await background.drain()
    house.clock.ahead += timedelta(days=1)
    async with house.world.store() as unit:
        return next(tool for tool in await unit.catalog.tools() if tool.slug == "flare-9")


def _told(house: House) -> list[str]:
    return [one["text"] for one in house.place.stage.slack.messages_in(DM)]


async def test_a_changed_price_is_renewed_and_reported_once(house: House) -> None:
    """Nothing is added; a list that cannot be fetched changes nothing; the same prices are no news."""
    async with house.world.store() as unit:
        await unit.catalog.put([FLARE], by="test", at=house.clock())
    keeper = Keeper()

    first = await _day(house, keeper)
    again = await _day(house, keeper)
    keeper.price = 2.0
    cheaper = await _day(house, keeper)
    keeper.away = True
    last = await _day(house, keeper)

    texts = [tool.prices[0].text for tool in (first, again, cheaper, last)]
    assert ["$3 in, $15 out / 1M tokens"] * 2 + ["$2 in, $15 out / 1M tokens"] * 2 == texts
    assert ["1 price changed at models.dev."] * 2 == _told(house)
    async with house.world.store() as unit:
        assert "stranger-1" not in [tool.slug for tool in await unit.catalog.tools()]
    assert 8 == keeper.asked


async def test_where_nobody_wishes_it_nothing_is_read(house: House) -> None:
    """Without the setting no job is registered."""
    keeper, background = Keeper(), LocalBackground(house.world.log)
    await Sourcing(house.world, background, keeper).tick()
    await background.drain()

    assert 0 == keeper.asked
