"""Card refresh: a box whose tally is newer than its card gets one edit; the last state wins and survives a restart."""

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.ballots import Box
from bot.errors import ChannelGone, MessageGone, NotPermitted, PlatformError, RateLimited
from bot.ids import MessageRef, Platform
from bot.ports.storage import BoxState
from bot.ports.world import World
from bot.workers.rebuild import card_of

BATCH = 50
OLD = timedelta(hours=1)
"""Discord counts edits of messages older than an hour against a limit of their own (error 30046)"""
OLD_EVERY = timedelta(minutes=10)
PATIENCE = timedelta(minutes=5)
"""how long a box that cannot be edited is left alone"""


class Refresher:
    """`tick` edits what is due. Many votes between two ticks make one edit."""

    def __init__(self, world: World, in_sync: Callable[[BoxState], bool]) -> None:
        self._world = world
        self._in_sync = in_sync
        self._next: dict[MessageRef, datetime] = {}
        self._rest: dict[Platform, datetime] = {}

    async def tick(self) -> int:
        """How many cards were edited."""
        edited = 0
        for platform in list(self._world.messengers):
            if self._rest.get(platform, datetime.min.replace(tzinfo=self._world.clock().tzinfo)) > self._world.clock():
                continue
            async with self._world.store() as unit:
                waiting = await unit.boxes.to_refresh(platform, BATCH + self._paused())
            for state in waiting:
                if not self._due(state):
                    continue
                try:
                    edited += await self._edit(state)
                except RateLimited as limit:
                    self._rest[platform] = self._world.clock() + timedelta(seconds=limit.retry_after)
                    break
        return edited

    def _due(self, state: BoxState) -> bool:
        now = self._world.clock()
        return self._next.get(state.box.message, now) <= now

    def _paused(self) -> int:
        """Cards that must wait do not keep the others from their turn."""
        now = self._world.clock()
        self._next = {message: due for message, due in self._next.items() if due > now}
        return len(self._next)

    def _pause(self, state: BoxState) -> timedelta:
        if self._world.clock() - state.box.opened > OLD:
            return OLD_EVERY
        return timedelta(seconds=self._world.settings.refresh_seconds)

    async def _edit(self, state: BoxState) -> bool:
        message = state.box.message
        card = await card_of(self._world, state.box, in_sync=self._in_sync(state))
        if card is None:
            await self._shown(state)
            return False
        self._next[message] = self._world.clock() + self._pause(state)
        try:
            await self._world.messengers[message.channel.platform].edit(message, card)
        except MessageGone:
            await self._close(state.box)
            return False
        except (ChannelGone, NotPermitted) as trouble:
            self._next[message] = self._world.clock() + PATIENCE
            self._world.log.warning("card.not_refreshed", trouble=type(trouble).__name__, message=message.message)
            return False
        except RateLimited:
            raise
        except PlatformError as trouble:
            self._world.log.warning("card.refresh_failed", trouble=type(trouble).__name__, message=message.message)
            return False
        await self._shown(state)
        return True

    async def _shown(self, state: BoxState) -> None:
        async with self._world.store() as unit:
            await unit.boxes.shown(state.box.message, state.tally_version, self._world.clock())

    async def _close(self, box: Box) -> None:
        async with self._world.store() as unit:
            await unit.boxes.close([box.message])
