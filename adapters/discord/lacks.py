"""What the bot lacks in a channel of Discord, for /verdict doctor there."""

from typing import Final

from adapters.discord.invite import PERMISSIONS, link
from adapters.discord.rights import ADMINISTRATOR
from bot.ports.platform import Lack
from bot.wording.words import Words

WHY: Final = {
    "VIEW_CHANNEL": "see this channel",
    "READ_MESSAGE_HISTORY": "read the reactions under my messages again after a gap",
    "ADD_REACTIONS": "put the emoji to vote with under a comparison",
    "SEND_MESSAGES": "post verdicts",
    "EMBED_LINKS": "show links",
    "CREATE_PUBLIC_THREADS": "open a thread for the ballots of the weekly verdicts",
    "SEND_MESSAGES_IN_THREADS": "write in threads",
}
"""what the permissions are for"""
_NOT_IN_THREADS: Final = frozenset({"SEND_MESSAGES", "CREATE_PUBLIC_THREADS"})


def found(
    words: Words, application: str, *, rights: int, in_guild: bool, installed: bool, thread: bool = False
) -> list[Lack]:
    if not in_guild:
        what = words.say("Bots see no reactions in direct messages; cards carry buttons here.")
        return [Lack(what, words.say("Ask in a channel of a server to vote by reaction."))]
    if not installed:
        what = words.say("I am not in this server, only with you, so I see no reactions; cards carry buttons here.")
        return [
            Lack(what, words.say("Somebody who manages the server can bring me in: {link}", link=link(application)))
        ]
    if rights & ADMINISTRATOR:
        return []
    return [
        Lack(
            words.say("The permission {name} is missing; it is there to {why}.", name=_shown(name), why=words.say(why)),
            words.say("Give it to my role in the settings of this channel."),
        )
        for name, why in WHY.items()
        if not rights & PERMISSIONS[name] and not (thread and name in _NOT_IN_THREADS)
    ]


def _shown(name: str) -> str:
    """As Discord's own settings call it."""
    return name.replace("_", " ").title().replace(" In ", " in ")
