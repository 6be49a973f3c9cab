"""Tools that go, become one or come back, asked about before; and what was changed by whom."""

from zoneinfo import ZoneInfo

from bot.actions import Action
from bot.commands import Call
from bot.errors import Refusal
from bot.handlers.catalog.desk import Desk, at_desk
from bot.ports.platform import Reply
from bot.ports.world import World
from bot.tools import Tool
from bot.wording.catalog import history_card, sure_card

YES = "yes"


async def ask_retire(desk: Desk, tool: Tool) -> None:
    if tool.retired:
        raise Refusal(desk.words.say("{tool} is retired already.", tool=tool.name))
    question = desk.words.say(
        "Retire {tool}? No answer speaks of it then. Its votes are kept, and you can bring it back.", tool=tool.name
    )
    yes = Action("catalog_retire", (tool.key, YES))
    await desk.reply.update(sure_card(desk.words, question, desk.words.say("Retire"), yes, tool))


async def ask_merge(desk: Desk, gone: Tool, stays: Tool) -> None:
    if gone.slug == stays.slug:
        raise Refusal(desk.words.say("Both names mean {tool}. Say two tools, the one that goes first.", tool=gone.name))
    question = desk.words.say(
        "Make {gone} a name of {stays}? Its votes go along, and nobody can part them again.",
        gone=gone.name,
        stays=stays.name,
    )
    yes = Action("catalog_merge", (gone.key, stays.key, YES))
    await desk.reply.update(sure_card(desk.words, question, desk.words.say("Merge"), yes, gone))


async def bring_back(desk: Desk, tool: Tool) -> None:
    if not tool.retired:
        raise Refusal(desk.words.say("{tool} is not retired.", tool=tool.name))
    back = await desk.cataloguer.retire(tool.slug, back=True)
    desk.world.log.info("catalog.restored", workspace=desk.call.where.workspace)
    await desk.show(back, desk.words.say("{tool} is back.", tool=tool.name))


async def tell_history(desk: Desk, tool: Tool) -> None:
    _, changes = await desk.cataloguer.history(tool.slug)
    zone = ZoneInfo((await desk.world.homes.get(desk.call.where.home)).settings.zone)
    await desk.reply.update(history_card(desk.words, tool, changes, zone))


async def catalog_retire(world: World, call: Call, reply: Reply) -> None:
    desk = await at_desk(world, call, reply)
    tool = await desk.own(next(iter(call.args), ""))
    if call.args[1:] != (YES,) or tool.retired:
        await ask_retire(desk, tool)
        return
    gone = await desk.cataloguer.retire(tool.slug)
    world.log.info("catalog.retired", workspace=call.where.workspace)
    await desk.show(gone, desk.words.say("{tool} is retired.", tool=tool.name))


async def catalog_merge(world: World, call: Call, reply: Reply) -> None:
    """By the button under the question; a second press finds one tool of the two gone."""
    desk = await at_desk(world, call, reply)
    first, second, *yes = (*call.args, "", "")
    stays = await desk.meant(second)
    gone = await desk.meant(first)
    if gone.slug != stays.slug:
        desk.mine(gone)
    if yes[:1] != [YES] or gone.slug == stays.slug:
        await ask_merge(desk, gone, stays)
        return
    merged = (await desk.cataloguer.merge(gone.slug, stays.slug))[1]
    world.log.info("catalog.merged", workspace=call.where.workspace)
    said = desk.words.say("{gone} is now {stays}; its votes went along.", gone=gone.name, stays=stays.name)
    await desk.show(merged, said)


async def catalog_restore(world: World, call: Call, reply: Reply) -> None:
    desk = await at_desk(world, call, reply)
    await bring_back(desk, await desk.own(next(iter(call.args), "")))


async def catalog_history(world: World, call: Call, reply: Reply) -> None:
    desk = await at_desk(world, call, reply)
    await tell_history(desk, await desk.meant(next(iter(call.args), "")))
