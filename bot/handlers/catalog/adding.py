"""Tools of a workspace's own, added and edited by forms."""

from collections.abc import Mapping

from bot.actions import Action
from bot.catalog.sheets import BASICS, basics, details, print_of, wanted
from bot.commands import Call
from bot.errors import Refusal
from bot.forms import Form
from bot.handlers.catalog.desk import Desk, at_desk
from bot.ports.platform import Reply
from bot.ports.world import World
from bot.tools import Tool
from bot.wording.catalog_forms import UNSAID, basics_form, details_form
from bot.wording.words import Words


async def open_adding(desk: Desk, name: str, tag: str = "") -> None:
    await desk.reply.ask(_adding(desk.words, tag, {"name": name}))


async def open_basics(desk: Desk, tool: Tool) -> None:
    await desk.reply.ask(_basics(desk.words, tool))


async def catalog_add(world: World, call: Call, reply: Reply) -> None:
    """The button; of a name that people asked for, with this name filled in."""
    desk = await at_desk(world, call, reply)
    tag = next(iter(call.args), "")
    await open_adding(desk, await desk.missed_name(tag), tag)


async def catalog_added(world: World, call: Call, reply: Reply) -> None:
    """The form; what is wrong in it is said, and all that was typed is kept."""
    desk = await at_desk(world, call, reply)
    tag = next(iter(call.args), "")
    fields = dict(wanted(dict.fromkeys(BASICS, ""), call.values))
    try:
        tool = await desk.cataloguer.add(fields.pop("name", ""), fields)
    except Refusal as refusal:
        again = Action("catalog_add", (tag,) if tag else ())
        await desk.give_back(refusal, _adding(desk.words, tag, {}), again)
        return
    await desk.no_longer_missed(tag)
    world.log.info("catalog.added", workspace=call.where.workspace)
    await desk.show(tool, desk.words.say("{tool} is added. Only this workspace sees it.", tool=tool.name))


async def catalog_edit(world: World, call: Call, reply: Reply) -> None:
    desk = await at_desk(world, call, reply)
    await open_basics(desk, await desk.own(next(iter(call.args), "")))


async def catalog_edited(world: World, call: Call, reply: Reply) -> None:
    desk = await at_desk(world, call, reply)
    tool = await desk.own(next(iter(call.args), ""))
    await _save(desk, tool, basics(tool), call.values, _basics(desk.words, tool))


async def catalog_details(world: World, call: Call, reply: Reply) -> None:
    desk = await at_desk(world, call, reply)
    await reply.ask(_details(desk.words, await desk.own(next(iter(call.args), ""))))


async def catalog_detailed(world: World, call: Call, reply: Reply) -> None:
    desk = await at_desk(world, call, reply)
    tool = await desk.own(next(iter(call.args), ""))
    typed = {name: "" if value == UNSAID else value for name, value in call.values.items()}
    await _save(desk, tool, details(tool), typed, _details(desk.words, tool))


async def _save(desk: Desk, tool: Tool, before: Mapping[str, str], typed: Mapping[str, str], form: Form) -> None:
    """Only what differs from what was in the form; unless somebody else has changed the tool meanwhile."""
    changed = wanted(before, typed)
    try:
        if desk.call.args[1:2] != (print_of(before),):
            raise Refusal(  # noqa: TRY301
                desk.words.say("{tool} was changed while you wrote. Look at it, and save once more.", tool=tool.name)
            )
        after = (await desk.cataloguer.edit(tool.slug, changed))[1] if changed else tool
    except Refusal as refusal:
        await desk.give_back(refusal, form, Action(_OPENED_BY[form.action.verb], (tool.key,)))
        return
    if changed:
        desk.world.log.info("catalog.edited", workspace=desk.call.where.workspace)
        await desk.show(after, desk.words.say("{tool} is saved.", tool=after.name))
    else:
        await desk.show(after, desk.words.say("Nothing was changed."))


_OPENED_BY = {"catalog_edited": "catalog_edit", "catalog_detailed": "catalog_details"}


def _adding(words: Words, tag: str, given: Mapping[str, str]) -> Form:
    return basics_form(words, words.say("Add a tool"), Action("catalog_added", (tag,) if tag else ()), given)


def _basics(words: Words, tool: Tool) -> Form:
    given = basics(tool)
    return basics_form(words, words.say("Edit a tool"), Action("catalog_edited", (tool.key, print_of(given))), given)


def _details(words: Words, tool: Tool) -> Form:
    given = details(tool)
    return details_form(words, tool, Action("catalog_detailed", (tool.key, print_of(given))), given)
