"""Whom the bot speaks with: the caller's language where the platform tells it, else the workspace's."""

from bot.commands import Call
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
