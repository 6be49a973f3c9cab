"""Builds a box's card again from the store: the card is never patched."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.ballots import Box, BoxKind, Community
from bot.cards import Card
from bot.comparison import Comparison, Freshness
from bot.errors import StoreAway
from bot.ids import WorkspaceRef
from bot.ports.world import World
from bot.tools import Tool
from bot.wording.comparison import comparison_card
from bot.wording.tool import tool_card
from bot.wording.words import words


async def compare(
    world: World, home: WorkspaceRef, tools: tuple[Tool, ...], *, asker: str = "", in_sync: bool = True
) -> Comparison:
    """The tools with their community numbers as of now."""
    slugs = [tool.slug for tool in tools]
    async with world.store() as unit:
        duel: tuple[int, int] | None = None
        if len(slugs) == 2:  # noqa: PLR2004
            community, duel = await unit.tallies.pair(home, *slugs)
        else:
            community = await unit.tallies.community(home, slugs)
        prior = await world.priors.of(unit, tools[0].category)
    return Comparison(tools, community, Freshness(world.clock(), in_sync), asker, prior, duel)


async def compare_anyway(world: World, home: WorkspaceRef, tools: tuple[Tool, ...], *, asker: str = "") -> Comparison:
    """For whoever asks: while the database is away, what is known of the tools without it."""
    try:
        return await compare(world, home, tools, asker=asker)
    except StoreAway as trouble:
        world.log.warning("compare.without_votes", trouble=str(trouble))
        nobody = dict.fromkeys((tool.slug for tool in tools), Community())
        return Comparison(tools, nobody, Freshness(world.clock(), in_sync=False, away=True), asker)


async def card_of(world: World, box: Box, *, in_sync: bool) -> Card | None:
    """The box's card as it should look now; None when its tools have left the catalogue."""
    home = box.message.channel.home
    tools = (await world.shelf.current(home)).by_slugs(box.tools)
    if len(tools) != len(box.tools):
        return None
    comparison = await compare(world, home, tools, asker=box.asker, in_sync=in_sync)
    return await draw(world, comparison, home, box)


async def draw(world: World, comparison: Comparison, home: WorkspaceRef, box: Box | None, locale: str = "") -> Card:
    """The card in the language in which it was asked for."""
    workspace = await world.homes.get(home)
    speech = words((box.locale if box else locale) or workspace.settings.locale)
    zone = ZoneInfo(workspace.settings.zone)
    single = box.kind is not BoxKind.COMPARISON if box else len(comparison.tools) == 1
    if not single:
        return comparison_card(speech, comparison, zone)
    shelf = await world.shelf.current(home)
    asked = () if comparison.freshness.away else await _asked_with(world, comparison.tools[0])
    return tool_card(speech, comparison, shelf.neighbours(comparison.tools[0], asked, limit=4), zone)


async def _asked_with(world: World, tool: Tool) -> Sequence[str]:
    async with world.store() as unit:
        return await unit.asks.rivals(tool.slug)
