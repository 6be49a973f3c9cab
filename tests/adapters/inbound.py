"""An Inbound with a memory: what adapters told the core, and one thing that it answers."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from bot.cards import Choice
from bot.commands import Call, Command
from bot.handlers.table import commands
from bot.ids import ChannelRef, MessageRef, Platform, UserRef, WorkspaceRef
from bot.ports.platform import Cleared, ReactionChange, ReactionState, Reply
from bot.settings import BotSettings
from bot.voters import Profile

Answer = Callable[[Call, Reply], Awaitable[None]]


class Remembering:
    """Satisfies bot.ports.platform.Inbound; `heard` wakes whoever waits for the next thing."""

    def __init__(self, answer: Answer | None = None) -> None:
        self.commands: Sequence[Command] = commands(BotSettings())
        self.answer = answer
        self.calls: list[Call] = []
        self.changes: list[tuple[MessageRef, ReactionChange | ReactionState | Cleared]] = []
        self.gone: list[MessageRef | ChannelRef] = []
        self.gaps: list[str] = []
        self.workspaces: list[WorkspaceRef] = []
        self.people_left: list[UserRef] = []
        self.people_banned: list[UserRef] = []
        self.people_changed: list[Profile] = []
        self._news = asyncio.Event()

    async def call(self, call: Call, reply: Reply) -> None:
        self.calls.append(call)
        if self.answer:
            await self.answer(call, reply)
        self._news.set()

    async def complete(self, call: Call, typed: str) -> Sequence[Choice]:
        return [Choice(f"{typed} one", f"{typed} one")]

    async def reactions(self, box: MessageRef, change: ReactionChange | ReactionState | Cleared) -> None:
        self.changes.append((box, change))
        self._news.set()

    async def vanished(self, messages: Sequence[MessageRef]) -> None:
        self.gone.extend(messages)
        self._news.set()

    async def channel_gone(self, channel: ChannelRef) -> None:
        self.gone.append(channel)
        self._news.set()

    async def gap(self, workspaces: Sequence[WorkspaceRef] | None, platform: Platform) -> None:
        self.gaps.append(platform)
        self._news.set()

    async def joined(
        self, workspace: WorkspaceRef, name: str, locale: str | None, *, greet: UserRef | ChannelRef | None = None
    ) -> None:
        self.workspaces.append(workspace)
        self._news.set()

    async def present(
        self,
        platform: Platform,
        workspaces: Sequence[WorkspaceRef],
        *,
        among: Callable[[WorkspaceRef], bool] = lambda _: True,
    ) -> None:
        """Nothing is missing."""

    async def removed(self, workspace: WorkspaceRef, at: datetime | None = None) -> None:
        self.workspaces.remove(workspace)
        self._news.set()

    async def left(self, person: UserRef, *, banned: bool = False) -> None:
        (self.people_banned if banned else self.people_left).append(person)
        self._news.set()

    async def changed(self, profile: Profile, at: datetime | None = None) -> None:
        self.people_changed.append(profile)
        self._news.set()

    async def until(self, held: Callable[[], object], seconds: float = 30.0) -> None:
        """Waits for something to become true, waking at each thing heard."""
        async with asyncio.timeout(seconds):
            while not held():
                self._news.clear()
                await self._news.wait()


class QuietLog:
    """Keeps event names."""

    def __init__(self) -> None:
        self.events: list[str] = []

    def info(self, event: str, /, **_keys: object) -> None:
        self.events.append(event)

    def warning(self, event: str, /, **_keys: object) -> None:
        self.events.append(event)

    def exception(self, event: str, /, **_keys: object) -> None:
        self.events.append(event)
