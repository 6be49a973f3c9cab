"""Where something was done, and which lines for an answer are open there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from adapters.slack.places import message_ref
from bot.ids import MessageRef

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Origin:
    workspace: str
    """the installation that is spoken to"""
    channel: str
    user: str
    name: str = ""
    team: str = ""
    """the person's own workspace, where Slack tells it"""
    thread: str = ""
    message: str = ""
    """the message a button stands on or a shortcut was used on"""
    line: str = ""
    """response_url: five answers within half an hour"""
    trigger: str = ""
    """opens one modal within three seconds"""
    whispered: bool = False
    """the button stands on a message that only the caller sees"""
    in_modal: bool = False
    event: str = ""
    """what is unique about this interaction; references for people are made from it"""

    @property
    def message_ref(self) -> MessageRef | None:
        return message_ref(self.workspace, self.channel, self.message) if self.message else None


def of_command(body: Mapping[str, Any], workspace: str) -> Origin:
    return Origin(
        workspace=workspace,
        channel=_text(body, "channel_id"),
        user=_text(body, "user_id"),
        name=_text(body, "user_name"),
        team=_text(body, "team_id"),
        line=_text(body, "response_url"),
        trigger=_text(body, "trigger_id"),
        event=_text(body, "trigger_id"),
    )


def of_mention(event: Mapping[str, Any], workspace: str, event_id: str) -> Origin:
    return Origin(
        workspace=workspace,
        channel=_text(event, "channel"),
        user=_text(event, "user"),
        team=_text(event, "user_team") or _text(event, "team"),
        thread=_text(event, "thread_ts"),
        event=event_id or _text(event, "ts"),
    )


def of_interaction(body: Mapping[str, Any], workspace: str) -> Origin:
    """A button, menu or message shortcut; on whispered messages only the container is told."""
    container: Json = body.get("container") or {}
    message: Json = body.get("message") or {}
    user: Json = body.get("user") or {}
    return Origin(
        workspace=workspace,
        channel=_text(body.get("channel") or {}, "id") or _text(container, "channel_id"),
        user=_text(user, "id"),
        name=_text(user, "username") or _text(user, "name"),
        team=_text(user, "team_id"),
        thread=_text(container, "thread_ts") or _text(message, "thread_ts"),
        message=_text(container, "message_ts") or _text(body, "message_ts") or _text(message, "ts"),
        line=_text(body, "response_url"),
        trigger=_text(body, "trigger_id"),
        whispered=bool(container.get("is_ephemeral")),
        in_modal=container.get("type") == "view" and (body.get("view") or {}).get("type") != "home",
        event=_text(body, "trigger_id"),
    )


def _text(found: Mapping[str, Any], name: str) -> str:
    value = found.get(name)
    return value if isinstance(value, str) else ""
