"""Shards of a gateway: leased to one process each, by the database's own clock."""

from collections.abc import Sequence
from math import ceil

from sqlalchemy import Float, Select, cast, delete, extract, func, literal, literal_column, or_, select, update
from sqlalchemy.sql.elements import ColumnElement

from bot.ports.shards import Share
from store.inserts import insert
from store.tables import identify_gate, shard, shard_listener
from store.work import Work


class Shards:
    def __init__(self, work: Work) -> None:
        self._work = work

    async def hold(self, me: str, wanted: int, seconds: float) -> Share:
        connection = await self._work.writing()
        now = float((await connection.execute(select(self._now()))).scalar_one())
        await self._listen(me, now, seconds)
        count = await self._count(wanted, now)
        fair = ceil(count / await self._listeners())
        mine = await self._ids(shard.c.owner == me)
        free = await self._ids(
            or_(shard.c.owner.is_(None), shard.c.lease_until < now), shard.c.owner.is_distinct_from(me)
        )
        held = [*mine, *free[: max(0, fair - len(mine))]]
        lease = update(shard).where(shard.c.id.in_(held)).values(owner=me, lease_until=now + seconds)
        await connection.execute(lease)
        return Share(count, tuple(held[:fair]), tuple(held[fair:]))

    async def release(self, me: str, ids: Sequence[int]) -> None:
        """Others may have them at once."""
        connection = await self._work.writing()
        mine = (shard.c.owner == me, shard.c.id.in_(ids))
        await connection.execute(update(shard).where(*mine).values(owner=None, lease_until=0.0))

    async def leave(self, me: str) -> None:
        connection = await self._work.writing()
        await connection.execute(update(shard).where(shard.c.owner == me).values(owner=None, lease_until=0.0))
        await connection.execute(delete(shard_listener).where(shard_listener.c.id == me))

    async def turn(self, bucket: int, spacing: float) -> float:
        connection = await self._work.writing()
        now = self._now()
        opened = insert(connection, identify_gate).values(bucket=bucket, free_at=0.0)
        await connection.execute(opened.on_conflict_do_nothing())
        later = func.greatest if connection.dialect.name == "postgresql" else func.max
        passed = update(identify_gate).where(identify_gate.c.bucket == bucket)
        passed = passed.values(free_at=later(identify_gate.c.free_at, now) + spacing)
        row = (await connection.execute(passed.returning(identify_gate.c.free_at, now))).one()
        return max(0.0, float(row[0]) - spacing - float(row[1]))

    async def _listen(self, me: str, now: float, seconds: float) -> None:
        """Also puts all replicas in a line: whoever holds the row of the first gate goes first."""
        connection = await self._work.writing()
        gate = insert(connection, identify_gate).values(bucket=-1, free_at=now)
        await connection.execute(gate.on_conflict_do_update(index_elements=["bucket"], set_={"free_at": now}))
        said = insert(connection, shard_listener).values(id=me, seen_at=now)
        await connection.execute(said.on_conflict_do_update(index_elements=["id"], set_={"seen_at": now}))
        await connection.execute(delete(shard_listener).where(shard_listener.c.seen_at < now - seconds))

    async def _count(self, wanted: int, now: float) -> int:
        """What stands stays while anybody listens by it: two numbers at a time would hear some servers twice."""
        connection = await self._work.writing()
        rows = len(await self._ids(literal(value=True)))
        if rows == wanted or (rows and await self._ids(shard.c.lease_until >= now)):
            return rows
        await connection.execute(delete(shard))
        await connection.execute(
            insert(connection, shard), [{"id": number, "lease_until": 0.0} for number in range(wanted)]
        )
        return wanted

    async def _ids(self, *which: ColumnElement[bool]) -> list[int]:
        wanted: Select[int] = select(shard.c.id).where(*which).order_by(shard.c.id)
        return list((await (await self._work.reading()).execute(wanted)).scalars())

    async def _listeners(self) -> int:
        counted = select(func.count()).select_from(shard_listener)
        return int((await (await self._work.reading()).execute(counted)).scalar_one())

    def _now(self) -> ColumnElement[float]:
        """The moment of asking, not of the transaction's beginning."""
        if not self._work.on_sqlite:
            return cast(extract("epoch", func.clock_timestamp()), Float(53))
        return literal_column("((julianday('now') - 2440587.5) * 86400.0)", Float)
