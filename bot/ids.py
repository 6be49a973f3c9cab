"""Who and where: references to things that live on a platform, as plain values."""

from dataclasses import dataclass
from typing import NewType, Self

Platform = NewType("Platform", str)
"""The name of an adapter's platform; an open set, the core knows none by name."""


@dataclass(frozen=True, slots=True)
class WorkspaceRef:
    """A Slack team or a Discord guild; `enterprise` is Slack's grid id where there is one."""

    platform: Platform
    workspace: str
    enterprise: str = ""

    @classmethod
    def of(cls, key: str) -> Self:
        platform, _, workspace = key.partition(":")
        return cls(Platform(platform), workspace)

    @property
    def key(self) -> str:
        """As one word, such as slack:T0123: how the catalogue says whose a private tool is."""
        return f"{self.platform}:{self.workspace}"


@dataclass(frozen=True, slots=True)
class ChannelRef:
    platform: Platform
    workspace: str
    channel: str

    @property
    def home(self) -> WorkspaceRef:
        return WorkspaceRef(self.platform, self.workspace)


@dataclass(frozen=True, slots=True)
class MessageRef:
    """One message: Slack's ts or Discord's snowflake inside its channel."""

    channel: ChannelRef
    message: str


@dataclass(frozen=True, slots=True)
class UserRef:
    """A person in a workspace; `workspace` is the person's own one (Slack Connect: not always the channel's)."""

    platform: Platform
    workspace: str
    user: str
