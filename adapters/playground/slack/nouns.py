"""What a Slack is made of: workspaces, people, channels, messages and views."""

from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]
Kind = Literal["public", "private", "dm"]


@dataclass(slots=True)
class Workspace:
    """One team and its installation of the app."""

    id: str
    name: str
    domain: str
    bot_user: str
    bot_id: str
    bot_token: str
    installed: bool = True
    scopes: frozenset[str] | None = None  # None: scopes are not looked at
    enterprise: str = ""
    org_wide: bool = False  # the app was installed for the whole enterprise, with one token
    refresh_token: str = ""
    token_until: float = 0.0  # 0: the token does not end
    former: dict[str, float] = field(default_factory=dict)  # tokens that were renewed, until they end


@dataclass(slots=True)
class Person:
    id: str
    name: str
    workspace: str
    title: str = ""
    admin: bool = False
    guest: bool = False
    single_channel: bool = False
    bot: bool = False
    deleted: bool = False
    updated: int = 0
    tz: str = "Europe/London"
    tz_offset: int = 0
    locale: str = "en-GB"


@dataclass(slots=True)
class Channel:
    id: str
    name: str
    kind: Kind
    workspace: str
    members: dict[str, None] = field(default_factory=dict)
    archived: bool = False
    read_only: bool = False
    created: int = 0
    creator: str = ""
    shared_with: tuple[str, ...] = ()  # other workspaces that see it (Slack Connect)

    def workspaces(self) -> tuple[str, ...]:
        return (self.workspace, *self.shared_with)


@dataclass(slots=True)
class Message:
    channel: str
    ts: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    metadata: Json | None = None
    bot_id: str | None = None
    username: str | None = None
    subtype: str | None = None
    thread: str | None = None
    broadcast: bool = False
    edited: Json | None = None
    ephemeral_to: str | None = None
    deleted: bool = False
    replies: list[str] = field(default_factory=list)
    reactions: dict[str, dict[str, None]] = field(default_factory=dict)


@dataclass(slots=True)
class View:
    """A modal or a Home tab, with what its reader has filled in so far."""

    id: str
    user: str
    workspace: str
    body: Json
    hash: str
    root: str
    previous: str | None = None
    values: Json = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


class SlackError(Exception):
    """An answer with ok: false, under the name Slack gives it."""

    def __init__(self, error: str, *messages: str, **extra: object) -> None:
        super().__init__(error)
        self.error = error
        self.messages = messages
        self.extra = extra

    def answer(self) -> Json:
        body: Json = {"ok": False, "error": self.error, **self.extra}
        if self.messages:
            body |= {"errors": list(self.messages), "response_metadata": {"messages": list(self.messages)}}
        return body


class Refused(Exception):
    """A person tried what Slack's client would not let them do; the words say why."""
