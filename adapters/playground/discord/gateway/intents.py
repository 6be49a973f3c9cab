"""Which events an intent opens, and what the content intent hides (docs, events/gateway)."""

from typing import Final

from adapters.playground.discord.nouns import Event
from adapters.playground.discord.wire import Json

GUILDS: Final = 1 << 0
GUILD_MEMBERS: Final = 1 << 1
GUILD_MODERATION: Final = 1 << 2
PRESENCES: Final = 1 << 8
GUILD_MESSAGES: Final = 1 << 9
GUILD_MESSAGE_REACTIONS: Final = 1 << 10
DIRECT_MESSAGES: Final = 1 << 12
DIRECT_MESSAGE_REACTIONS: Final = 1 << 13
MESSAGE_CONTENT: Final = 1 << 15
PRIVILEGED: Final = GUILD_MEMBERS | PRESENCES | MESSAGE_CONTENT
KNOWN: Final = (1 << 26) - 1

_GUILDS = (
    "GUILD_CREATE",
    "GUILD_UPDATE",
    "GUILD_DELETE",
    "GUILD_ROLE_CREATE",
    "GUILD_ROLE_UPDATE",
    "GUILD_ROLE_DELETE",
    "CHANNEL_CREATE",
    "CHANNEL_UPDATE",
    "CHANNEL_DELETE",
    "THREAD_CREATE",
    "THREAD_UPDATE",
    "THREAD_DELETE",
)
_MESSAGES = ("MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_DELETE", "MESSAGE_DELETE_BULK")
_REACTIONS = (
    "MESSAGE_REACTION_ADD",
    "MESSAGE_REACTION_REMOVE",
    "MESSAGE_REACTION_REMOVE_ALL",
    "MESSAGE_REACTION_REMOVE_EMOJI",
)
_MEMBERS = ("GUILD_MEMBER_ADD", "GUILD_MEMBER_UPDATE", "GUILD_MEMBER_REMOVE")
_BANS = ("GUILD_BAN_ADD", "GUILD_BAN_REMOVE")
# event: (intent in a guild, intent in direct messages); what is not here needs none
NEEDED: Final[dict[str, tuple[int, int]]] = {
    **dict.fromkeys(_GUILDS, (GUILDS, GUILDS)),
    **dict.fromkeys(_MESSAGES, (GUILD_MESSAGES, DIRECT_MESSAGES)),
    **dict.fromkeys(_REACTIONS, (GUILD_MESSAGE_REACTIONS, DIRECT_MESSAGE_REACTIONS)),
    **dict.fromkeys(_MEMBERS, (GUILD_MEMBERS, GUILD_MEMBERS)),
    **dict.fromkeys(_BANS, (GUILD_MODERATION, GUILD_MODERATION)),
}


def heard(event: Event, intents: int) -> bool:
    needed = NEEDED.get(event.name)
    return needed is None or bool(intents & needed[0 if event.guild else 1])


def hidden(event: Event, intents: int, me: str) -> bool:
    """Whether the text of this message is kept from an app without the content intent."""
    if event.name not in {"MESSAGE_CREATE", "MESSAGE_UPDATE"} or intents & MESSAGE_CONTENT or event.guild is None:
        return False
    return event.data["author"]["id"] != me and all(each["id"] != me for each in event.data["mentions"])


def emptied(data: Json) -> Json:
    return {**data, "content": "", "embeds": [], "attachments": [], "components": []}
