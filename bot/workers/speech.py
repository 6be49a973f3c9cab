"""Whom the bot speaks with: the caller's language where the platform tells it, else the workspace's."""

from bot.commands import Call
from bot.errors import Refusal
from bot.ids import UserRef
from bot.ports.world import World
from bot.wording.words import Words, words
from bot.workspaces import Who


async def speak(world: World, call: Call) -> Words:
    if call.caller.locale:
        return words(call.caller.locale)
    home = await world.homes.get(call.where.home)
    return words(home.settings.locale)


def names_of(world: World, call: Call) -> Words | None:
    """The language of the commands' own names, where the caller's client shows them so."""
    messenger = world.messengers.get(call.where.platform)
    return words(call.caller.locale) if messenger and messenger.localises else None


def typed_by(world: World, call: Call, name: str, rest: str = "") -> str:
    """The command as the caller types it, for what only the caller reads."""
    names, umbrella = names_of(world, call), world.settings.umbrella_command
    shown = [names.command(one) if names else one for one in (umbrella, name)]
    return f"/{' '.join(shown)} {rest}".rstrip()


def caller_ref(call: Call) -> UserRef:
    """The caller as a voter: outside people of shared channels belong to their own workspace."""
    return UserRef(call.where.platform, call.caller.workspace or call.where.workspace, call.caller.user)


def at_home(call: Call) -> bool:
    """People from other workspaces, in channels that are shared with them, administrate nothing here."""
    return not call.caller.workspace or call.caller.workspace == call.where.workspace


async def may_moderate(world: World, call: Call) -> bool:
    """The platform's administrators, and the people whom the workspace named."""
    home = await world.homes.get(call.where.home)
    return at_home(call) and (call.caller.admin or call.caller.user in home.settings.moderators)


async def may(world: World, call: Call, who: Who) -> bool:
    if who is Who.EVERYONE:
        return at_home(call) and not call.caller.guest
    return at_home(call) and call.caller.admin if who is Who.ADMINS else await may_moderate(world, call)


async def moderators_only(world: World, call: Call, words: Words) -> None:
    """Asked again at every action: a button carries no authority."""
    if not await may_moderate(world, call):
        raise Refusal(words.say("Only moderators may do this. Ask an administrator of this workspace."))


def admins_only(call: Call, words: Words) -> None:
    if not (at_home(call) and call.caller.admin):
        raise Refusal(words.say("Only administrators of this workspace may do this. Ask one of them."))


async def editors_only(world: World, call: Call, words: Words) -> None:
    """For the catalogue."""
    if not await may(world, call, (await world.homes.get(call.where.home)).settings.editors):
        raise Refusal(words.say("You may not edit the catalogue here. Ask an administrator of this workspace."))


async def subscribers_only(world: World, call: Call, words: Words) -> None:
    """For the weekly verdicts."""
    if not await may(world, call, (await world.homes.get(call.where.home)).settings.subscribers):
        raise Refusal(words.say("You may not set up weekly verdicts here. Ask an administrator of this workspace."))
