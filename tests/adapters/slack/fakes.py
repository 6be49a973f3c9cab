"""A core with a memory: it remembers what it was told, answers as it is asked to, and fails as often as it is told to."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.cards import Card, Choice, Text
from bot.commands import Call, Command, Option
from bot.ids import ChannelRef, MessageRef, Platform, UserRef, WorkspaceRef
from bot.ports.platform import Cleared, ReactionChange, ReactionState, Reply
from bot.voters import Profile

COMMANDS = (
    Command("compare", "compare", "Tools side by side", "A vs B", top=True),
    Command("show", "tool", "The verdict on one tool", "TOOL"),
    Command("weekly", "weekly", "The weekly post", "CHANNEL", (Option("channel", "Where", "channel"),)),
    Command("help", "help", "What it can do", ""),
)
Answer = Callable[[Call, Reply], Awaitable[None]]


async def silence(_call: Call, _reply: Reply) -> None:
    """Nothing is said."""


def card(words: str) -> Card:
    """A card that says this."""
    return Card("", words, (Text((words,)),))


@dataclass
class Core:
    """Satisfies Inbound."""

    commands: Sequence[Command] = COMMANDS
    answer: Answer = silence
    fail: int = 0
    calls: list[Call] = field(default_factory=list)
    changes: list[tuple[MessageRef, ReactionChange]] = field(default_factory=list)
    gone: list[MessageRef | ChannelRef] = field(default_factory=list)
    gaps: list[list[str] | None] = field(default_factory=list)
    workspaces: list[tuple[str, str]] = field(default_factory=list)
    removals: list[WorkspaceRef] = field(default_factory=list)
    leavers: list[UserRef] = field(default_factory=list)
    changed_people: list[Profile] = field(default_factory=list)

    async def call(self, call: Call, reply: Reply) -> None:
        self.calls.append(call)
        await self.answer(call, reply)

    async def complete(self, call: Call, typed: str) -> Sequence[Choice]:
        return [Choice(typed, typed)]

    async def reactions(self, box: MessageRef, change: ReactionChange | ReactionState | Cleared) -> None:
        if self.fail:
            self.fail -= 1
            raise ConnectionError("the database is away")
        assert isinstance(change, ReactionChange)
        self.changes.append((box, change))

    async def vanished(self, messages: Sequence[MessageRef]) -> None:
        self.gone.extend(messages)

    async def channel_gone(self, channel: ChannelRef) -> None:
        self.gone.append(channel)

    async def gap(self, workspaces: Sequence[WorkspaceRef] | None, platform: Platform) -> None:
        self.gaps.append(None if workspaces is None else [one.workspace for one in workspaces])

    async def joined(
        self, workspace: WorkspaceRef, name: str, locale: str | None, *, greet: UserRef | ChannelRef | None = None
    ) -> None:
        self.workspaces.append((workspace.workspace, name))

    async def present(
        self,
        platform: Platform,
        workspaces: Sequence[WorkspaceRef],
        *,
        among: Callable[[WorkspaceRef], bool] = lambda _: True,
    ) -> None:
        """Nothing is missing."""

    async def removed(self, workspace: WorkspaceRef, at: datetime | None = None) -> None:
        self.removals.append(workspace)

    async def left(self, person: UserRef, *, banned: bool = False) -> None:
        self.leavers.append(person)

    async def changed(self, profile: Profile, at: datetime | None = None) -> None:
        self.changed_people.append(profile)


@dataclass
class Diary:
    """A log with a memory."""

    lines: list[tuple[str, dict[str, object]]] = field(default_factory=list)

    def info(self, event: str, /, **keys: object) -> None:
        self.lines.append((event, keys))

    warning = info
    exception = info

    def of(self, event: str) -> list[dict[str, object]]:
        return [keys for name, keys in self.lines if name == event]
