"""The workspace's own emoji that stand for others, as far as the app may read them."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Final

from adapters.slack.emoji import aliases_of
from adapters.slack.web import SlackWeb
from bot.errors import NotPermitted, PlatformError

_NONE: Final[Mapping[str, str]] = MappingProxyType({})


class Aliases:
    """Read at the start, and again after Slack said that emoji changed; a workspace that refuses has none."""

    def __init__(self, web: SlackWeb) -> None:
        self._web = web
        self._known: dict[str, Mapping[str, str]] = {}
        self._turn = asyncio.Lock()

    async def of(self, workspace: str) -> Mapping[str, str]:
        """PlatformError while Slack does not tell: without aliases a reading would miss those who voted by them."""
        async with self._turn:
            if workspace not in self._known:
                self._known[workspace] = await self._ask(workspace)
        return self._known[workspace]

    async def prepare(self, workspace: str) -> None:
        """Asks before anybody waits for it; trouble is left to those who do."""
        with suppress(PlatformError):
            await self.of(workspace)

    def forget(self, workspace: str) -> None:
        self._known.pop(workspace, None)

    async def _ask(self, workspace: str) -> Mapping[str, str]:
        """The scope emoji:read is a wish, not a need."""
        try:
            answer = await self._web.call(workspace, "emoji.list")
        except NotPermitted:
            return _NONE
        return aliases_of(answer.get("emoji") or {})
