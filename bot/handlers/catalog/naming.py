"""What a workspace calls tools: its own tools and public ones, for nobody but itself."""

from collections.abc import Sequence

from bot.actions import Action
from bot.catalog.wish import names
from bot.commands import Call
from bot.errors import Refusal
from bot.forms import Form
from bot.handlers.catalog.desk import Desk, at_desk
from bot.ports.platform import Reply
from bot.ports.world import World
from bot.tools import Tool
from bot.wording.catalog_forms import names_form


async def open_names(desk: Desk, tool: Tool) -> None:
    await desk.reply.ask(_form(desk, tool.name, ", ".join(desk.cataloguer.own_names(tool)), (tool.key,)))


async def give_names(desk: Desk, tool: Tool, wished: Sequence[str]) -> None:
    """More names, beside those that there are."""
    named = await desk.cataloguer.alias(tool.slug, wished)
    desk.world.log.info("catalog.named", workspace=desk.call.where.workspace)
    await desk.show(named, _said(desk, named))


async def catalog_names(world: World, call: Call, reply: Reply) -> None:
    """The button of a tool, or of a name that people asked for and that may mean any tool."""
    desk = await at_desk(world, call, reply)
    key, tag = _opened_for(call)
    if key:
        await open_names(desk, await desk.meant(key))
    else:
        await reply.ask(_form(desk, "", await desk.missed_name(tag), call.args))


async def catalog_named(world: World, call: Call, reply: Reply) -> None:
    """All names that the tool shall have here; where the form was not about this tool, they are only added."""
    desk = await at_desk(world, call, reply)
    key, tag = _opened_for(call)
    wished = names(call.values.get("names", ""))
    try:
        tool = await desk.meant(call.values.get("tool", ""))
        before = desk.cataloguer.own_names(tool) if tool.key == key else ()
        gone = [name for name in before if name not in wished]
        tool = await desk.cataloguer.rename(tool.slug, gone, [name for name in wished if name not in before])
    except Refusal as refusal:
        await desk.give_back(refusal, _form(desk, "", "", call.args), Action("catalog_names", call.args))
        return
    await desk.no_longer_missed(tag)
    world.log.info("catalog.named", workspace=call.where.workspace)
    await desk.show(tool, _said(desk, tool))


def _opened_for(call: Call) -> tuple[str, str]:
    """(key of a tool, tag of a name that was missed); either may be missing."""
    key, tag, *_ = (*call.args, "", "")
    return key, tag


def _form(desk: Desk, tool: str, given: str, args: tuple[str, ...]) -> Form:
    return names_form(desk.words, tool, given, Action("catalog_named", args))


def _said(desk: Desk, tool: Tool) -> str:
    own = desk.cataloguer.own_names(tool)
    if not own:
        return desk.words.say("{tool} has no names of your own.", tool=tool.name)
    return desk.words.say("{names}: here this means {tool}.", names=desk.words.listed(own), tool=tool.name)
