"""Posts a card and opens its ballot box: posted, opened, seeded, read once, so that no early tap is lost."""

from dataclasses import replace

from bot.ballots import Box, BoxKind
from bot.cards import Card
from bot.commands import Call
from bot.comparison import Comparison
from bot.errors import PlatformError, StoreAway
from bot.ports.platform import Reply
from bot.ports.world import World
from bot.workers.intake import take_state
from bot.workers.rebuild import draw


async def show_card(world: World, call: Call, reply: Reply, card: Card, comparison: Comparison) -> None:
    """Posts it with a ballot box; without one where the votes could not be read, for they could not be kept either."""
    message = await reply.post(card)
    if message is None or comparison.freshness.away:
        return
    tools = comparison.tools
    box = Box(
        message=message,
        kind=BoxKind.COMPARISON if len(tools) > 1 else BoxKind.SINGLE,
        tools=tuple(tool.slug for tool in tools),
        opened=world.clock(),
        asker=call.caller.name,
        locale=call.caller.locale or "",
    )
    try:
        await open_box(world, box, card)
    except StoreAway as trouble:
        world.log.warning("box.not_opened", trouble=str(trouble), message=message.message)
        await _without_ballot(world, box, comparison)


async def _without_ballot(world: World, box: Box, comparison: Comparison) -> None:
    """The card stands already, under which nothing can be kept: it may not go on asking for votes."""
    away = replace(comparison, freshness=replace(comparison.freshness, in_sync=False, away=True))
    card = await draw(world, away, box.message.channel.home, None, box.locale)
    try:
        await world.messengers[box.message.channel.platform].edit(box.message, card)
    except PlatformError as trouble:
        world.log.warning("card.not_taken_back", trouble=type(trouble).__name__, message=box.message.message)


async def open_box(world: World, box: Box, card: Card) -> None:
    """The box is open before the seeds are set; a platform that refuses either leaves a box that is checked later."""
    async with world.store() as unit:
        await unit.boxes.open(box)
    messenger = world.messengers[box.message.channel.platform]
    try:
        await messenger.seed(box.message, card.seeds)
        await take_state(world, box.message, await messenger.reactions(box.message))
    except PlatformError as trouble:
        world.log.warning("box.not_seeded", trouble=type(trouble).__name__, message=box.message.message)
