"""Deleting, clearing, archiving; the app coming and going."""

from collections.abc import Sequence

from adapters.playground.discord import page, permissions, posting, reacting, views
from adapters.playground.discord.deeds.belonging import manager, tell
from adapters.playground.discord.deeds.manners import Cannot, guild, may, person, public_message, room
from adapters.playground.discord.nouns import THREAD, Member, Overwrite
from adapters.playground.discord.wire import Json
from adapters.playground.discord.world import World

DONE: Json = {"ok": True}


async def delete(world: World, user: str, channel: str, *, message: str) -> Json:
    """Delete one message, one's own or as a moderator."""
    who = person(world, user)
    where = room(world, channel, who)
    found = public_message(where, message, who)
    if found.author.id != who.id:
        may(world, where, who, "MANAGE_MESSAGES")
    posting.delete(world, [found])
    return DONE


async def purge(world: World, user: str, channel: str, *, messages: Sequence[str]) -> Json:
    """Delete many messages at once, as moderation bots do."""
    who = person(world, user)
    where = room(world, channel, who, "MANAGE_MESSAGES")
    posting.delete(world, [public_message(where, each, who) for each in messages])
    return DONE


async def clear(world: World, user: str, channel: str, *, message: str, emoji: str = "") -> Json:
    """Remove all reactions, or all of one emoji."""
    who = person(world, user)
    where = room(world, channel, who, "MANAGE_MESSAGES")
    found = public_message(where, message, who)
    if emoji:
        reacting.clear_emoji(world, found, emoji)
    else:
        reacting.clear(world, found)
    return DONE


async def remove_reaction(world: World, user: str, channel: str, *, message: str, emoji: str, of: str) -> Json:
    """A moderator removes somebody else's reaction."""
    who = person(world, user)
    where = room(world, channel, who, "MANAGE_MESSAGES")
    reacting.remove(world, public_message(where, message, who), person(world, of).id, emoji)
    return DONE


async def delete_channel(world: World, user: str, channel: str) -> Json:
    """A channel goes with its threads; nothing is said about the messages in it."""
    who = person(world, user)
    where = room(world, channel, who, "MANAGE_CHANNELS")
    home = world.guild_of(where)
    for each in [each for each in world.channels.values() if where.id in {each.id, each.parent}]:
        del world.channels[each.id]
        if home:
            home.channels.pop(each.id, None)
        event = "THREAD_DELETE" if each.type == THREAD else "CHANNEL_DELETE"
        world.publish(event, views.channel(each), each.guild)
        world.tell("channel", channel={"id": each.id, "deleted": True})
    return DONE


async def archive(world: World, user: str, channel: str, *, archived: bool = True) -> Json:
    """Close or reopen a thread."""
    where = room(world, channel, person(world, user))
    if where.type != THREAD:
        raise Cannot("Only threads are archived.")
    where.archived = archived
    world.publish("THREAD_UPDATE", views.thread(where), where.guild)
    world.tell("channel", channel=page.channel(world, where))
    return DONE


async def restrict(world: World, user: str, channel: str, *, deny: Sequence[str]) -> Json:
    """Take permissions from the app in one channel; an empty list gives them back."""
    where = room(world, channel, person(world, user), "MANAGE_CHANNELS")
    where.overwrites = [each for each in where.overwrites if each.target != world.app.id]
    if unknown := set(deny) - set(permissions.BITS):
        raise Cannot(f"There is no permission {', '.join(sorted(unknown))}.")
    if deny:
        where.overwrites.append(Overwrite(world.app.id, 1, deny=permissions.bits(*deny)))
    world.publish("CHANNEL_UPDATE", views.channel(where), where.guild)
    world.tell("channel", channel=page.channel(world, where))
    return DONE


async def kick(world: World, user: str, *, workspace: str) -> Json:
    """The app is thrown out: the last thing it hears of the server."""
    _, where = manager(world, user, workspace)
    if where.installed:
        world.publish("GUILD_DELETE", {"id": where.id}, where.id)
        where.installed = False
        tell(world, where)
    return DONE


async def rejoin(world: World, user: str, *, workspace: str) -> Json:
    """The app is invited again."""
    _, where = manager(world, user, workspace)
    if not where.installed:
        where.installed = True
        where.members.setdefault(world.app.id, Member(world.app, world.clock()))
        came = views.guild(where, world.app.id)
        del came["unavailable"]  # only there when a server comes back or is loaded, which is how a join is told apart
        world.publish("GUILD_CREATE", came, where.id)
        tell(world, where)
    return DONE


async def outage(world: World, *, workspace: str, over: bool = False) -> Json:
    """Discord itself loses a server for a while; the app must not take that for a goodbye."""
    where = guild(world, workspace)
    if over:
        world.publish("GUILD_CREATE", views.guild(where, world.app.id), where.id)
    else:
        world.publish("GUILD_DELETE", {"id": where.id, "unavailable": True}, where.id)
    return DONE


async def install(world: World, user: str, *, installed: bool = True) -> Json:
    """A person adds the app to their own account, or takes it off."""
    who = person(world, user)
    if installed:
        world.user_installs.add(who.id)
    else:
        world.user_installs.discard(who.id)
    return DONE
