"""The requests that the bot makes, as plain dicts through discord.py's rate-limited client."""

from typing import Any

import orjson
from discord.http import HTTPClient, Route

from adapters.discord import limits
from adapters.discord.errors import translated
from bot.cards import File

NOBODY = {"parse": [], "users": [], "roles": [], "replied_user": False}
"""allowed_mentions of everything that is sent or edited: no text ever pings"""

Body = dict[str, Any]


class Rest:
    """One method per endpoint; raises the kinds of bot.errors."""

    def __init__(self, http: HTTPClient) -> None:
        self._http = http

    async def ask(
        self,
        method: str,
        path: str,
        *,
        body: Any = None,
        query: Body | None = None,
        file: File | None = None,
        **parts: str,
    ) -> Any:
        """One request; `parts` fill the path and name the rate-limit bucket."""
        given: Body = {}
        if file is not None:
            given["form"] = _parcel(body, file)
        elif body is not None:
            given["json"] = body
        if query:
            given["params"] = query
        async with translated():
            return await self._http.request(Route(method, path, **parts), **given)

    async def post(self, channel: str, body: Body) -> Body:
        found: Body = await self.ask("POST", "/channels/{channel_id}/messages", body=message(body), channel_id=channel)
        return found

    async def edit(self, channel: str, message_id: str, body: Body) -> None:
        """Without flags: those would show embeds again that a moderator hid."""
        await self.ask(
            "PATCH",
            "/channels/{channel_id}/messages/{message_id}",
            body={"allowed_mentions": NOBODY, **body},
            channel_id=channel,
            message_id=message_id,
        )

    async def delete(self, channel: str, message_id: str) -> None:
        await self.ask(
            "DELETE", "/channels/{channel_id}/messages/{message_id}", channel_id=channel, message_id=message_id
        )

    async def message(self, channel: str, message_id: str) -> Body:
        found: Body = await self.ask(
            "GET", "/channels/{channel_id}/messages/{message_id}", channel_id=channel, message_id=message_id
        )
        return found

    async def history(self, channel: str, *, after: int, limit: int = 100) -> list[Body]:
        found: list[Body] = await self.ask(
            "GET", "/channels/{channel_id}/messages", query={"after": after, "limit": limit}, channel_id=channel
        )
        return found

    async def react(self, channel: str, message_id: str, emoji: str) -> None:
        await self.ask(
            "PUT",
            "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}/@me",
            channel_id=channel,
            message_id=message_id,
            emoji=emoji,
        )

    async def reactors(self, channel: str, message_id: str, emoji: str, *, kind: int, after: str) -> list[Body]:
        """One page of up to 100 people; kind 0 are normal reactions, 1 super reactions."""
        found: list[Body] = await self.ask(
            "GET",
            "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}",
            query={"type": kind, "limit": 100, **({"after": after} if after else {})},
            channel_id=channel,
            message_id=message_id,
            emoji=emoji,
        )
        return found

    async def answer(self, interaction: str, token: str, body: Body, file: File | None = None) -> Body | None:
        """The first answer to an interaction; with the message it made, where it made one."""
        found = await self.ask(
            "POST",
            "/interactions/{webhook_id}/{webhook_token}/callback",
            body=body,
            file=file,
            query={"with_response": "true"},
            webhook_id=interaction,
            webhook_token=token,
        )
        return found if isinstance(found, dict) else None

    async def follow_up(self, application: str, token: str, body: Body, file: File | None = None) -> Body:
        found: Body = await self.ask(
            "POST",
            "/webhooks/{webhook_id}/{webhook_token}",
            body=message(body),
            file=file,
            webhook_id=application,
            webhook_token=token,
        )
        return found

    async def change_original(self, application: str, token: str, body: Body) -> Body:
        found: Body = await self.ask(
            "PATCH",
            "/webhooks/{webhook_id}/{webhook_token}/messages/@original",
            body={"allowed_mentions": NOBODY, **body},
            webhook_id=application,
            webhook_token=token,
        )
        return found

    async def drop_original(self, application: str, token: str) -> None:
        await self.ask(
            "DELETE",
            "/webhooks/{webhook_id}/{webhook_token}/messages/@original",
            webhook_id=application,
            webhook_token=token,
        )


def _parcel(body: Any, file: File) -> list[Body]:
    """docs.discord.com, reference: uploading files. The attachment 0 of the body is this file."""
    text = {"value": orjson.dumps(body).decode(), "content_type": "application/json"}
    data = {"value": file.text.encode(), "filename": file.name, "content_type": "text/csv; charset=utf-8"}
    return [{"name": "payload_json", **text}, {"name": "files[0]", **data}]


def message(body: Body) -> Body:
    """A new message in Components V2 that pings nobody."""
    return {
        **body,
        "flags": body.get("flags", 0) | limits.V2_FLAG,
        "allowed_mentions": NOBODY,
    }
