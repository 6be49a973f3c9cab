"""One call of the Web API: its arguments however they came, and on whose behalf."""

from dataclasses import dataclass
from typing import Any, TypeVar

import orjson

from adapters.playground.slack.nouns import Channel, Json, SlackError, Workspace
from adapters.playground.slack.windows import Windows

PAGE_LIMIT = 1000
TRUE = {"1", "true"}
T = TypeVar("T")
FREE_PASS = "chat:write.public"  # noqa: S105 — a scope


@dataclass(frozen=True, slots=True)
class Ask:
    ground: Windows
    args: Json
    workspace: Workspace

    @property
    def bot(self) -> str:
        return self.workspace.bot_user

    def text(self, name: str) -> str:
        value = self.args.get(name)
        return "" if value is None else str(value)

    def needed(self, name: str) -> str:
        value = self.text(name)
        if not value:
            raise SlackError("invalid_arguments", f"[ERROR] missing required field: {name}")
        return value

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in TRUE

    def number(self, name: str, default: int, error: str = "invalid_limit") -> int:
        try:
            value = int(self.text(name) or default)
        except ValueError:
            raise SlackError(error) from None
        if not 0 < value <= PAGE_LIMIT:
            raise SlackError(error)
        return value

    def json(self, name: str, error: str) -> Any:
        """An argument that is JSON: already parsed in a JSON body, text in a form or query."""
        value = self.args.get(name)
        if not isinstance(value, str):
            return value
        try:
            return orjson.loads(value) if value else None
        except orjson.JSONDecodeError:
            raise SlackError(error) from None

    def channel(self, *, member: bool = True, live: bool = False, write: bool = False) -> Channel:
        """The channel of this call, as far as the bot can see it and may do what it asks."""
        found = self.ground.find_channel(self.text("channel"))
        if found is None or self.workspace.id not in found.workspaces():
            raise SlackError("channel_not_found")
        inside = self.bot in found.members
        if not inside and found.kind != "public":
            raise SlackError("channel_not_found")
        if live and found.archived:
            raise SlackError("is_archived")
        if member and not inside and not (write and FREE_PASS in (self.workspace.scopes or ())):
            raise SlackError("not_in_channel")
        if write and found.read_only:
            raise SlackError("restricted_action")
        return found


def page(items: list[T], ask: Ask, default: int) -> tuple[list[T], str]:
    """One page of a list, and the cursor of the next one."""
    raw = ask.text("cursor")
    if raw and not (raw.startswith("at:") and raw[3:].isdigit()):
        raise SlackError("invalid_cursor")
    start = int(raw[3:]) if raw else 0
    end = start + ask.number("limit", default)
    return items[start:end], f"at:{end}" if end < len(items) else ""
