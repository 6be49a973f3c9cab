"""The state as people see it: what the browser page draws and what the tests compare with."""

from adapters.playground.discord import permissions, views
from adapters.playground.discord.nouns import DM, THREAD, Channel, Guild, Message, Reactions, User
from adapters.playground.discord.wire import Json
from adapters.playground.discord.world import World

_KINDS = {DM: "dm", THREAD: "thread"}


def reactions(standing: Reactions) -> list[Json]:
    """Normal and super reactions of an emoji are one pill on the screen."""
    return [
        {
            "name": name,
            "users": [*normal, *(each for each in burst if each not in normal)],
            "count": len(normal) + len(burst),
            "burst": list(burst),
        }
        for name, (normal, burst) in standing.of.items()
    ]


def message(world: World, what: Message) -> Json:
    return {
        **world.native(what),
        "reactions": reactions(what.reactions),
        "ephemeral_to": what.whispered_to,
        "thread": what.thread,
        "deleted": what.deleted,
        "files": what.files,
    }


def channel(world: World, room: Channel) -> Json:
    """One channel; `bot_can_post` is what a newcomer trips over."""
    have = world.allowed(room, world.app.id)
    return {
        "id": room.id,
        "name": room.name,
        "kind": _KINDS.get(room.type, "text"),
        "bot_is_member": bool(have & permissions.BITS["VIEW_CHANNEL"]),
        "bot_can_post": bool(have & permissions.BITS["SEND_MESSAGES"]),
        "archived": room.archived,
        "workspace": room.guild,
        "parent": room.parent,
    }


def person(world: World, who: User) -> Json:
    return {
        "id": who.id,
        "name": who.shown,
        "username": who.name,
        "title": who.title,
        "admin": any(permissions.in_guild(guild, who.id) == permissions.ALL for guild in _shown(world)),
        "guest": False,
        "bot": who.bot,
        "born": views.born(who),
        "joined": {
            guild.id: views.when(guild.members[who.id].joined) for guild in _shown(world) if who.id in guild.members
        },
    }


def _shown(world: World) -> list[Guild]:
    """Without the servers made for load."""
    return [guild for guild in world.guilds.values() if not guild.synthetic]


def commands(world: World) -> list[Json]:
    return [each for scope in world.commands.values() for each in scope]


def modal(world: World, user: str) -> Json | None:
    """The form in front of one person."""
    form = world.modals.get(user)
    if form is None:
        return None
    return {**form.body, "user": user, "channel_id": form.channel, "message_id": form.message}


def whole(world: World) -> Json:
    """Everything, JSON-able; the crowds and guilds made for load are left out."""
    guilds = _shown(world)
    shown = {guild.id for guild in guilds} | {None}
    rooms = [room for room in world.channels.values() if room.guild in shown]
    return {
        "platform": "discord",
        "me": world.app.id,
        "people": [person(world, who) for who in world.users.values() if not who.crowd],
        "workspaces": [
            {"id": guild.id, "name": guild.name, "installed": guild.installed, "owner": guild.owner} for guild in guilds
        ],
        "roles": [
            {"id": role.id, "name": role.name.lstrip("@")}
            for guild in guilds
            for role in guild.roles.values()
            if role.id != guild.id
        ],
        "channels": [channel(world, room) for room in rooms],
        "messages": {room.id: [message(world, each) for each in room.messages.values()] for room in rooms},
        "modals": {user: modal(world, user) for user in world.modals},
        "homes": {},
        "commands": commands(world),
        "user_installs": sorted(world.user_installs),
        "failures": list(world.failures),
        "faults": world.faults.state(),
    }
