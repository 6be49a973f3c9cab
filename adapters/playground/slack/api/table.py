"""Every method this Slack answers, with the token and the scopes it asks for."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from adapters.playground.slack.api import chat, conversations, people, reactions, views
from adapters.playground.slack.api.ask import Ask
from adapters.playground.slack.checks.surfaces import check_blocks
from adapters.playground.slack.nouns import Json, SlackError

HISTORY = ("channels:history", "groups:history", "im:history")
ROOMS = ("channels:read", "groups:read", "im:read")


@dataclass(frozen=True, slots=True)
class Method:
    run: Callable[[Ask], Json]
    scopes: tuple[str, ...] = ()  # any one of them will do
    auth: Literal["bot", "app", "client", "none"] = "bot"


def open_connection(ask: Ask) -> Json:
    faults = ask.ground.faults
    if faults.opens_fail > 0:
        faults.opens_fail -= 1
        raise SlackError("internal_error")
    return {"url": ask.ground.socket_url()}


def validate_blocks(ask: Ask) -> Json:
    if problems := check_blocks(ask.json("blocks", "invalid_blocks_format")):
        raise SlackError("invalid_blocks", *problems)
    return {}


METHODS: dict[str, Method] = {
    "api.test": Method(people.api_test, auth="none"),
    "apps.connections.open": Method(open_connection, auth="app"),
    "apps.uninstall": Method(people.uninstall),
    "auth.revoke": Method(people.uninstall),
    "auth.test": Method(people.auth_test),
    "blocks.validate": Method(validate_blocks),
    "bots.info": Method(people.bot_info, ("users:read",)),
    "chat.delete": Method(chat.delete, ("chat:write",)),
    "chat.getPermalink": Method(chat.permalink),
    "chat.postEphemeral": Method(chat.post_ephemeral, ("chat:write",)),
    "chat.postMessage": Method(chat.post_message, ("chat:write",)),
    "chat.update": Method(chat.update, ("chat:write",)),
    "conversations.history": Method(conversations.history, HISTORY),
    "conversations.info": Method(conversations.info, ROOMS),
    "conversations.join": Method(conversations.join, ("channels:join",)),
    "conversations.leave": Method(conversations.leave, ("channels:manage", "groups:write")),
    "conversations.list": Method(conversations.list_channels, ROOMS),
    "conversations.members": Method(conversations.members, ROOMS),
    "conversations.open": Method(conversations.open_dm, ("im:write",)),
    "conversations.replies": Method(conversations.replies, HISTORY),
    "emoji.list": Method(people.emoji, ("emoji:read",)),
    "reactions.add": Method(reactions.add, ("reactions:write",)),
    "reactions.get": Method(reactions.get, ("reactions:read",)),
    "reactions.remove": Method(reactions.remove, ("reactions:write",)),
    "team.info": Method(people.team_info, ("team:read",)),
    "users.conversations": Method(conversations.of_user, ROOMS),
    "users.info": Method(people.info, ("users:read",)),
    "users.list": Method(people.list_users, ("users:read",)),
    "views.open": Method(views.open_view),
    "views.publish": Method(views.publish),
    "views.push": Method(views.push),
    "views.update": Method(views.update),
}
ALL_SCOPES = frozenset(scope for method in METHODS.values() for scope in method.scopes) | {
    "app_mentions:read",  # asked for by an event
    "commands",
}
