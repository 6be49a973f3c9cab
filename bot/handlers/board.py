"""/verdict board [here] [category]: the leaderboard, for the channel."""

from collections.abc import Mapping, Sequence
from math import inf

from bot.ballots import Tally
from bot.commands import Call
from bot.errors import Refusal
from bot.lookup import Snapshot
from bot.numbers.board import board as ordered
from bot.numbers.counts import Counts, pooled
from bot.numbers.prior import fit
from bot.ports.platform import Reply
from bot.ports.world import World
from bot.wording.board import Place, Scope, board_card
from bot.wording.words import Words
from bot.workers.speech import speak

LONGEST = 15
MOST_OF_ONE = 50
"""votes on a tool with which one workspace weighs in the order of all: with so many it can settle who leads by itself
where the shares are 20 points apart (40 of 50 against 30 of 50: P = .98), and more people in it should decide no more"""
HERE = "here"


async def board(world: World, call: Call, reply: Reply) -> None:
    words = await speak(world, call)
    snapshot = await world.shelf.current(call.where.home)
    here, wish = _scope(words, " ".join([*call.parts, call.text]).strip())
    category = _category(words, snapshot, wish)
    async with world.store() as unit:
        if here:
            mine = await unit.tallies.all(call.where.home, category)
            voted: Mapping[str, Sequence[Tally]] = {slug: [one.here] for slug, one in mine.items() if one.here.n}
        else:
            voted = await unit.tallies.by_workspace(category)
    known = {slug: tallies for slug, tallies in voted.items() if slug in snapshot.tools}
    cap = MOST_OF_ONE if any(len(tallies) > 1 for tallies in known.values()) else None
    scope = Scope(category or "", here=here, cap=cap)
    await reply.post(board_card(words, scope, places(known, snapshot, cap)[:LONGEST]))


def _scope(words: Words, wish: str) -> tuple[bool, str]:
    """(only this workspace, the category that is left)."""
    first, _, rest = wish.partition(" ")
    return (True, rest.strip()) if first.casefold() in {HERE, words.say(HERE).casefold()} else (False, wish)


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


def places(voted: Mapping[str, Sequence[Tally]], snapshot: Snapshot, most: int | None) -> list[Place]:
    """Ordered by what is weighed, printed as it was counted."""
    cap = inf if most is None else most
    counts = {slug: [Counts(one.ship, one.skip) for one in tallies] for slug, tallies in voted.items()}
    result = ordered(counts, fit(pooled(some, cap) for some in counts.values()), cap)
    printed = {slug: sum(tallies, Tally()) for slug, tallies in voted.items()}
    ranked = [Place(snapshot.tools[one.tool], printed[one.tool], one.rank) for one in result.places]
    return ranked + [Place(snapshot.tools[slug], printed[slug], None) for slug in result.new]
