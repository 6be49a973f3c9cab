"""Shards of a gateway: one listener each, taken over from the dead, and sessions that begin one after the other."""

import asyncio
from datetime import timedelta

from bot.ports.shards import Share
from bot.workers.shards import SharedShards
from tests.store.conftest import Db

LONG, SHORT = timedelta(minutes=1), timedelta(seconds=1.5)


def _replica(db: Db, name: str, lease: timedelta = LONG) -> SharedShards:
    return SharedShards(db.store, name, lease)


async def test_one_shard_has_one_listener_and_the_others_stand_by(db: Db) -> None:
    """However many ask at the same moment; who holds it keeps it."""
    replicas = [_replica(db, name) for name in "abc"]
    first = await asyncio.gather(*(one.hold(1) for one in replicas))
    again = await asyncio.gather(*(one.hold(1) for one in replicas))

    assert [(), (), (0,)] == sorted(share.ids for share in first)
    assert first == again


async def test_shards_are_shared_out_as_replicas_come(db: Db) -> None:
    """The first takes all, and is told what is too much for it when others come."""
    first, second = _replica(db, "a"), _replica(db, "b")
    assert Share(5, (0, 1, 2, 3, 4)) == await first.hold(5)
    assert Share(5, ()) == await second.hold(5)
    share = await first.hold(5)
    assert Share(5, (0, 1, 2), (3, 4)) == share
    await first.release(share.surplus)

    assert Share(5, (3, 4)) == await second.hold(5)
    assert Share(5, (0, 1, 2)) == await first.hold(5)


async def test_what_a_dead_replica_held_is_taken_over(db: Db) -> None:
    """After its lease, and it finds itself without when it comes back."""
    dead, other = _replica(db, "a", SHORT), _replica(db, "b")
    assert (0,) == (await dead.hold(1)).ids
    assert () == (await other.hold(1)).ids
    await asyncio.sleep(SHORT.total_seconds() + 0.05)

    assert (0,) == (await other.hold(1)).ids
    assert () == (await dead.hold(1)).ids


async def test_who_leaves_in_order_is_followed_at_once(db: Db) -> None:
    """Without waiting for any lease to end."""
    first, second = _replica(db, "a"), _replica(db, "b")
    await first.hold(2)
    await first.leave()

    assert (0, 1) == (await second.hold(2)).ids


async def test_all_replicas_agree_on_the_number(db: Db) -> None:
    """What is listened by stays; a new number is taken when nobody listens any more."""
    first, second = _replica(db, "a"), _replica(db, "b")
    await first.hold(2)
    assert 2 == (await second.hold(4)).count
    await first.leave()
    await second.leave()

    assert 4 == (await second.hold(4)).count


async def test_sessions_of_a_bucket_begin_one_after_the_other(db: Db) -> None:
    """Five seconds apart, whoever asks; another bucket has a line of its own."""
    waits = [await _replica(db, name).turn(bucket, 5.0) for bucket in (0, 1) for name in "abc"]

    assert [0, 5, 10, 0, 5, 10] == [round(wait) for wait in waits]
