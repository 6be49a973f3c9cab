"""What people ask for: pairs, by the week, and names that the catalogue lacks."""

from collections.abc import Sequence
from datetime import datetime
from itertools import combinations

from sqlalchemy import delete, func, select, union_all

from bot.ids import WorkspaceRef
from store.ids import TRUE_ID, tool_ids, workspace_id, workspace_id_of
from store.inserts import insert
from store.moments import week_of
from store.tables import ask_name, ask_pair, tool
from store.work import Work

NAME_LIMIT = 200


class Asks:
    def __init__(self, work: Work) -> None:
        self._work = work

    async def compared(self, home: WorkspaceRef, slugs: Sequence[str], at: datetime) -> None:
        """Every pair among the compared tools was asked for once more."""
        connection = await self._work.writing()
        ids = await tool_ids(connection, slugs)
        where = await workspace_id(connection, home)
        pairs = sorted(combinations(sorted({ids[slug] for slug in slugs}), 2))
        if not pairs:
            return
        once = insert(connection, ask_pair)
        more = once.on_conflict_do_update(
            index_elements=[*ask_pair.primary_key], set_={"asked": ask_pair.c.asked + once.excluded.asked}
        )
        when = week_of(at)
        rows = [{"first_id": a, "second_id": b, "week": when, "workspace_id": where, "asked": 1} for a, b in pairs]
        await connection.execute(more, rows)

    async def unknown(self, home: WorkspaceRef, name: str, at: datetime) -> None:
        connection = await self._work.writing()
        name = name[:NAME_LIMIT]
        once = insert(connection, ask_name).values(
            workspace_id=await workspace_id(connection, home),
            folded=name.casefold()[:NAME_LIMIT],
            name=name,
            asked=1,
            last_at=at,
        )
        more = once.on_conflict_do_update(
            index_elements=[*ask_name.primary_key],
            set_={"asked": ask_name.c.asked + 1, "name": once.excluded.name, "last_at": once.excluded.last_at},
        )
        await connection.execute(more)

    async def settled(self, home: WorkspaceRef, name: str) -> None:
        mine = (ask_name.c.workspace_id == workspace_id_of(home), ask_name.c.folded == name.casefold()[:NAME_LIMIT])
        await (await self._work.writing()).execute(delete(ask_name).where(*mine))

    async def rivals(self, slug: str, limit: int = 10) -> Sequence[str]:
        me = select(TRUE_ID).where(tool.c.slug == slug).scalar_subquery()
        sides = union_all(
            select(ask_pair.c.second_id.label("id"), ask_pair.c.asked).where(ask_pair.c.first_id == me),
            select(ask_pair.c.first_id.label("id"), ask_pair.c.asked).where(ask_pair.c.second_id == me),
        ).subquery()
        often = (
            select(tool.c.slug)
            .join(sides, sides.c.id == tool.c.id)
            .group_by(tool.c.slug)
            .order_by(func.sum(sides.c.asked).desc(), tool.c.slug)
            .limit(limit)
        )
        return (await self._work.reading.execute(often)).scalars().all()

    async def pairs(
        self, home: WorkspaceRef | None, since: datetime, until: datetime, limit: int = 10
    ) -> Sequence[tuple[str, str, int]]:
        """The most compared pairs of the weeks from `since` up to, without, that of `until`; most often first."""
        one, other = tool.alias("one"), tool.alias("other")
        asked = func.sum(ask_pair.c.asked)
        often = (
            select(one.c.slug, other.c.slug, asked)
            .select_from(ask_pair)
            .join(one, one.c.id == ask_pair.c.first_id)
            .join(other, other.c.id == ask_pair.c.second_id)
            .where(ask_pair.c.week >= week_of(since), ask_pair.c.week < max(week_of(until), week_of(since) + 1))
            .group_by(one.c.slug, other.c.slug)
            .order_by(asked.desc(), one.c.slug, other.c.slug)
            .limit(limit)
        )
        if home:
            often = often.where(ask_pair.c.workspace_id == workspace_id_of(home))
        return [(first, second, int(n)) for first, second, n in await self._work.reading.execute(often)]

    async def wanted(self, home: WorkspaceRef | None, limit: int = 50) -> Sequence[tuple[str, int]]:
        asked = func.sum(ask_name.c.asked)
        often = (
            select(func.max(ask_name.c.name), asked)
            .group_by(ask_name.c.folded)
            .order_by(asked.desc(), ask_name.c.folded)
            .limit(limit)
        )
        if home:
            often = often.where(ask_name.c.workspace_id == workspace_id_of(home))
        return [(name, int(n)) for name, n in await self._work.reading.execute(often)]
