"""Reconcile: after a gap and on a slow rhythm the open boxes are read again and repaired in both directions."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.errors import MALFORMED, ChannelGone, Empty, Incomplete, MessageGone, NotPermitted, PlatformError, RateLimited
from bot.ids import Platform
from bot.ports.boxes import BoxState
from bot.ports.platform import ReactionState
from bot.ports.world import World
from bot.waiting import SKEW, Waits, pause
from bot.workers.intake import take_state
from bot.workers.judging import Judging

BATCH = 20
SETTLE = timedelta(seconds=1)
"""a connection that flaps is left to calm down before its boxes are read again"""
TRY_AGAIN = timedelta(minutes=2)
LONGEST_REST = timedelta(minutes=5)
MINE = timedelta(seconds=5)
"""how long other replicas leave a box to the one that reads it; if that one dies, or takes longer, it is read again"""


class Reconciler:
    """`gap` says that events may have been missed; `tick` reads a few boxes, newest first.

    An empty, partial, truncated or failed answer (Incomplete and every other trouble) changes nothing; a message that
    is gone closes its box and keeps the votes. Each box is claimed before it is read, so that replicas share the work.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self._gaps: dict[Platform, datetime] = {}
        self._rest = Waits[Platform]()
        self._flaps: dict[Platform, int] = {}
        self._judging = Judging(world)
        self.differences = 0
        """marks that a reading had to repair, since the start"""

    def gap(self, platform: Platform) -> None:
        """Everything read before now is in doubt. The more often this comes in a row, the longer the pause before reading."""
        now = self._world.clock()
        last = self._gaps.get(platform)
        flaps = self._flaps.get(platform, 0) + 1 if last and last <= now < last + LONGEST_REST else 0
        self._flaps[platform] = flaps
        self._gaps[platform] = now
        settling = min(SETTLE * 2 ** min(flaps, 10), LONGEST_REST) if flaps else timedelta()
        self._rest.put(platform, now, max(self._rest.until(platform, now), now + settling))

    def in_sync(self, state: BoxState) -> bool:
        """Whether the box has been read since the last gap, by a clock that was right."""
        gap, read = self._gap(state.box.message.channel.platform), state.checked_at
        return read is not None and (gap or read) <= read <= self._world.clock() + SKEW

    def _gap(self, platform: Platform) -> datetime | None:
        """One that is still to come was noted by a clock that ran ahead; everything is in doubt then, once."""
        gap, now = self._gaps.get(platform), self._world.clock()
        if gap and gap > now:
            gap = self._gaps[platform] = now
        return gap

    async def tick(self) -> int:
        """How many boxes were read, and people judged."""
        read = 0
        for platform in list(self._world.messengers):
            if self._rest.holds(platform, self._world.clock()):
                continue
            for state in await self._due(platform):
                try:
                    found = await self._read(state)
                    outcome = "read" if found else "not_read"
                    self._world.meter.count("verdict_readings_total", platform=platform, outcome=outcome)
                    read += found
                except RateLimited as limit:
                    now = self._world.clock()
                    self._rest.put(platform, now, now + pause(limit.retry_after))
                    break
        return read + await self._judging.tick()

    async def _due(self, platform: Platform) -> Sequence[BoxState]:
        now = self._world.clock()
        settings = self._world.settings
        rhythm = now - timedelta(minutes=settings.recheck_minutes)
        doubted = self._gap(platform) or rhythm
        async with self._world.store() as unit:
            return await unit.boxes.to_check(
                platform,
                opened_after=now - timedelta(days=settings.box_days),
                checked_before=max(rhythm, doubted),
                now=now,
                limit=BATCH,
            )

    async def _read(self, state: BoxState) -> bool:
        message, now = state.box.message, self._world.clock()
        async with self._world.store() as unit:
            if not await unit.boxes.to_read(state, now, now + MINE):
                return False
        try:
            reading = await self._ask(state)
        except RateLimited:
            async with self._world.store() as unit:
                await unit.boxes.postponed(message, self._world.clock())
            raise
        except (MessageGone, ChannelGone):
            async with self._world.store() as unit:
                await unit.boxes.close([message])
            return False
        except (Incomplete, NotPermitted, PlatformError) as trouble:
            self._world.log.warning("box.not_read", trouble=type(trouble).__name__, message=message.message)
            await self._postpone(state)
            return False
        except MALFORMED:
            self._world.log.exception("box.not_understood", message=message.message)
            await self._postpone(state)
            return False
        outcome = await take_state(self._world, message, reading, ask=0)
        await self._judging.meet({user for users in reading.standing.values() for user in users})
        if outcome.added or outcome.removed:
            self.differences += outcome.added + outcome.removed
            self._world.log.info("box.repaired", message=message.message, added=outcome.added, removed=outcome.removed)
        return True

    async def _ask(self, state: BoxState) -> ReactionState:
        """The reactions under a box. When there are none, the seeds are set again: then the list says something."""
        message = state.box.message
        messenger = self._world.messengers[message.channel.platform]
        try:
            return await messenger.reactions(message)
        except Empty:
            await messenger.seed(message, state.box.emoji)
            return await messenger.reactions(message)

    async def _postpone(self, state: BoxState) -> None:
        """A box that cannot be read must not hold up the others: it goes to the end of the queue."""
        async with self._world.store() as unit:
            await unit.boxes.postponed(state.box.message, self._world.clock() + TRY_AGAIN)
