"""Slack's App Home: the leaderboard of this workspace, one's own votes, its weekly posts, the settings."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.cards import Card
from bot.commands import Call
from bot.handlers.board import places
from bot.handlers.welcome import welcome
from bot.ports.platform import Reply
from bot.ports.world import World
from bot.wording.board import Scope, board_card
from bot.wording.catalog import keeping_card
from bot.wording.mine import votes_card
from bot.wording.weekly import list_card
from bot.wording.welcome import home_card
from bot.wording.words import Words
from bot.workers.missing import missed_names
from bot.workers.speech import caller_ref, may, speak

SHOWN = 10


async def home(world: World, call: Call, reply: Reply) -> None:
    words = await speak(world, call)
    snapshot = await world.shelf.current(call.where.home)
    async with world.store() as unit:
        voted = await unit.tallies.all(call.where.home)
        votes = await unit.voters.votes(world.keys.voter(caller_ref(call)))
        weekly = await unit.subscriptions.of(call.where.home)
    here = {slug: [one.here] for slug, one in voted.items() if slug in snapshot.tools and one.here.n}
    newest = sorted(votes, key=lambda slug: votes[slug].at, reverse=True)[:SHOWN]
    zone = ZoneInfo((await world.homes.get(call.where.home)).settings.zone)
    settings = world.settings
    board = board_card(words, Scope("", here=True, cap=None), places(here, snapshot, None)[:SHOWN])
    mine = votes_card(words, votes, snapshot.by_slugs(newest), zone)
    posts = list_card(words, weekly, settings.umbrella_command)
    parts = (board, mine, posts, *await _keeping(world, call, words))
    card = home_card(words, settings.compare_command, settings.umbrella_command, parts, mine.plain)
    await reply.update(card)
    # Where the token was set by hand nobody is known to have installed the bot: whoever looks first is welcomed.
    await welcome(world, call.where.home, caller_ref(call))


async def _keeping(world: World, call: Call, words: Words) -> Sequence[Card]:
    """What people asked for in vain, for those who may add it."""
    if not await may(world, call, (await world.homes.get(call.where.home)).settings.editors):
        return ()
    return (keeping_card(words, await missed_names(world, call.where.home)),)
