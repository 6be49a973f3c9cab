"""Whom the bot speaks with: the caller's language where the platform tells it, else the workspace's."""

from bot.commands import Call
from bot.errors import Refusal
from bot.ids import UserRef
from bot.ports.world import World
from bot.wording.words import Words, words


async def speak(world: World, call: Call) -> Words:
    if call.caller.locale:
        return words(call.caller.locale)
    home = await world.homes.get(call.where.home)
    return words(home.settings.locale)


def caller_ref(call: Call) -> UserRef:
    """The caller as a voter: outside people of shared channels belong to their own workspace."""
    return UserRef(call.where.platform, call.caller.workspace or call.where.workspace, call.caller.user)


async def may_moderate(world: World, call: Call) -> bool:
    """The platform's administrators, and the people whom the workspace named."""
    if call.caller.workspace and call.caller.workspace != call.where.workspace:
        return False
    home = await world.homes.get(call.where.home)
    return call.caller.admin or call.caller.user in home.settings.moderators


async def moderators_only(world: World, call: Call, words: Words) -> None:
    """Asked again at every action: a button carries no authority."""
    if not await may_moderate(world, call):
        raise Refusal(words.say("Only moderators may do this. Ask an administrator of this workspace."))
