"""Finding a post again by the key in its metadata, before anybody dares to post it a second time."""

from collections.abc import AsyncIterator, Mapping
from datetime import datetime
from typing import Any, Final

from adapters.slack.connection import Connection
from adapters.slack.places import message_ref, ts_of
from adapters.slack.web import Json
from bot.errors import Incomplete, NotPermitted
from bot.ids import ChannelRef, MessageRef

METADATA: Final = "verdict_post"
"""event_type of the metadata; everyone in the workspace may read it, so it holds nothing but the key"""
PAGE: Final = 200
MOST_PAGES: Final = 10


def metadata(key: str) -> Json | None:
    return {"event_type": METADATA, "event_payload": {"key": key}} if key else None


async def find(
    connection: Connection, channel: ChannelRef, key: str, since: datetime, thread: MessageRef | None
) -> MessageRef | None:
    """The bot's own message with the key, in the channel or in the thread; Incomplete when it cannot be told."""
    own = await connection.installs.of(channel.workspace)
    try:
        async for message in _since(connection, channel, since, thread):
            if message.get("user") == own.bot_user and _key(message) == key:
                return message_ref(channel.workspace, channel.channel, str(message["ts"]))
    except NotPermitted as trouble:
        raise Incomplete(str(trouble)) from None
    return None


async def _since(
    connection: Connection, channel: ChannelRef, since: datetime, thread: MessageRef | None
) -> AsyncIterator[Json]:
    cursor: str | None = None
    for _ in range(MOST_PAGES):
        page = await connection.web.call(
            channel.workspace,
            "conversations.replies" if thread else "conversations.history",
            channel=channel.channel,
            ts=thread.message if thread else None,
            oldest=ts_of(since),
            inclusive=True,
            include_all_metadata=True,
            limit=PAGE,
            cursor=cursor,
        )
        if not isinstance(page.get("messages"), list):
            raise Incomplete("Slack gave no messages.")
        for message in page["messages"]:
            yield message
        cursor = (page.get("response_metadata") or {}).get("next_cursor") or None
        if cursor is None:
            if page.get("has_more"):
                raise Incomplete("Slack has more messages but does not say how to read on.")
            return
    raise Incomplete(f"There are more than {MOST_PAGES * PAGE} messages since then.")


def _key(message: Mapping[str, Any]) -> str:
    found: Json = message.get("metadata") or {}
    payload: Json = found.get("event_payload") or {}
    return str(payload.get("key", "")) if found.get("event_type") == METADATA else ""
