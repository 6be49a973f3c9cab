"""What the bot lacks in a channel of Slack, for /verdict doctor there."""

from collections.abc import Iterator, Mapping

from adapters.slack.connection import Connection
from adapters.slack.inbound.origin import Origin
from adapters.slack.scopes import SCOPES
from bot.errors import ChannelGone, NotPermitted
from bot.ports.platform import Lack
from bot.wording.words import Words


async def lacks(slack: Connection, origin: Origin, words: Words) -> list[Lack]:
    """Asks Slack at this moment; a conversation of two lacks nothing but scopes."""
    install = await slack.installs.of(origin.workspace)
    _, headers = await slack.web.ask_whole(install.token, "auth.test")
    found = list(_scopes(headers, words))
    if origin.channel.startswith("D"):
        return found
    try:
        answer = await slack.web.call(origin.workspace, "conversations.info", channel=origin.channel)
    except ChannelGone:
        return [*found, _outside(words, install.bot_name)]
    except NotPermitted as trouble:
        return [*found, Lack(words.say("Slack does not let me look at this channel: {reason}", reason=str(trouble)))]
    channel = answer.get("channel") or {}
    if channel.get("is_archived"):
        found.append(Lack(words.say("This channel is archived."), words.say("Take it out of the archive first.")))
    if not channel.get("is_member", True):
        found.append(_outside(words, install.bot_name))
    return found


def _outside(words: Words, bot_name: str) -> Lack:
    what = words.say("I am not in this channel, so I see no reactions here; cards carry buttons instead.")
    return Lack(what, words.say("Write {invitation} here.", invitation=f"/invite @{bot_name}"))


def _scopes(headers: Mapping[str, str], words: Words) -> Iterator[Lack]:
    if "x-oauth-scopes" not in headers:
        return
    have = {scope.strip() for scope in headers["x-oauth-scopes"].split(",")}
    for scope in SCOPES:
        if scope.needed and scope.name not in have:
            yield Lack(
                words.say(
                    "The scope {scope} is missing; it is there to {why}.", scope=scope.name, why=words.say(scope.why)
                ),
                words.say("An administrator can install the app again, which grants it."),
            )
