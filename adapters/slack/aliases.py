"""The workspace's own emoji that stand for others, as far as the app may read them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from adapters.slack.emoji import aliases_of
from adapters.slack.web import SlackWeb
from bot.errors import PlatformError

_NONE: Final[Mapping[str, str]] = MappingProxyType({})


class Aliases:
    """Read at the start and whenever Slack says that emoji changed; a workspace that refuses has none."""

    def __init__(self, web: SlackWeb) -> None:
        self._web = web
        self._known: dict[str, Mapping[str, str]] = {}

    def of(self, workspace: str) -> Mapping[str, str]:
        return self._known.get(workspace, _NONE)

    async def learn(self, workspace: str) -> None:
        """The scope emoji:read is a wish, not a need: without it what was known stays."""
        try:
            answer = await self._web.call(workspace, "emoji.list")
        except PlatformError:
            return
        self._known[workspace] = aliases_of(answer.get("emoji") or {})
