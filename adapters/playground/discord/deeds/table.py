"""The table of deeds, and the one door for JSON."""

import inspect
from collections.abc import Awaitable, Callable
from typing import Final

from adapters.playground.discord.deeds import belonging, commanding, moderating, pressing, talking
from adapters.playground.discord.deeds.manners import Cannot, sentence
from adapters.playground.discord.wire import Json, Refused
from adapters.playground.discord.world import World

DEEDS: Final[dict[str, Callable[..., Awaitable[Json]]]] = {
    "command": commanding.command,
    "complete": commanding.complete,
    "shortcut": commanding.shortcut,
    "press": pressing.press,
    "choose": pressing.choose,
    "submit": pressing.submit,
    "close": pressing.close,
    "say": talking.say,
    "edit": talking.edit,
    "dismiss": talking.dismiss,
    "react": talking.react,
    "unreact": talking.unreact,
    "delete": moderating.delete,
    "purge": moderating.purge,
    "clear": moderating.clear,
    "remove_reaction": moderating.remove_reaction,
    "delete_channel": moderating.delete_channel,
    "archive": moderating.archive,
    "restrict": moderating.restrict,
    "kick": moderating.kick,
    "rejoin": moderating.rejoin,
    "outage": moderating.outage,
    "leave": belonging.leave,
    "ban": belonging.ban,
    "unban": belonging.unban,
    "join": belonging.join,
    "assign": belonging.assign,
    "install": moderating.install,
}


async def act(world: World, deed: Json) -> Json:
    """Do what a person wants: `do` names the deed, `as` the person; the rest are the deed's own words."""
    words = {("user" if key == "as" else key): value for key, value in deed.items() if key != "do"}
    what = str(deed.get("do"))
    if what not in DEEDS:
        return {"ok": False, "error": f"Nobody can “{what}” here."}
    try:
        inspect.signature(DEEDS[what]).bind(world, **words)
    except TypeError as error:
        return {"ok": False, "error": f"“{what}”: {error}."}
    try:
        return await DEEDS[what](world, **words)
    except Cannot as no:
        return {"ok": False, "error": str(no)}
    except Refused as no:
        return {"ok": False, "error": sentence(no)}
