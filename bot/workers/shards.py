"""Leases of shards in the shared database, in the name of this process."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from bot.ports.shards import Share
from bot.ports.storage import Store

LEASE = timedelta(seconds=10)
"""after which another replica takes what a dead one held"""


@dataclass(frozen=True, slots=True)
class SharedShards:
    """Satisfies bot.ports.shards.Leases. `me` is never the same for two lives."""

    store: Store
    me: str
    lease: timedelta = field(default_factory=lambda: LEASE)

    async def hold(self, wanted: int) -> Share:
        async with self.store() as unit:
            return await unit.shards.hold(self.me, wanted, self.lease.total_seconds())

    async def release(self, ids: Sequence[int]) -> None:
        async with self.store() as unit:
            await unit.shards.release(self.me, ids)

    async def leave(self) -> None:
        async with self.store() as unit:
            await unit.shards.leave(self.me)

    async def turn(self, bucket: int, spacing: float) -> float:
        async with self.store() as unit:
            return await unit.shards.turn(bucket, spacing)
