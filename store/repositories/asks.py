"""What people ask for: pairs, by the week, and names that the catalogue lacks."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from itertools import combinations

from sqlalchemy import delete, func, select, union_all

from bot.ids import WorkspaceRef
from bot.ports.people import AskedName, AskedTools
from store.ids import TRUE_ID, known_ids, known_workspace, tool_ids, workspace_id, workspace_id_of
from store.inserts import insert
from store.moments import week_of
from store.tables import ask_name, ask_pair, tool
from store.work import Work
from store.writer.following import ASKED
from store.writer.link import Link

NAME_LIMIT = 200


class Asks:
    def __init__(self, work: Work) -> None:
        self._work = work

    async def compared(self, asked: Sequence[AskedTools]) -> None:
        """What is known already is asked for before the queue of writers is joined: these are not to wait for it."""
        slugs = {slug for one in asked for slug in one.slugs}
        ids = await known_ids(await self._work.reading(), slugs)
        where = await self._numbers(asked)
        connection = await self._work.writing()
        ids |= await tool_ids(connection, slugs - ids.keys())
        counted = Counter(
            (*pair, week_of(one.at), where[one.home])
            for one in asked
            for pair in combinations(sorted({ids[slug] for slug in one.slugs}), 2)
        )
        if not counted:
            return
        rows = [(*key, n) for key, n in sorted(counted.items())]
        await connection.run_sync(lambda opened: Link(opened).write(ASKED, rows))

    async def missed(self, asked: Sequence[AskedName]) -> None:
        if not asked:
            return
        where = await self._numbers(asked)
        connection = await self._work.writing()
        counted = Counter((where[one.home], _folded(one.name)) for one in asked)
        newest = {(where[one.home], _folded(one.name)): (one.name[:NAME_LIMIT], one.at) for one in asked}
        # Sorted, so that two replicas never wait for each other's rows.
        rows = [
            {"workspace_id": where, "folded": folded, "name": name, "asked": counted[where, folded], "last_at": at}
            for (where, folded), (name, at) in sorted(newest.items())
        ]
        once = insert(connection, ask_name)
        more = once.on_conflict_do_update(
            index_elements=[*ask_name.primary_key],
            set_={
                "asked": ask_name.c.asked + once.excluded.asked,
                "name": once.excluded.name,
                "last_at": once.excluded.last_at,
            },
        )
        await connection.execute(more, rows)

    async def _numbers(self, asked: Sequence[AskedTools | AskedName]) -> dict[WorkspaceRef, int]:
        homes = sorted({one.home for one in asked}, key=lambda home: home.key)
        found = {home: await known_workspace(await self._work.reading(), home) for home in homes}
        return {
            home: await workspace_id(await self._work.writing(), home) if number is None else number
            for home, number in found.items()
        }

    async def settled(self, home: WorkspaceRef, name: str) -> None:
        mine = (ask_name.c.workspace_id == workspace_id_of(home), ask_name.c.folded == _folded(name))
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
        return (await (await self._work.reading()).execute(often)).scalars().all()

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
        return [(first, second, int(n)) for first, second, n in await (await self._work.reading()).execute(often)]

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
        return [(name, int(n)) for name, n in await (await self._work.reading()).execute(often)]


def _folded(name: str) -> str:
    return name[:NAME_LIMIT].casefold()[:NAME_LIMIT]
