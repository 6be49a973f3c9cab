"""Core ↔ adapters: one open interaction, what adapters tell the core, what the core asks of a platform."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.cards import Card, Choice, File
from bot.commands import Call, Command
from bot.forms import Form
from bot.ids import ChannelRef, MessageRef, Platform, UserRef, WorkspaceRef
from bot.voters import Profile, Trait


@dataclass(frozen=True, slots=True)
class Lack:
    """What the bot cannot do in a place, and how to mend it, in the caller's language."""

    what: str
    remedy: str = ""


class Reply(Protocol):
    """One interaction while the line is open. Answering twice is allowed; the platform's limits are the adapter's."""

    async def post(self, card: Card) -> MessageRef | None:
        """Show the card to the channel; None when reactions on it cannot be read (the card then shows buttons)."""
        ...

    async def whisper(self, card: Card) -> None:
        """Show the card to the caller only."""
        ...

    async def update(self, card: Card) -> None:
        """Replace the whisper on which a button was pressed; elsewhere the same as `whisper`."""
        ...

    async def hand(self, card: Card, file: File) -> None:
        """Give the caller a file that nobody else sees; where that cannot be, its text is whispered in pages."""
        ...

    async def ask(self, form: Form) -> None:
        """Open a modal; must be the first answer to an interaction."""
        ...

    async def lacks(self) -> Sequence[Lack]:
        """What is missing where this was asked; nothing when all is well."""
        ...


@dataclass(frozen=True, slots=True)
class ReactionChange:
    """One reaction appeared or went. `emoji` is canonical; `at` is the platform's time where it tells one."""

    user: UserRef
    emoji: str
    stands: bool
    at: datetime | None = None
    profile: Profile | None = None
    """what came along with the event; None: ask the platform when it matters"""


@dataclass(frozen=True, slots=True)
class ReactionState:
    """All reactions under a message as read at `read_at` (the moment the reading began), without the bot's own."""

    standing: Mapping[str, frozenset[UserRef]]
    read_at: datetime
    profiles: Mapping[UserRef, Profile] = field(default_factory=dict[UserRef, Profile])


@dataclass(frozen=True, slots=True)
class Cleared:
    """A moderator removed every reaction, or every one of one emoji."""

    emoji: str | None = None
    at: datetime | None = None


class Inbound(Protocol):
    """What adapters call. Every method returns only when what it was told is durable."""

    commands: Sequence[Command]

    async def call(self, call: Call, reply: Reply) -> None: ...

    async def complete(self, call: Call, typed: str) -> Sequence[Choice]:
        """Suggestions while an option is being typed: at most 25."""
        ...

    async def reactions(self, box: MessageRef, change: ReactionChange | ReactionState | Cleared) -> None: ...

    async def vanished(self, messages: Sequence[MessageRef]) -> None:
        """Messages were deleted: their boxes close, their votes stay."""
        ...

    async def channel_gone(self, channel: ChannelRef) -> None: ...

    async def gap(self, workspaces: Sequence[WorkspaceRef] | None, platform: Platform) -> None:
        """Events may have been missed (new session, socket gap, start); None: in every workspace of the platform."""
        ...

    async def joined(
        self, workspace: WorkspaceRef, name: str, locale: str | None, *, greet: UserRef | ChannelRef | None = None
    ) -> None:
        """The bot is in this workspace, for the first time, again, or still.

        `greet` is who has just brought it in, or where people will see its first words.
        """
        ...

    async def present(
        self,
        platform: Platform,
        workspaces: Sequence[WorkspaceRef],
        *,
        among: Callable[[WorkspaceRef], bool] = lambda _: True,
    ) -> None:
        """All workspaces that the bot is in `among` those that one line tells of: what is missing was left meanwhile."""
        ...

    async def removed(self, workspace: WorkspaceRef, at: datetime | None = None) -> None:
        """The bot was taken out; with `at`, unless it has come back since. No workspace, but an enterprise: all of it."""
        ...

    async def left(self, person: UserRef, *, banned: bool = False) -> None:
        """A ban may be told as both, in any order: the stricter of the two rules holds."""
        ...

    async def changed(self, profile: Profile, at: datetime | None = None) -> None:
        """Somebody joined, came back, or is told of anew: another role, no longer a guest."""
        ...


class Messenger(Protocol):
    """Core → platform. Raises the PlatformError kinds of bot.errors; never retries a post by itself."""

    tells: frozenset[Trait]
    """what is told of people: rules about anything else are not offered here"""
    localises: bool
    """whether people see the commands under names of their own language"""
    joins: bool
    """whether it comes into channels by itself, which a workspace may not want"""

    async def post(
        self, channel: ChannelRef, card: Card, *, once: str | None = None, thread: MessageRef | None = None
    ) -> MessageRef: ...

    async def find(
        self, channel: ChannelRef, once: str, since: datetime, *, thread: MessageRef | None = None
    ) -> MessageRef | None:
        """The bot's own message that carries the key, posted at or after `since`; in the thread where one is named."""
        ...

    async def edit(self, message: MessageRef, card: Card) -> None:
        """Replaces what stands there; with the card's key it is found by that key afterwards as well."""
        ...

    async def delete(self, message: MessageRef) -> None: ...

    async def seed(self, message: MessageRef, emoji: Sequence[str]) -> None:
        """Put the bot's own reactions under a message, in order; those already there are success."""
        ...

    async def reactions(self, message: MessageRef) -> ReactionState:
        """Everything under the message, completely, or Incomplete / MessageGone / ChannelGone."""
        ...

    async def profile(self, person: UserRef) -> Profile: ...

    async def tell(self, person: UserRef, card: Card) -> None:
        """A direct message; NotPermitted when the person does not take them."""
        ...
