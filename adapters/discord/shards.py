"""The shards that this process listens to: a session each, begun and ended as the leases come and go.

A replica without a shard stands by: it answers what other platforms ask, works on what is due everywhere, and takes
over what a dead one held.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any, Final

from adapters.discord.client import GatewayClient, Log
from bot.ports.shards import Leases, Share

ROUND: Final = 3.0
"""seconds between two renewals; a lease has to outlive more than one that fails"""
PATIENCE: Final = 2.0
"""seconds that leaving may take when the database is away: then the leases end by themselves"""


def shard_of(guild: str, count: int) -> int:
    """Docs: gateway, sharding."""
    return (int(guild) >> 22) % count


class Alone:
    """Leases of a process that shares its database with nobody."""

    def __init__(self) -> None:
        self._free: dict[int, float] = {}

    async def hold(self, wanted: int) -> Share:
        return Share(wanted, tuple(range(wanted)))

    async def release(self, ids: Sequence[int]) -> None: ...

    async def leave(self) -> None: ...

    async def turn(self, bucket: int, spacing: float) -> float:
        now = asyncio.get_running_loop().time()
        at = max(now, self._free.get(bucket, 0.0))
        self._free[bucket] = at + spacing
        return at - now


class Shards:
    """`asked` is what Discord recommends (GET /gateway/bot); `opened` makes the client of one shard."""

    def __init__(
        self,
        leases: Leases,
        asked: Callable[[], Awaitable[dict[str, Any]]],
        opened: Callable[[int, int], GatewayClient],
        log: Log,
        *,
        wanted: int = 0,
    ) -> None:
        self._leases = leases
        self._asked = asked
        self._opened = opened
        self._log = log
        self._wanted = wanted
        self._known: int = 0
        self._at_once = 1
        self._count = 0
        self._clients: dict[int, tuple[GatewayClient, asyncio.Task[None]]] = {}
        self._stopping = asyncio.Event()
        self._keeping: asyncio.Task[None] | None = None

    @property
    def connected(self) -> bool:
        """Also while standing by; not before it is known which shards are whose."""
        return bool(self._count) and all(client.connected for client, _ in self._clients.values())

    @property
    def last_frame(self) -> datetime | None:
        return max((client.last_frame for client, _ in self._clients.values() if client.last_frame), default=None)

    @property
    def ids(self) -> list[int]:
        return sorted(self._clients)

    async def keep(self) -> None:
        """Until stopped. While the database is away nothing changes: commands are answered, and nobody can take over."""
        while not self._stopping.is_set():
            try:
                await self._follow(await self._leases.hold(await self._number()))
            except Exception as trouble:  # noqa: BLE001  whatever it is, it is tried again
                self._log.warning("discord.shards_unknown", error=type(trouble).__name__)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), ROUND)

    def start(self) -> None:
        self._keeping = asyncio.create_task(self.keep())

    async def stop(self) -> None:
        """In order: sessions first, so that nobody hears anything twice. A round under way may end in its own time."""
        self._stopping.set()
        if self._keeping:
            await asyncio.wait([self._keeping], timeout=PATIENCE)
            self._keeping.cancel()
            await asyncio.gather(self._keeping, return_exceptions=True)
        await self._end(list(self._clients))
        with suppress(Exception):
            await asyncio.wait_for(self._leases.leave(), PATIENCE)

    async def turn(self, number: int, spacing: float) -> float:
        """Seconds until the shard may introduce itself; its own pauses have to do while the database is away."""
        try:
            # Whoever is cancelled meanwhile must not leave a transaction open.
            asking = asyncio.ensure_future(self._leases.turn(number % self._at_once, spacing))
            return await asyncio.shield(asking)
        except Exception as trouble:  # noqa: BLE001
            self._log.warning("discord.gate_unknown", error=type(trouble).__name__)
            return spacing

    async def _number(self) -> int:
        if not self._known:
            advice = await self._asked()
            limits = advice.get("session_start_limit") or {}
            self._at_once = max(1, int(limits.get("max_concurrency", 1)))
            self._known = self._wanted or max(1, int(advice.get("shards", 1)))
        return self._known

    async def _follow(self, share: Share) -> None:
        stale = list(self._clients) if share.count != self._count else []
        await self._end({*stale, *(set(self._clients) - set(share.ids))})
        self._count = share.count
        if share.surplus:
            await self._leases.release(share.surplus)
        for number in share.ids:
            if number not in self._clients:
                client = self._opened(number, share.count)
                self._clients[number] = client, asyncio.create_task(client.connect())

    async def _end(self, numbers: Iterable[int]) -> None:
        ended = [self._clients.pop(number) for number in numbers]
        for client, task in ended:
            with suppress(Exception):  # a line that is broken has ended already
                await client.leave()
            task.cancel()
        await asyncio.gather(*(task for _, task in ended), return_exceptions=True)
