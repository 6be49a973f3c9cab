"""Which places are read again, when, and what came of it."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime

from sqlalchemy import delete, select, update

from bot.ports.sources import Source
from store.inserts import insert
from store.tables import source
from store.work import Work


class Sources:
    def __init__(self, work: Work) -> None:
        self._work = work

    async def all(self) -> Sequence[Source]:
        rows = await (await self._work.reading()).execute(select(source).order_by(source.c.address))
        return [Source(**row) for row in rows.mappings()]

    async def get(self, address: str) -> Source | None:
        rows = await (await self._work.reading()).execute(select(source).where(source.c.address == address))
        return next((Source(**row) for row in rows.mappings()), None)

    async def put(self, wished: Source) -> None:
        connection = await self._work.writing()
        made = insert(connection, source).values(asdict(wished))
        rhythm = {name: made.excluded[name] for name in ("days", "next_at", "by_settings")}
        await connection.execute(made.on_conflict_do_update(index_elements=[source.c.address], set_=rhythm))

    async def remove(self, address: str) -> bool:
        gone = await (await self._work.writing()).execute(delete(source).where(source.c.address == address))
        return gone.rowcount > 0

    async def settle(self, addresses: Sequence[str], days: int, now: datetime) -> None:
        connection = await self._work.writing()
        dropped = (source.c.by_settings, source.c.address.not_in(addresses))
        await connection.execute(delete(source).where(*dropped))
        if addresses:
            rows = [asdict(Source(address, days, now, by_settings=True)) for address in addresses]
            await connection.execute(insert(connection, source).on_conflict_do_nothing(), rows)

    async def due(self, now: datetime) -> Sequence[Source]:
        rows = await (await self._work.reading()).execute(
            select(source).where(source.c.next_at <= now).order_by(source.c.next_at)
        )
        return [Source(**row) for row in rows.mappings()]

    async def read(self, before: Source, after: Source) -> bool:
        mine = (source.c.address == before.address, source.c.next_at == before.next_at)
        told = asdict(replace(after, days=before.days, by_settings=before.by_settings))
        return (await (await self._work.writing()).execute(update(source).where(*mine).values(told))).rowcount > 0
