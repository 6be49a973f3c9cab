"""/verdict votes: one's own votes, to look at, change or delete."""

from zoneinfo import ZoneInfo

from bot.ballots import WITHDRAWN, desk
from bot.commands import Call
from bot.emoji import SHIP, SKIP
from bot.errors import Refusal
from bot.handlers.ballot import vote
from bot.ports.platform import Reply
from bot.ports.world import World
from bot.wording.mine import change_card, votes_card
from bot.workers.speech import caller_ref, speak

_MARKS = {"ship": SHIP, "skip": SKIP, "delete": WITHDRAWN}


async def mine(world: World, call: Call, reply: Reply) -> None:
    words = await speak(world, call)
    async with world.store() as unit:
        votes = await unit.voters.votes(world.keys.voter(caller_ref(call)))
    snapshot = await world.shelf.current(call.where.home)
    newest = sorted(votes, key=lambda slug: votes[slug].at, reverse=True)
    zone = ZoneInfo((await world.homes.get(call.where.home)).settings.zone)
    await reply.whisper(votes_card(words, votes, snapshot.by_slugs(newest), zone))


async def change(world: World, call: Call, reply: Reply) -> None:
    """First names the tool (from the menu), then says what to do with the vote on it (from a button)."""
    words = await speak(world, call)
    key, *rest = call.args or (call.values.get("choice", ""),)
    tools = (await world.shelf.current(call.where.home)).by_keys([key])
    if not tools:
        raise Refusal(words.say("This tool is no longer in the catalogue."))
    tool = tools[0]
    wish = _MARKS.get(rest[0]) if rest else None
    if wish is not None:
        box = desk(call.where.home, (tool.slug,), world.clock())
        async with world.store() as unit:
            await unit.boxes.open(box)
        await vote(world, call, box.message, frozenset({wish}))
    async with world.store() as unit:
        votes = await unit.voters.votes(world.keys.voter(caller_ref(call)))
    await reply.update(change_card(words, tool, votes.get(tool.slug)))
