"""What every deed asks first: who, where, which message, and is this person allowed to."""

from adapters.playground.discord import permissions
from adapters.playground.discord.nouns import Channel, Guild, Message, User
from adapters.playground.discord.wire import Refused
from adapters.playground.discord.world import World


class Cannot(Exception):
    """The client would not let a person do this; the text is a sentence for them."""


def person(world: World, who: str) -> User:
    """Somebody by id or by name."""
    found = world.users.get(who) or next((each for each in world.users.values() if each.name == who), None)
    if found is None:
        raise Cannot(f"There is nobody called {who}.")
    return found


def room(world: World, channel: str, user: User, *names: str) -> Channel:
    """A channel by id or by name that the person sees and has these permissions in."""
    found = world.channels.get(channel)
    if found is None:
        found = next((each for each in world.channels.values() if each.name == channel.lstrip("#")), None)
    if found is None:
        raise Cannot("This channel does not exist.")
    may(world, found, user, "VIEW_CHANNEL", *names)
    return found


def may(world: World, channel: Channel, user: User, *names: str) -> None:
    have = permissions.in_channel(world.guild_of(channel), channel, user.id)
    for name in names:
        if not have & permissions.BITS[name]:
            raise Cannot(f"{user.shown} has no permission to do this here ({name}).")


def message(channel: Channel, message: str, user: User) -> Message:
    """A message that the person has on the screen."""
    found = channel.messages.get(message)
    if found is None or found.deleted or found.whispered_to not in {None, user.id}:
        raise Cannot("This message does not exist.")
    return found


def public_message(channel: Channel, ident: str, user: User) -> Message:
    found = message(channel, ident, user)
    if found.whispered_to is not None:
        raise Cannot("Nobody can do this to a message that only you can see.")
    return found


def guild(world: World, workspace: str) -> Guild:
    found = world.guilds.get(workspace) or next(
        (each for each in world.guilds.values() if each.name == workspace), None
    )
    if found is None:
        raise Cannot("This server does not exist.")
    return found


def sentence(refused: Refused) -> str:
    return f"Discord refused: {refused.message} ({refused.code})."
