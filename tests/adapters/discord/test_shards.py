"""Several replicas and one gateway: every shard is heard by one of them, and somebody else when that one is gone."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from adapters.discord import client, shards
from adapters.discord.adapter import DiscordAdapter
from adapters.discord.settings import DiscordSettings
from adapters.playground.discord.nouns import Event
from adapters.playground.discord.seed import many_guilds
from adapters.playground.discord.server import Discord
from bot.ids import ChannelRef
from bot.workers.shards import SharedShards
from store.opening import database
from store.settings import StoreSettings
from tests.adapters.inbound import QuietLog, Remembering
from tests.flows.life import Plug

LEASE = timedelta(seconds=1.5)


@dataclass
class Replica:
    adapter: DiscordAdapter
    core: Remembering
    plug: Plug

    async def die(self) -> None:
        """As by SIGKILL: nothing is released."""
        self.plug.pulled = True
        await self.adapter.stop(0.0)


@dataclass
class Pack:
    """Replicas on one database and one small Discord."""

    place: Discord
    url: str
    closing: AsyncExitStack
    replicas: list[Replica] = field(default_factory=list)

    async def join(self, count: int = 0) -> Replica:
        store, _ = await self.closing.enter_async_context(database(StoreSettings(url=self.url)))
        plug, core = Plug(), Remembering()
        place = {"token": self.place.token, "api_base": self.place.api_base, "gateway_url": self.place.gateway_url}
        leases = SharedShards(plug.store(store), f"replica {len(self.replicas)}", LEASE)
        made = DiscordAdapter(
            DiscordSettings.model_validate({**place, "shards": count}),
            core,
            lambda: datetime.fromtimestamp(time.time(), UTC),
            QuietLog(),
            "verdict",
            leases=leases,
        )
        await made.start()
        replica = Replica(made, core, plug)
        self.replicas.append(replica)
        self.closing.push_async_callback(made.stop)
        return replica

    async def settle(self, held: Callable[[], object]) -> None:
        async with asyncio.timeout(20):
            while True:
                if held() and all(one.adapter.connected for one in self.replicas):
                    return
                await asyncio.sleep(0.02)

    @property
    def held(self) -> list[int]:
        return [shard for share in self.shares for shard in share]

    @property
    def shares(self) -> list[list[int]]:
        return [one.adapter.shards for one in self.replicas]


@pytest.fixture
async def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Pack]:
    """Nobody there yet; leases are short, and sessions may begin soon after each other."""
    monkeypatch.setattr(shards, "ROUND", 0.1)
    monkeypatch.setattr(client, "IDENTIFY_EVERY", 0.05)
    place = Discord(clock=time.time, rng=random.Random(1))
    await place.start()
    async with AsyncExitStack() as closing:
        closing.push_async_callback(place.stop)
        yield Pack(place, f"sqlite:///{tmp_path / 'verdict.db'}", closing)


async def test_each_shard_is_heard_by_one_replica(pack: Pack) -> None:
    """Every server's events arrive once, and the shares are fair."""
    guilds = many_guilds(pack.place.world, 12, channels=1, roles=1)
    await pack.join(4)
    await pack.join(4)
    await pack.settle(lambda: [2, 2] == [len(share) for share in pack.shares])
    await pack.settle(
        lambda: [0, 1, 2, 3] == sorted(one.shard[0] for one in pack.place.hub.sessions.values() if one.line)
    )
    for guild in guilds:
        pack.place.hub.publish(Event("CHANNEL_DELETE", {"id": "1", "guild_id": guild, "type": 0}, guild))
    await pack.settle(lambda: sum(len(one.core.gone) for one in pack.replicas) >= len(guilds))
    told = Counter(ref.workspace for one in pack.replicas for ref in one.core.gone if isinstance(ref, ChannelRef))

    assert [0, 1, 2, 3] == sorted(pack.held)
    assert Counter(guilds) == told
    assert all(one.core.gone for one in pack.replicas)


async def test_who_stands_by_is_connected_and_takes_over_from_the_dead(pack: Pack) -> None:
    """By default there is one shard, and so one replica that listens."""
    first = await pack.join()
    await pack.settle(lambda: first.adapter.shards)
    second = await pack.join()
    await pack.settle(lambda: [[0], []] == pack.shares)
    assert not second.core.gaps

    pack.replicas.remove(first)
    await first.die()
    await pack.settle(lambda: second.core.gaps)  # what nobody heard meanwhile is looked up

    assert [[0]] == pack.shares


async def test_who_stops_hands_over(pack: Pack) -> None:
    """Without waiting for the lease to end."""
    first = await pack.join()
    await pack.settle(lambda: first.adapter.shards)
    second = await pack.join()
    pack.replicas.remove(first)
    await first.adapter.stop()
    await pack.settle(lambda: second.adapter.shards)

    assert second.adapter.connected


async def test_who_lost_the_database_goes_on_until_somebody_else_listens(pack: Pack) -> None:
    """Alone it answers from memory; when it comes back and another has its shard, it stands by."""
    first = await pack.join()
    await pack.settle(lambda: first.adapter.shards)
    first.plug.pulled = True
    await asyncio.sleep(1.2 * LEASE.total_seconds())
    assert [[0]] == pack.shares
    second = await pack.join()
    await pack.settle(lambda: second.adapter.shards)
    first.plug.pulled = False

    await pack.settle(lambda: [[], [0]] == pack.shares)


async def test_sessions_begin_one_after_the_other(pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many at a time as Discord allows, counted over all replicas."""
    monkeypatch.setattr(client, "IDENTIFY_EVERY", 0.4)
    pack.place.hub.max_concurrency = 2
    await asyncio.gather(pack.join(4), pack.join(4))
    await pack.settle(lambda: 4 == len(set(pack.held)))
    begun: dict[int, list[float]] = {0: [], 1: []}
    for at, wish in pack.place.hub.identifies:
        begun[wish["shard"][0] % 2].append(at)
    apart = [later - earlier for line in begun.values() for earlier, later in pairwise(line)]

    assert min(apart) > 0.3
