"""/verdict board [category]: the leaderboard, for the channel."""

from collections.abc import Mapping

from bot.ballots import Tally
from bot.commands import Call
from bot.errors import Refusal
from bot.lookup import Snapshot
from bot.numbers.board import board as ordered
from bot.numbers.counts import Counts
from bot.numbers.prior import fit
from bot.ports.platform import Reply
from bot.ports.world import World
from bot.wording.board import Place, board_card
from bot.wording.words import Words
from bot.workers.speech import speak

LONGEST = 15


async def board(world: World, call: Call, reply: Reply) -> None:
    words = await speak(world, call)
    snapshot = await world.shelf.current()
    category = _category(words, snapshot, " ".join([*call.parts, call.text]).strip())
    async with world.store() as unit:
        voted = await unit.tallies.all(None, category)
    tallies = {slug: one.everywhere for slug, one in voted.items() if slug in snapshot.tools and one.everywhere.n}
    await reply.post(board_card(words, category or "", _places(tallies, snapshot)[:LONGEST]))


def _category(words: Words, snapshot: Snapshot, wish: str) -> str | None:
    """The category meant: by its whole name, else by a part of it."""
    if not wish:
        return None
    categories = sorted({tool.category for tool in snapshot.tools.values() if tool.category})
    exact = [one for one in categories if one.casefold() == wish.casefold()]
    partly = [one for one in categories if wish.casefold() in one.casefold()]
    if not exact and not partly:
        known = words.listed(categories)
        raise Refusal(words.say("I know no category {wish}. There are {categories}.", wish=wish[:80], categories=known))
    return (exact or partly)[0]


def _places(tallies: Mapping[str, Tally], snapshot: Snapshot) -> list[Place]:
    counts = {slug: Counts(tally.ship, tally.skip) for slug, tally in tallies.items()}
    result = ordered({slug: [votes] for slug, votes in counts.items()}, fit(counts.values()))
    ranked = [Place(snapshot.tools[one.tool], tallies[one.tool], one.rank) for one in result.places]
    return ranked + [Place(snapshot.tools[slug], tallies[slug], None) for slug in result.new]
