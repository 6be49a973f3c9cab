"""/verdict TOOL: the verdict on one tool, posted to the channel with a ballot box under it."""

from bot.commands import Call
from bot.handlers.asked import tools_of
from bot.handlers.compare import compare
from bot.ports.platform import Reply
from bot.ports.world import World
from bot.workers.posting import show_card
from bot.workers.rebuild import compare_anyway, draw


async def show(world: World, call: Call, reply: Reply) -> None:
    """A question that names several tools is a comparison, whatever command it was typed after."""
    tools = await tools_of(world, call, reply)
    if tools is None:
        return
    if len(tools) > 1:
        await compare(world, call, reply)
        return
    comparison = await compare_anyway(world, call.where.home, tools, asker=call.caller.name)
    card = await draw(world, comparison, call.where.home, None, call.caller.locale or "")
    await show_card(world, call, reply, card, comparison)
