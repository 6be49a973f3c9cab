"""Posts a card and opens its ballot box: posted, opened, seeded, read once, so that no early tap is lost."""

from bot.ballots import Box, BoxKind
from bot.cards import Card
from bot.commands import Call
from bot.comparison import Comparison
from bot.errors import PlatformError
from bot.ids import MessageRef
from bot.ports.platform import Reply
from bot.ports.world import World
from bot.tools import Tool
from bot.workers.intake import take_state


async def show_card(world: World, call: Call, reply: Reply, card: Card, comparison: Comparison) -> None:
    """Posts it with a ballot box; without one where the votes could not be read, for they could not be kept either."""
    if comparison.freshness.away:
        await reply.post(card)
    else:
        await post(world, call, reply, card, comparison.tools)


async def post(world: World, call: Call, reply: Reply, card: Card, tools: tuple[Tool, ...]) -> MessageRef | None:
    """Shows the card to the channel. Where reactions cannot be read there is no box, and the card has buttons."""
    message = await reply.post(card)
    if message is None:
        return None
    box = Box(
        message=message,
        kind=BoxKind.COMPARISON if len(tools) > 1 else BoxKind.SINGLE,
        tools=tuple(tool.slug for tool in tools),
        opened=world.clock(),
        asker=call.caller.name,
        locale=call.caller.locale or "",
    )
    await open_box(world, box, card)
    return message


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
