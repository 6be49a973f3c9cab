"""/compare A B: two to four tools side by side, posted to the channel with a ballot box under it."""

from bot.commands import Call
from bot.handlers.asked import tools_to_compare
from bot.ports.platform import Reply
from bot.ports.world import World
from bot.workers.posting import show_card
from bot.workers.rebuild import compare_anyway, draw


async def compare(world: World, call: Call, reply: Reply) -> None:
    tools = await tools_to_compare(world, call, reply)
    if tools is None:
        return
    home = call.where.home
    comparison = await compare_anyway(world, home, tools, asker=call.caller.name)
    card = await draw(world, comparison, home, None, call.caller.locale or "")
    world.asked.note(home, [tool.slug for tool in tools], world.clock())
    await show_card(world, call, reply, card, comparison)
