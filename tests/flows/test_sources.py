"""A list of prices is read once a day: its own prices are renewed, and a person is told in a direct message."""

import json
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import timedelta

from adapters.playground.slack.town import TEAM
from adapters.terminal.files import Unreadable
from bot.ids import Platform, WorkspaceRef
from bot.panel import Verdict
from bot.ports.sources import Source
from bot.ports.storage import Store, Unit
from bot.ports.world import World
from bot.tools import Tool
from bot.workers.background import LocalBackground
from bot.workers.cataloguing import Cataloguer
from bot.workers.sourcing import TROUBLED, Sourcing
from tests.flows.house import ADA, House

DM = "D0ADABOT001"
FLARE = Tool("flare-9", "Flare 9", category="Models", kind="model", maker="Anthropic")

PAGE = "https://keeper.example/catalogue.yaml"
LIST = "models.dev:https://models.dev/api.json"
HOME = WorkspaceRef(Platform("slack"), TEAM)
CATALOGUE = """tools:
  - name: Flare 9
    category: Models
    panel:
      reviews:
        - {{role: Builder, verdict: {verdict}, text: "It does what it says."}}
"""


class Torn:
    """A store whose process dies as it opens one unit of work too many."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.left = 1_000

    def __call__(self) -> AbstractAsyncContextManager[Unit]:
        self.left -= 1
        if self.left < 0:
            raise ConnectionAbortedError
        return self._store()


class Keeper:
    """The list's keeper, who changes the price."""

    def __init__(self, text: str = "") -> None:
        self.text = text
        self.price = 3.0
        self.asked = 0
        self.away = False

    async def __call__(self, address: str) -> str:
        self.asked += 1
        if self.away:
            raise Unreadable(f"{address} answers 503; check the address.")
        if self.text:
            return self.text
        model = {"id": "flare-9", "name": "Flare 9", "cost": {"input": self.price, "output": 15}}
        models = {"flare-9": model, "stranger-1": model | {"id": "stranger-1", "name": "Stranger 1"}}
        return json.dumps({"anthropic": {"id": "anthropic", "name": "Anthropic", "models": models}})


def _world(house: House, sources: str = "") -> World:
    wishes = {"sources": sources, "report_to": f"slack:{TEAM}:{ADA}"}
    return replace(house.world, settings=house.world.settings.model_copy(update=wishes))


async def _day(house: House, keeper: Keeper) -> Tool:
    """Two replicas and several rounds, one day; what the tool is in the end."""
    for _ in range(2):
        background = LocalBackground(house.world.log)
        sourcing = Sourcing(_world(house, "models.dev"), background, keeper)
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
    assert 4 == keeper.asked


async def test_where_nobody_wishes_it_nothing_is_read(house: House) -> None:
    """Without a setting and without a wish nothing is due; what the settings no longer name is forgotten."""
    keeper = Keeper()
    await _round(house.world, keeper)
    async with house.world.store() as unit:
        await unit.sources.settle(["models.dev:https://models.dev/api.json"], 1, house.clock())
    await _round(house.world, keeper)

    assert 0 == keeper.asked


async def test_a_wished_page_is_read_again_and_a_turned_verdict_is_told(house: House) -> None:
    """Every week; the same text changes nothing, and another workspace's tool of that name is left alone."""
    keeper = Keeper(CATALOGUE.format(verdict="ship"))
    private = await Cataloguer(house.world.store, "grace", house.clock(), HOME).add("Flare 9", {"category": "Models"})
    async with house.world.store() as unit:
        await unit.catalog.put([FLARE], by="test", at=house.clock())
        await unit.sources.put(Source(PAGE, 7, house.clock()))
    told: list[int] = []
    for verdict in ("ship", "ship", "skip"):
        keeper.text = CATALOGUE.format(verdict=verdict)
        await _round(_world(house), keeper)
        told.append(len(_told(house)))
        house.clock.ahead += timedelta(days=7)
    async with house.world.store() as unit:
        source = await unit.sources.get(PAGE)
        tools = {tool.slug: tool for tool in await unit.catalog.tools()}

    assert [1, 1, 2] == told
    assert f"1 verdict changed at {PAGE}." == _told(house)[-1]
    assert [Verdict.SKIP] == [review.verdict for review in tools["flare-9"].panel.reviews]
    assert () == tools[private.slug].panel.reviews
    assert source
    assert f"1 verdict changed at {PAGE}." == source.report


async def test_a_crash_between_reading_and_writing_loses_nothing(house: House) -> None:
    """The reading is still due, and is made once more by whoever comes next; what it found is told once."""
    async with house.world.store() as unit:
        await unit.catalog.put([FLARE], by="test", at=house.clock())
        await unit.sources.put(Source(LIST, 7, house.clock()))
    keeper = Keeper()
    background, torn = LocalBackground(house.world.log), Torn(house.world.store)
    await Sourcing(replace(_world(house), store=torn), background, keeper).tick()
    torn.left = 2  # what is due and what is known are read; then it is over
    await background.drain()
    async with house.world.store() as unit:
        untouched = (
            await unit.sources.get(LIST),
            [one for one in await unit.catalog.tools() if one.slug == FLARE.slug],
        )
    await _round(_world(house), keeper)
    await _round(_world(house), keeper)

    assert untouched[0]
    assert untouched[0].read_at is None
    assert [FLARE] == untouched[1]
    assert ["1 price changed at models.dev."] == _told(house)
    assert 2 == keeper.asked


async def test_a_place_that_is_away_is_tried_again_within_the_hour(house: House) -> None:
    """And what was wrong stands in the list of sources until then."""
    async with house.world.store() as unit:
        await unit.sources.put(Source(LIST, 7, house.clock()))
    keeper = Keeper()
    keeper.away = True
    await _round(_world(house), keeper)
    async with house.world.store() as unit:
        troubled = await unit.sources.get(LIST)
    keeper.away = False
    house.clock.ahead += TROUBLED
    await _round(_world(house), keeper)
    async with house.world.store() as unit:
        well = await unit.sources.get(LIST)

    assert troubled
    assert well
    assert "answers 503" in troubled.report
    assert ("", True) == (troubled.digest, bool(well.digest))
    assert timedelta(days=6) < well.next_at - house.clock()


async def _round(world: World, keeper: Keeper) -> None:
    """One replica, started anew."""
    background = LocalBackground(world.log)
    await Sourcing(world, background, keeper).tick()
    await background.drain()
