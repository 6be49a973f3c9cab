"""What the bot lacks in a channel of Discord, for /verdict doctor there."""

from typing import Final

from adapters.discord.invite import PERMISSIONS, link
from bot.ports.platform import Lack
from bot.wording.words import Words

ADMINISTRATOR: Final = 1 << 3
WHY: Final = {
    "VIEW_CHANNEL": "see this channel",
    "READ_MESSAGE_HISTORY": "read the reactions under my messages again after a gap",
    "ADD_REACTIONS": "put the emoji to vote with under a comparison",
    "SEND_MESSAGES": "post verdicts",
    "EMBED_LINKS": "show links",
}
"""what the permissions are for, without those that only threads need"""


def found(words: Words, application: str, *, rights: int, in_guild: bool, installed: bool) -> list[Lack]:
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
            words.say("The permission {name} is missing; it is there to {why}.", name=name, why=words.say(why)),
            words.say("Give it to my role in the settings of this channel."),
        )
        for name, why in WHY.items()
        if not rights & PERMISSIONS[name]
    ]
