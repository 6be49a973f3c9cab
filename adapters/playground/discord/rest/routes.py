"""The table of everything the app may ask; the names in braces become `Call.args`."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Final

from adapters.playground.discord.rest import commands, identity, interactions, messages, places, reactions
from adapters.playground.discord.wire import Answer, Call
from adapters.playground.discord.world import World

Handler = Callable[[World, Call], Answer]

ROUTES: Final[tuple[tuple[str, str, Handler], ...]] = (
    ("GET", "/users/@me", identity.me),
    ("GET", "/users/@me/guilds", places.my_guilds),
    ("POST", "/users/@me/channels", places.direct),
    ("GET", "/users/{user}", places.user),
    ("GET", "/applications/@me", identity.application),
    ("GET", "/oauth2/applications/@me", identity.application),
    ("GET", "/applications/{application}/emojis", identity.emojis),
    ("GET", "/gateway", identity.gateway),
    ("GET", "/gateway/bot", identity.gateway_bot),
    ("GET", "/applications/{application}/commands", commands.listed),
    ("PUT", "/applications/{application}/commands", commands.replace),
    ("POST", "/applications/{application}/commands", commands.create),
    ("GET", "/applications/{application}/commands/{command}", commands.one),
    ("DELETE", "/applications/{application}/commands/{command}", commands.delete),
    ("GET", "/applications/{application}/guilds/{guild}/commands", commands.listed),
    ("PUT", "/applications/{application}/guilds/{guild}/commands", commands.replace),
    ("POST", "/applications/{application}/guilds/{guild}/commands", commands.create),
    ("GET", "/applications/{application}/guilds/{guild}/commands/{command}", commands.one),
    ("DELETE", "/applications/{application}/guilds/{guild}/commands/{command}", commands.delete),
    ("POST", "/interactions/{interaction}/{token}/callback", interactions.callback),
    ("POST", "/webhooks/{application}/{token}", interactions.follow),
    ("GET", "/webhooks/{application}/{token}/messages/{message}", interactions.read),
    ("PATCH", "/webhooks/{application}/{token}/messages/{message}", interactions.edit),
    ("DELETE", "/webhooks/{application}/{token}/messages/{message}", interactions.delete),
    ("GET", "/channels/{channel}", places.channel),
    ("PATCH", "/channels/{channel}", places.edit_channel),
    ("POST", "/channels/{channel}/typing", places.typing),
    ("POST", "/channels/{channel}/threads", places.start_thread),
    ("PUT", "/channels/{channel}/thread-members/@me", places.join_thread),
    ("GET", "/channels/{channel}/messages", messages.history),
    ("POST", "/channels/{channel}/messages", messages.create),
    ("POST", "/channels/{channel}/messages/bulk-delete", messages.bulk_delete),
    ("GET", "/channels/{channel}/messages/{message}", messages.read),
    ("PATCH", "/channels/{channel}/messages/{message}", messages.edit),
    ("DELETE", "/channels/{channel}/messages/{message}", messages.delete),
    ("POST", "/channels/{channel}/messages/{message}/threads", places.start_thread),
    ("DELETE", "/channels/{channel}/messages/{message}/reactions", reactions.clear),
    ("GET", "/channels/{channel}/messages/{message}/reactions/{emoji}", reactions.users),
    ("DELETE", "/channels/{channel}/messages/{message}/reactions/{emoji}", reactions.clear_emoji),
    ("PUT", "/channels/{channel}/messages/{message}/reactions/{emoji}/@me", reactions.add),
    ("DELETE", "/channels/{channel}/messages/{message}/reactions/{emoji}/@me", reactions.remove_own),
    ("DELETE", "/channels/{channel}/messages/{message}/reactions/{emoji}/{user}", reactions.remove_users),
    ("GET", "/guilds/{guild}", places.guild),
    ("GET", "/guilds/{guild}/channels", places.channels),
    ("GET", "/guilds/{guild}/roles", places.roles),
    ("GET", "/guilds/{guild}/roles/{role}", places.role),
    ("GET", "/guilds/{guild}/members/{user}", places.member),
)

_BY_SHAPE: Final[dict[tuple[str, int], list[tuple[Sequence[str], str, Handler]]]] = defaultdict(list)
for _method, _template, _handler in ROUTES:
    _parts = _template.strip("/").split("/")
    _BY_SHAPE[_method, len(_parts)].append((_parts, f"{_method} {_template}", _handler))
for _rows in _BY_SHAPE.values():
    _rows.sort(key=lambda row: sum(part.startswith("{") for part in row[0]))  # words before names


def find(method: str, segments: list[str]) -> tuple[Handler, str, dict[str, str]] | None:
    """The handler of a path, its route and the names in it."""
    for parts, route, handler in _BY_SHAPE.get((method, len(segments)), ()):
        pairs = list(zip(parts, segments, strict=True))
        if all(part.startswith("{") or part == segment for part, segment in pairs):
            return handler, route, {part[1:-1]: segment for part, segment in pairs if part.startswith("{")}
    return None
