"""People who join, leave, are banned, and are given roles."""

from collections.abc import Sequence

from adapters.playground.discord import page, permissions, views
from adapters.playground.discord.deeds.manners import Cannot, guild, person
from adapters.playground.discord.nouns import Guild, Member, User
from adapters.playground.discord.wire import Json
from adapters.playground.discord.world import World

DONE: Json = {"ok": True}


def manager(world: World, user: str, workspace: str) -> tuple[User, Guild]:
    who, where = person(world, user), guild(world, workspace)
    if not permissions.in_guild(where, who.id) & permissions.BITS["MANAGE_GUILD"]:
        raise Cannot(f"{who.shown} does not run this server.")
    return who, where


async def leave(world: World, user: str, *, workspace: str) -> Json:
    """A person leaves; their reactions stay. Only apps with the members intent hear of it."""
    who, where = person(world, user), guild(world, workspace)
    if where.members.pop(who.id, None) is None:
        raise Cannot(f"{who.shown} is not on this server.")
    world.publish("GUILD_MEMBER_REMOVE", {"guild_id": where.id, "user": views.user(who)}, where.id)
    tell(world, where)
    return DONE


async def ban(world: World, user: str, *, workspace: str, whom: str) -> Json:
    """A person is banned, on the server or not; Discord tells the ban and the leaving, in no order to rely on."""
    _, where = manager(world, user, workspace)
    who = person(world, whom)
    where.bans.add(who.id)
    world.publish("GUILD_BAN_ADD", {"guild_id": where.id, "user": views.user(who)}, where.id)
    if who.id in where.members:
        await leave(world, who.id, workspace=where.id)
    return DONE


async def unban(world: World, user: str, *, workspace: str, whom: str) -> Json:
    """A person may join again, which they have to do by themselves."""
    _, where = manager(world, user, workspace)
    who = person(world, whom)
    if who.id not in where.bans:
        raise Cannot(f"{who.shown} is not banned.")
    where.bans.discard(who.id)
    world.publish("GUILD_BAN_REMOVE", {"guild_id": where.id, "user": views.user(who)}, where.id)
    return DONE


async def join(world: World, user: str, *, workspace: str) -> Json:
    """A person joins now: the youngest member."""
    who, where = person(world, user), guild(world, workspace)
    if who.id in where.bans:
        raise Cannot(f"{who.shown} is banned from this server.")
    where.members[who.id] = member = Member(who, world.clock())
    world.publish("GUILD_MEMBER_ADD", {"guild_id": where.id, **views.member(member)}, where.id)
    tell(world, where)
    return DONE


async def assign(world: World, user: str, *, workspace: str, whom: str, roles: Sequence[str]) -> Json:
    """Give a person exactly these roles, by name or id. Only apps with the members intent hear of it."""
    _, where = manager(world, user, workspace)
    who = person(world, whom)
    if who.id not in where.members:
        raise Cannot(f"{who.shown} is not on this server.")
    ids = [next((one.id for one in where.roles.values() if role in {one.id, one.name}), "") for role in roles]
    if "" in ids:
        raise Cannot("There is no such role here.")
    where.members[who.id].roles = ids
    told = {"guild_id": where.id, **views.member(where.members[who.id])}
    world.publish("GUILD_MEMBER_UPDATE", told, where.id)
    return DONE


def tell(world: World, where: Guild) -> None:
    world.tell("workspace", workspace={"id": where.id, "name": where.name, "installed": where.installed})
    for each in where.channels.values():
        world.tell("channel", channel=page.channel(world, each))
