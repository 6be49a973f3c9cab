"""Discord's frames → what the core understands: calls, reactions, and who somebody is."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from adapters.discord.forms import values
from adapters.discord.tree import COMPARE_MESSAGE
from bot.actions import unpack
from bot.commands import Call, Caller, Command
from bot.emoji import canonical
from bot.ids import ChannelRef, MessageRef, Platform, UserRef
from bot.voters import Profile

Frame = Mapping[str, Any]

DISCORD = Platform("discord")
NO_GUILD = "@me"
"""the workspace of direct messages and user installs outside guilds"""
ADMINISTRATOR, MANAGE_GUILD = 1 << 3, 1 << 5
_EPOCH_MS = 1420070400000
COMMAND, COMPONENT, COMPLETE, MODAL = 2, 3, 4, 5
TEXT_CHANNEL = 0


def channel_of(frame: Frame) -> ChannelRef:
    return ChannelRef(DISCORD, str(frame.get("guild_id") or NO_GUILD), str(frame["channel_id"]))


def first_room(guild: Frame) -> str:
    """Where newcomers are greeted in this server, else its first text channel; empty when there is none."""
    texts = (str(room["id"]) for room in guild.get("channels") or () if room.get("type") == TEXT_CHANNEL)
    return str(guild.get("system_channel_id") or next(texts, ""))


def message_of(frame: Frame) -> MessageRef:
    return _message(str(frame.get("guild_id") or NO_GUILD), str(frame["channel_id"]), str(frame["message_id"]))


@lru_cache(maxsize=4096)
def _message(guild: str, channel: str, message: str) -> MessageRef:
    """The same object for all who react to it."""
    return MessageRef(ChannelRef(DISCORD, guild, channel), message)


def born(snowflake: str) -> datetime:
    """When the thing with this id was made (docs: snowflakes)."""
    return datetime.fromtimestamp(((int(snowflake) >> 22) + _EPOCH_MS) / 1000, UTC)


def profile(workspace: str, user: Frame, member: Frame | None = None) -> Profile:
    """Who somebody is. Discord's ids tell the age of the account; the membership's comes with the member."""
    joined = member.get("joined_at") if member else None
    return Profile(
        UserRef(DISCORD, workspace, str(user["id"])),
        name=str((member or {}).get("nick") or user.get("global_name") or user.get("username") or ""),
        bot=bool(user.get("bot")),
        roles=frozenset(map(str, (member or {}).get("roles", ()))),
        account_since=born(str(user["id"])),
        member_since=datetime.fromisoformat(joined) if joined else None,
    )


def emoji_of(frame: Frame) -> str:
    """Unicode emoji in the core's spelling; custom ones by id, which no box knows."""
    emoji = frame["emoji"]
    return str(emoji["id"]) if emoji.get("id") else canonical(str(emoji.get("name") or ""))


def caller_of(frame: Frame) -> Caller:
    member = frame.get("member")
    user = member["user"] if member else frame["user"]
    known = profile(str(frame.get("guild_id") or NO_GUILD), user, member)
    rights = int(member.get("permissions", 0)) if member else 0
    return Caller(
        user=known.user.user,
        name=known.name,
        workspace=known.user.workspace,
        locale=frame.get("locale"),
        admin=bool(rights & (ADMINISTRATOR | MANAGE_GUILD)),
        roles=known.roles,
    )


def call_of(frame: Frame, commands: Sequence[Command], umbrella: str) -> Call:
    """The call behind an interaction; an unknown one has the verb ""."""
    where = channel_of(frame)
    caller = caller_of(frame)
    data = frame["data"]
    if frame["type"] in {COMMAND, COMPLETE}:
        return _command(data, where, caller, commands, umbrella)
    message = frame.get("message")
    stands_on = MessageRef(where, str(message["id"])) if message else None
    action = unpack(str(data.get("custom_id", "")))
    if action is None:
        return Call("", where, caller, message=stands_on)
    given = values(data["components"]) if frame["type"] == MODAL else {}
    if frame["type"] == COMPONENT and data.get("values"):
        given = {"choice": ",".join(map(str, data["values"]))}
    return Call(action.verb, where, caller, args=action.args, values=given, message=stands_on)


def _command(data: Frame, where: ChannelRef, caller: Caller, commands: Sequence[Command], umbrella: str) -> Call:
    if data["name"] == COMPARE_MESSAGE:
        target = str(data["target_id"])
        said = data["resolved"]["messages"][target]["content"]
        return Call("compare", where, caller, text=said, message=MessageRef(where, target))
    name, options = str(data["name"]), list(data.get("options") or ())
    if name == umbrella and options:
        name, options = str(options[0]["name"]), list(options[0].get("options") or ())
    command = next((one for one in commands if one.name == name), None)
    if command is None:
        return Call("", where, caller)
    given = {str(option["name"]): str(option.get("value", "")) for option in options}
    ordered = [given[option.name] for option in command.options if given.get(option.name, "").strip()]
    return Call(command.verb, where, caller, parts=tuple(ordered), options=given)


def focused(frame: Frame) -> str:
    """What is being typed into the option that asks for completion."""
    waiting = list(frame["data"].get("options") or ())
    while waiting:
        option = waiting.pop()
        if option.get("focused"):
            return str(option.get("value") or "")
        waiting.extend(option.get("options") or ())
    return ""
