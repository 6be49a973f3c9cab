"""Permission bits and who has which of them where (Discord's documentation, topics/permissions)."""

from typing import Final

from adapters.playground.discord.nouns import Channel, Guild

BITS: Final = {
    "KICK_MEMBERS": 1 << 1,
    "BAN_MEMBERS": 1 << 2,
    "ADMINISTRATOR": 1 << 3,
    "MANAGE_CHANNELS": 1 << 4,
    "MANAGE_GUILD": 1 << 5,
    "ADD_REACTIONS": 1 << 6,
    "VIEW_CHANNEL": 1 << 10,
    "SEND_MESSAGES": 1 << 11,
    "MANAGE_MESSAGES": 1 << 13,
    "EMBED_LINKS": 1 << 14,
    "ATTACH_FILES": 1 << 15,
    "READ_MESSAGE_HISTORY": 1 << 16,
    "MENTION_EVERYONE": 1 << 17,
    "USE_EXTERNAL_EMOJIS": 1 << 18,
    "USE_APPLICATION_COMMANDS": 1 << 31,
    "MANAGE_THREADS": 1 << 34,
    "CREATE_PUBLIC_THREADS": 1 << 35,
    "SEND_MESSAGES_IN_THREADS": 1 << 38,
}
ALL: Final = (1 << 53) - 1
PUBLIC_THREAD: Final = 11
IN_ROOMS_THAT_ARE_NOT_GUILDS: Final = ALL


def bits(*names: str) -> int:
    total = 0
    for name in names:
        total |= BITS[name]
    return total


EVERYONE: Final = bits(
    "ADD_REACTIONS",
    "VIEW_CHANNEL",
    "SEND_MESSAGES",
    "EMBED_LINKS",
    "ATTACH_FILES",
    "READ_MESSAGE_HISTORY",
    "USE_EXTERNAL_EMOJIS",
    "USE_APPLICATION_COMMANDS",
    "CREATE_PUBLIC_THREADS",
    "SEND_MESSAGES_IN_THREADS",
)
# What our invite link asks for: 274877992000
INVITED: Final = bits(
    "VIEW_CHANNEL", "SEND_MESSAGES", "EMBED_LINKS", "READ_MESSAGE_HISTORY", "ADD_REACTIONS", "SEND_MESSAGES_IN_THREADS"
)


def in_guild(guild: Guild, user: str) -> int:
    """What a member may do anywhere in the guild."""
    if user == guild.owner:
        return ALL
    member = guild.members.get(user)
    if member is None:
        return 0
    total = guild.roles[guild.id].permissions
    for role in member.roles:
        total |= guild.roles[role].permissions if role in guild.roles else 0
    return ALL if total & BITS["ADMINISTRATOR"] else total


def in_channel(guild: Guild | None, channel: Channel, user: str) -> int:
    """What a member may do in one channel; a thread takes its parent's overwrites."""
    if guild is None:
        return IN_ROOMS_THAT_ARE_NOT_GUILDS if user in channel.recipients else 0
    base = in_guild(guild, user)
    if base == ALL or user not in guild.members:
        return base
    room = guild.channels.get(channel.parent or "", channel) if channel.type == PUBLIC_THREAD else channel
    total = _overwritten(room, guild, user, base)
    if channel.type == PUBLIC_THREAD:
        total = (
            total | BITS["SEND_MESSAGES"]
            if total & BITS["SEND_MESSAGES_IN_THREADS"]
            else total & ~BITS["SEND_MESSAGES"]
        )
    return total if total & BITS["VIEW_CHANNEL"] else 0


def _overwritten(room: Channel, guild: Guild, user: str, total: int) -> int:
    """Everyone first, then all roles together, then the member."""
    found = {each.target: each for each in room.overwrites}
    if everyone := found.get(guild.id):
        total = total & ~everyone.deny | everyone.allow
    roles = [found[role] for role in guild.members[user].roles if role in found]
    for each in roles:
        total &= ~each.deny
    for each in roles:
        total |= each.allow
    if own := found.get(user):
        total = total & ~own.deny | own.allow
    return total
