"""Slash commands, their suggestions while typing, and commands in the menu of a message or a person."""

from collections.abc import Mapping
from typing import Any

from adapters.playground.discord import permissions, views
from adapters.playground.discord.deeds import interacting, typed
from adapters.playground.discord.deeds.manners import Cannot, message, person, room
from adapters.playground.discord.nouns import Channel, Interaction, User
from adapters.playground.discord.wire import Json
from adapters.playground.discord.world import World

SLASH, ON_USER, ON_MESSAGE = 1, 2, 3


def registered(world: World, name: str, kind: int, channel: Channel, user: User) -> Json:
    """The command that the client offers here under this name."""
    guild = world.guild_of(channel)
    scopes = [channel.guild] if channel.guild else []
    for scope in (*scopes, None):
        for each in world.commands.get(scope, []):
            if each["name"] == name and each["type"] == kind and _offered(world, each, channel, user):
                return each
    where = f" in {guild.name}" if guild else " here"
    raise Cannot(f"There is no command {'/' if kind == SLASH else ''}{name}{where}.")


def _offered(world: World, command: Json, channel: Channel, user: User) -> bool:
    guild = world.guild_of(channel)
    here = 0 if guild else 1
    if command["contexts"] is not None and here not in command["contexts"]:
        return False
    by_user = 1 in command["integration_types"] and user.id in world.user_installs
    if guild is None:
        return True
    wanted = int(command["default_member_permissions"] or 0)
    if wanted and permissions.in_guild(guild, user.id) & wanted != wanted:
        return False
    return by_user or (guild.installed and 0 in command["integration_types"])


def send(
    world: World,
    user: User,
    channel: Channel,
    *,
    text: str = "",
    command: str = "",
    options: Mapping[str, Any] | None = None,
    focused: str = "",
    kind: int = interacting.COMMAND,
) -> Interaction:
    """Build what the client builds, from text or from named options, and send it without waiting."""
    name, _, rest = (command or text.lstrip().removeprefix("/")).partition(" ")
    found = registered(world, name, SLASH, channel, user)
    chain, wanted, left = typed.split(found, rest)
    given = dict(options or {}) if command else typed.values(wanted, left)
    if kind == interacting.TYPING and not focused:
        focused = next(reversed(given), "")
    sent, resolved = typed.filled(world, world.guild_of(channel), wanted, given, focused)
    data: Json = {"id": found["id"], "name": found["name"], "type": SLASH, "options": typed.nested(chain, sent)}
    if resolved:
        data["resolved"] = resolved
    if "guild_id" in found:
        data["guild_id"] = found["guild_id"]
    return interacting.send(world, kind, user, channel, data)


async def command(
    world: World, user: str, channel: str, *, text: str = "", command: str = "", options: Json | None = None
) -> Json:
    """Run a slash command and wait for the first answer."""
    who = person(world, user)
    where = room(world, channel, who, "USE_APPLICATION_COMMANDS")
    return await interacting.answered(send(world, who, where, text=text, command=command, options=options))


async def complete(
    world: World,
    user: str,
    channel: str,
    *,
    text: str = "",
    command: str = "",
    options: Json | None = None,
    focused: str = "",
) -> Json:
    """The suggestions for the option that is being typed; nothing is suggested where the app does not offer it."""
    who = person(world, user)
    where = room(world, channel, who, "USE_APPLICATION_COMMANDS")
    name, _, rest = (command or text.lstrip().removeprefix("/")).partition(" ")
    _chain, wanted, left = typed.split(registered(world, name, SLASH, where, who), rest)
    target = focused or next(reversed(options or typed.values(wanted, left)), "")
    option = next((each for each in wanted if each["name"] == target), None)
    if option is None:
        raise Cannot("There is no option being typed.")
    if not option.get("autocomplete"):
        return {"ok": True, "choices": option.get("choices") or [], "option": target}
    it = send(world, who, where, text=text, command=command, options=options, focused=target, kind=interacting.TYPING)
    return {**await interacting.answered(it), "choices": it.choices, "option": target}


async def shortcut(world: World, user: str, channel: str, *, command: str, message: str = "", target: str = "") -> Json:
    """A command from the menu of a message (or, with `target`, of a person)."""
    who = person(world, user)
    where = room(world, channel, who, "USE_APPLICATION_COMMANDS")
    found = registered(world, command, ON_MESSAGE if message else ON_USER, where, who)
    data: Json = {"id": found["id"], "name": found["name"], "type": found["type"]}
    if message:
        data |= _on_message(world, where, who, message)
    else:
        whom = person(world, target)
        data |= {"target_id": whom.id, "resolved": {"users": {whom.id: views.user(whom)}}}
    return await interacting.answered(interacting.send(world, interacting.COMMAND, who, where, data))


def _on_message(world: World, channel: Channel, user: User, ident: str) -> Json:
    found = message(channel, ident, user)
    return {"target_id": found.id, "resolved": {"messages": {found.id: world.native(found)}}}
