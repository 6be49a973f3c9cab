"""A question asked at the terminal: the same resolver and the same card as in the chats."""

from zoneinfo import ZoneInfo

from bot.cards import Card
from bot.comparison import Comparison
from bot.ids import Platform, WorkspaceRef
from bot.names import Found
from bot.ports.world import World
from bot.wording.comparison import comparison_card
from bot.wording.trouble import said_plainly
from bot.wording.words import words
from bot.workers.rebuild import compare

TERMINAL = WorkspaceRef(Platform("terminal"), "")


class Unclear(ValueError):
    """A question that the resolver cannot answer as it was typed."""


async def compare_card(world: World, question: str) -> Card:
    """The comparison's card; ValueError says which names are unclear and what they might be."""
    snapshot = await world.shelf.current()
    answer = snapshot.resolve(question)
    if not isinstance(answer, Found):
        raise Unclear(said_plainly(words(world.settings.locale), answer, snapshot.tools))
    comparison: Comparison = await compare(world, TERMINAL, snapshot.by_slugs(answer.slugs))
    return comparison_card(words(world.settings.locale), comparison, ZoneInfo(world.settings.zone))
