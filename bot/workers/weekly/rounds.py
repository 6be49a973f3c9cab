"""The weekly round: plans what is due and hands what waits to the engine, or does it itself where there is none."""

import zlib
from typing import TYPE_CHECKING

from bot.digests.subscription import Slot
from bot.ports.background import Background
from bot.ports.world import World
from bot.workers.weekly.planning import plan

if TYPE_CHECKING:
    from bot.workers.weekly.delivering import Deliveries

KIND = "weekly"
BATCH = 500
AGAIN = 300
"""seconds after which work that the engine took and that came to nothing is ordered once more"""
LANES = 4
"""of one workspace side by side: Slack takes several hundred posts a minute from it (docs: rate limits)"""
REMEMBERED = 10_000


class WeeklyRounds:
    """`tick` may run on any number of replicas: slots are unique, orders are made once, claims have one owner."""

    def __init__(self, world: World, background: Background | None = None) -> None:
        self._world = world
        self._background = background
        self._deliveries: Deliveries | None = None
        self._ordered: set[tuple[str, int]] = set()
        if background:
            background.register(KIND, self._deliver)

    async def tick(self) -> int:
        """How many slots were handed on."""
        if self._background and not self._background.ready:
            return 0
        await plan(self._world)
        async with self._world.store() as unit:
            waiting = await unit.slots.waiting(self._world.clock(), BATCH)
        for slot in waiting:
            await self._hand_on(slot)
        return len(waiting)

    async def _hand_on(self, slot: Slot) -> None:
        if self._background is None:
            await self._deliver(slot.key)
            return
        attempt = self._attempt(slot)
        if (slot.key, attempt) in self._ordered:
            return
        lane = zlib.crc32(slot.channel.channel.encode()) % LANES
        turn = f"{slot.channel.platform}:{slot.channel.workspace}:{lane}"
        await self._background.put(KIND, slot.key, turn=turn, attempt=attempt)
        if len(self._ordered) >= REMEMBERED:
            self._ordered.clear()  # an order that is made twice is still one order
        self._ordered.add((slot.key, attempt))

    async def _deliver(self, key: str) -> None:
        """What makes posts is loaded for the first one: no start waits for it."""
        if self._deliveries is None:
            from bot.workers.weekly.delivering import Deliveries  # noqa: PLC0415

            self._deliveries = Deliveries(self._world)
        await self._deliveries.deliver(key)

    def _attempt(self, slot: Slot) -> int:
        """A new number for each release, and every few minutes, for whatever the engine may have lost."""
        return slot.tries + 1_000_000 * (int(self._world.clock().timestamp()) // AGAIN)
