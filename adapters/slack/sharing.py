"""Which channels are shared with other companies (Slack Connect), asked once an hour for each that is read."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from adapters.slack.web import SlackWeb
from bot.errors import ChannelGone, NotPermitted
from bot.ids import ChannelRef

REMEMBERED_SECONDS: Final = 3600.0
MOST_REMEMBERED: Final = 20_000


class Sharing:
    def __init__(self, web: SlackWeb, now: Callable[[], float]) -> None:
        self._web = web
        self._now = now
        self._seen: OrderedDict[ChannelRef, tuple[bool, float]] = OrderedDict()

    async def shared(self, channel: ChannelRef) -> bool:
        known, at = self._seen.get(channel, (False, -REMEMBERED_SECONDS))
        if self._now() - at < REMEMBERED_SECONDS and channel in self._seen:
            return known
        return self.learn(channel, shared=await self._ask(channel))

    def learn(self, channel: ChannelRef, *, shared: bool) -> bool:
        """Events tell it too, for nothing."""
        self._seen[channel] = (shared, self._now())
        self._seen.move_to_end(channel)
        if len(self._seen) > MOST_REMEMBERED:
            self._seen.popitem(last=False)
        return shared

    async def _ask(self, channel: ChannelRef) -> bool:
        try:
            answer = await self._web.call(channel.workspace, "conversations.info", channel=channel.channel)
        except (NotPermitted, ChannelGone):
            # Without channels:read nobody outside can be told apart anyway.
            return False
        return bool((answer.get("channel") or {}).get("is_ext_shared"))
