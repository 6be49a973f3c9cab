"""What a Discord is made of: users, guilds, channels, messages, interactions."""

import asyncio
from dataclasses import dataclass, field
from typing import Final

from adapters.playground.discord.wire import Json

TEXT: Final = 0
DM: Final = 1
THREAD: Final = 11
LOADING: Final = 1 << 7
EPHEMERAL: Final = 1 << 6
COMPONENTS_V2: Final = 1 << 15
NORMAL: Final = 0
BURST: Final = 1


@dataclass(slots=True)
class User:
    id: str
    name: str
    shown: str
    bot: bool = False
    title: str = ""
    locale: str = "en-GB"
    crowd: bool = False  # one of thousands made for a soak: not listed on the page


@dataclass(slots=True)
class Role:
    id: str
    name: str
    permissions: int
    position: int = 0
    managed: bool = False


@dataclass(slots=True)
class Member:
    user: User
    joined: float
    roles: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Overwrite:
    target: str
    kind: int  # 0 role, 1 member
    allow: int = 0
    deny: int = 0


@dataclass(slots=True)
class Reactions:
    """Who stands behind each emoji, normal and super reactions apart; the order is that of the first tap."""

    of: dict[str, tuple[dict[str, None], dict[str, None]]] = field(default_factory=dict)

    def users(self, emoji: str, kind: int) -> list[str]:
        """In the order of their ids, as Discord pages them."""
        return sorted(self.of[emoji][kind], key=int) if emoji in self.of else []

    def all(self) -> dict[str, set[str]]:
        return {emoji: {*normal, *burst} for emoji, (normal, burst) in self.of.items()}


@dataclass(slots=True)
class Message:
    id: str
    channel: str
    author: User
    at: float
    content: str = ""
    embeds: list[Json] = field(default_factory=list)
    components: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    flags: int = 0
    edited: float | None = None
    nonce: str | int | None = None
    mentions: list[User] = field(default_factory=list)
    mention_roles: list[str] = field(default_factory=list)
    mention_everyone: bool = False
    whispered_to: str | None = None
    interaction: str | None = None
    metadata: Json | None = None
    reply_to: Json | None = None
    thread: str | None = None
    deleted: bool = False
    reactions: Reactions = field(default_factory=Reactions)


@dataclass(slots=True)
class Channel:
    id: str
    name: str
    guild: str | None
    type: int = TEXT
    parent: str | None = None
    overwrites: list[Overwrite] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    messages: dict[str, Message] = field(default_factory=dict)
    created: float = 0.0
    owner: str = ""
    archived: bool = False
    position: int = 0


@dataclass(slots=True)
class Guild:
    id: str
    name: str
    owner: str
    roles: dict[str, Role] = field(default_factory=dict)
    members: dict[str, Member] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    bans: set[str] = field(default_factory=set)
    installed: bool = True
    locale: str = "en-GB"
    synthetic: bool = False


@dataclass(slots=True)
class Interaction:
    """One thing a person did to the app, and what the app made of it so far."""

    id: str
    token: str
    type: int
    at: float
    user: str
    channel: str
    guild: str | None
    native: Json
    message: str | None = None
    user_installed: bool = False
    answer: int | None = None  # the type of the first callback
    original: str | None = None
    choices: list[Json] = field(default_factory=list)
    callbacks: list[Json] = field(default_factory=list)
    followups: list[str] = field(default_factory=list)
    failed: bool = False
    settled: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(frozen=True, slots=True)
class Modal:
    """A form that is open in front of one person."""

    user: str
    interaction: str
    channel: str
    message: str | None
    body: Json


@dataclass(frozen=True, slots=True)
class Event:
    """Something the gateway tells; `guild` decides the shard and whether the app may hear it."""

    name: str
    data: Json
    guild: str | None = None
