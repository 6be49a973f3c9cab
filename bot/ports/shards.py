"""Adapter ↔ store: which shards of a gateway this process listens to, so that each is heard by one process."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Share:
    """`count` is the number of shards that all replicas agree on; `surplus` are held and should be released."""

    count: int
    ids: tuple[int, ...]
    surplus: tuple[int, ...] = ()


class ShardRepository(Protocol):
    async def hold(self, me: str, wanted: int, seconds: float) -> Share:
        """Renews what is mine and takes what is free, as far as it is a fair share among those that hold or would.

        `wanted` is how many shards there are to be; another number that others listen by wins.
        """
        ...

    async def release(self, me: str, ids: Sequence[int]) -> None: ...
    async def leave(self, me: str) -> None:
        """Everything at once, for others to take."""
        ...

    async def turn(self, bucket: int, spacing: float) -> float:
        """Reserves the bucket's next turn to begin a session; the seconds until then."""
        ...


class Leases(Protocol):
    """What an adapter is given."""

    async def hold(self, wanted: int) -> Share: ...
    async def release(self, ids: Sequence[int]) -> None: ...
    async def leave(self) -> None: ...
    async def turn(self, bucket: int, spacing: float) -> float: ...
