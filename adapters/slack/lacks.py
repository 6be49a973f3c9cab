"""What the bot lacks in a channel of Slack, for /verdict doctor there."""

from collections.abc import Iterator, Mapping, Sequence

from adapters.slack.connection import Connection
from adapters.slack.inbound.origin import Origin
from adapters.slack.scopes import SCOPES
from adapters.slack.web import SlackWeb
from adapters.slack.wording import not_allowed
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
    _, more = await lacks_in(slack.web, origin.workspace, origin.channel, install.bot_name, words)
    return [*found, *more]


async def lacks_in(
    web: SlackWeb, workspace: str, channel: str, bot_name: str, words: Words
) -> tuple[str, Sequence[Lack]]:
    """The channel's name, as far as Slack tells it, and what is missing there."""
    try:
        answer = await web.call(workspace, "conversations.info", channel=channel)
    except ChannelGone:
        return "", [_outside(words, bot_name)]
    except NotPermitted as trouble:
        what = words.say("Slack does not let me look at this channel: {reason}", reason=str(trouble))
        return "", [Lack(what, words.say("An administrator can install the app again, which grants it."))]
    told = answer.get("channel") or {}
    found: list[Lack] = []
    if told.get("is_archived"):
        found.append(Lack(words.say("This channel is archived."), words.say("Take it out of the archive first.")))
    if told.get("is_read_only"):
        found.append(Lack(not_allowed(words)))
    if not told.get("is_member", True):
        found.append(_outside(words, bot_name))
    return str(told.get("name") or ""), found


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
