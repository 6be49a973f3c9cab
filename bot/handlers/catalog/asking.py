"""/verdict catalog as it is typed, and the desk that shows everything that can be done."""

from collections.abc import Awaitable, Callable, Mapping

from bot.catalog.wish import Do, Wish, picked, read_wish
from bot.commands import Call
from bot.errors import Refusal
from bot.handlers.catalog.adding import open_adding, open_basics
from bot.handlers.catalog.desk import Desk, at_desk
from bot.handlers.catalog.naming import give_names, open_names
from bot.handlers.catalog.parting import ask_merge, ask_retire, bring_back, tell_history
from bot.handlers.catalog.reviewing import open_review
from bot.ports.platform import Reply
from bot.ports.world import World
from bot.wording.catalog import desk_card
from bot.workers.speech import typed_by


async def catalog(world: World, call: Call, reply: Reply) -> None:
    """What is typed; nothing typed shows what there is to do."""
    desk = await at_desk(world, call, reply)
    wish = picked(call.options) if call.options.get("what") or call.options.get("tool") else read_wish(call.text)
    if wish.do in _NEEDS_A_TOOL and not wish.first:
        command = typed_by(world, call, "catalog", f"{wish.do} {_NEEDS_A_TOOL[wish.do]}")
        raise Refusal(desk.words.say("Which tool? Write {command}", command=command))
    await _DO[wish.do](desk, wish)


async def catalog_tool(world: World, call: Call, reply: Reply) -> None:
    """Chosen in the menu, or gone back to."""
    desk = await at_desk(world, call, reply)
    await desk.show(await desk.meant(call.values.get("choice") or next(iter(call.args), "")))


async def catalog_forget(world: World, call: Call, reply: Reply) -> None:
    """A name that nobody needs to be told of any more."""
    desk = await at_desk(world, call, reply)
    await desk.no_longer_missed(next(iter(call.args), ""))
    await _desk(desk)


async def _show(desk: Desk, wish: Wish) -> None:
    await (desk.show(await desk.meant(wish.first)) if wish.first else _desk(desk))


async def _desk(desk: Desk) -> None:
    tools = (await desk.cataloguer.tools()).values()
    own = sorted((tool for tool in tools if tool.workspace), key=lambda tool: (tool.retired, tool.name.casefold()))
    command = typed_by(desk.world, desk.call, "catalog")
    await desk.reply.update(desk_card(desk.words, own, await desk.missed(), command))


async def _add(desk: Desk, wish: Wish) -> None:
    await open_adding(desk, wish.first)


async def _edit(desk: Desk, wish: Wish) -> None:
    await open_basics(desk, await desk.own(wish.first))


async def _alias(desk: Desk, wish: Wish) -> None:
    tool = await desk.meant(wish.first)
    await (give_names(desk, tool, wish.names) if wish.names else open_names(desk, tool))


async def _review(desk: Desk, wish: Wish) -> None:
    await open_review(desk, await desk.meant(wish.first))


async def _retire(desk: Desk, wish: Wish) -> None:
    await ask_retire(desk, await desk.own(wish.first))


async def _restore(desk: Desk, wish: Wish) -> None:
    await bring_back(desk, await desk.own(wish.first))


async def _merge(desk: Desk, wish: Wish) -> None:
    if not wish.second:
        raise Refusal(desk.words.say("Say both tools, the one that goes first: merge TOOL into TOOL"))
    gone = await desk.own(wish.first)
    await ask_merge(desk, gone, await desk.beside(gone, wish.second))


async def _history(desk: Desk, wish: Wish) -> None:
    await tell_history(desk, await desk.meant(wish.first))


_NEEDS_A_TOOL: Mapping[Do, str] = {
    Do.EDIT: "TOOL",
    Do.REVIEW: "TOOL",
    Do.RETIRE: "TOOL",
    Do.RESTORE: "TOOL",
    Do.MERGE: "TOOL into TOOL",
    Do.HISTORY: "TOOL",
}
_DO: Mapping[Do, Callable[[Desk, Wish], Awaitable[None]]] = {
    Do.SHOW: _show,
    Do.ADD: _add,
    Do.EDIT: _edit,
    Do.ALIAS: _alias,
    Do.REVIEW: _review,
    Do.RETIRE: _retire,
    Do.RESTORE: _restore,
    Do.MERGE: _merge,
    Do.HISTORY: _history,
}
