"""A complete reading of the reactions under a message, or the word that nothing may be concluded."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Final

from adapters.slack.connection import Connection
from adapters.slack.emoji import SHORT_NAMES, emoji_of
from adapters.slack.places import SLACK
from adapters.slack.web import Json
from bot.emoji import SKIP
from bot.errors import Incomplete, MessageGone, NotPermitted, PlatformError, RateLimited
from bot.ids import ChannelRef, MessageRef, UserRef
from bot.ports.platform import ReactionState

READ_PATIENCE: Final = 0.5
"""seconds; a reading that has to wait longer is put off, so that others get their turn"""


async def read_reactions(connection: Connection, message: MessageRef, clock: Callable[[], datetime]) -> ReactionState:
    read_at = clock()
    told = await _told(connection, message)
    if not told:
        await _seeds_are_missing(connection, message)
        told = await _told(connection, message)
    return ReactionState(await _standing(connection, message.channel, told), read_at)


async def _told(connection: Connection, message: MessageRef) -> Sequence[Json]:
    """Each name with everybody behind it."""
    channel = message.channel
    try:
        answer = await connection.web.call(
            channel.workspace,
            "reactions.get",
            patience=READ_PATIENCE,
            channel=channel.channel,
            timestamp=message.message,
            full=True,
        )
    except NotPermitted as trouble:
        raise Incomplete(str(trouble)) from None
    found = answer.get("message")
    if not isinstance(found, dict) or str(found.get("ts", "")) != message.message:
        raise Incomplete("Slack gave no message with the reactions.")
    if found.get("subtype") == "tombstone":
        raise MessageGone("The message was deleted.")
    told: Sequence[Json] = found.get("reactions") or []
    if any(len(set(one.get("users") or ())) != one.get("count") for one in told):
        raise Incomplete("Slack named fewer people than it counted.")
    return told


async def _seeds_are_missing(connection: Connection, message: MessageRef) -> None:
    """Returns when the message really was without any reaction, else Incomplete.

    An answer without even the bot's own marks is either empty by mistake or true because seeding had failed. Seeding
    once more tells which: if our mark stood there all the time, the answer was not to be trusted.
    """
    channel = message.channel
    try:
        await connection.web.call(
            channel.workspace,
            "reactions.add",
            channel=channel.channel,
            timestamp=message.message,
            name=SHORT_NAMES[SKIP],
        )
    except (MessageGone, RateLimited):
        raise
    except PlatformError as trouble:
        raise Incomplete(f"Slack showed no reactions at all, not even the bot's own ({trouble}).") from None


async def _standing(
    connection: Connection, channel: ChannelRef, told: Sequence[Json]
) -> Mapping[str, frozenset[UserRef]]:
    own = await connection.installs.of(channel.workspace)
    aliases = await connection.aliases.of(channel.workspace)
    shared = await connection.sharing.shared(channel)
    standing: dict[str, set[UserRef]] = {}
    for one in told:
        users = {str(user) for user in one.get("users") or ()} - {own.bot_user}
        people = {await voter(connection, channel.workspace, user, shared=shared) for user in users}
        if people:
            # A name and its alias may stand side by side; to the core they are one.
            standing.setdefault(emoji_of(str(one.get("name", "")), aliases), set()).update(people)
    return {emoji: frozenset(people) for emoji, people in standing.items()}


async def voter(connection: Connection, workspace: str, user: str, *, shared: bool) -> UserRef:
    """In a channel shared with others everybody votes as one of their own workspace."""
    home = await connection.people.home(workspace, user) if shared else workspace
    return UserRef(SLACK, home, user)
