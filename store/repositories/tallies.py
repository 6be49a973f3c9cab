"""Tallies: read from rollups, one indexed row for each tool and scope, never counted."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, and_, func, select

from bot.ballots import BallotKind, Community, Tally
from bot.ids import WorkspaceRef
from store.cards.names import Wanted
from store.cards.reader import CardReader
from store.ids import TRUE_ID, known_ids, workspace_id_of
from store.tables import EVERYWHERE, box, box_tool, duel, tally, tool
from store.work import Work
from store.writer.recounting import differences
from store.writer.repairing import rebuild

NEWEST = 1000
"""cards of a tool that are looked at for when they were checked: those of the last days, even of a busy one"""


class Tallies:
    def __init__(self, work: Work, cards: CardReader) -> None:
        self._work = work
        self._cards = cards

    async def community(self, home: WorkspaceRef, slugs: Sequence[str]) -> Mapping[str, Community]:
        """Every slug that was asked for has an answer; a tool without votes has the empty one."""
        return (await self._cards.numbers(Wanted(home, tuple(slugs)))).community

    async def pair(
        self, home: WorkspaceRef, first: str, second: str
    ) -> tuple[Mapping[str, Community], tuple[int, int]]:
        found = await self._cards.numbers(Wanted(home, (first, second)))
        return found.community, found.duel

    async def all(self, home: WorkspaceRef | None, category: str | None = None) -> Mapping[str, Community]:
        """Every tool of the catalogue that has votes."""
        everywhere, here = tally.alias("everywhere"), tally.alias("here")
        mine = workspace_id_of(home) if home else None
        found = (
            _columns(everywhere, here)
            .join(everywhere, and_(everywhere.c.tool_id == tool.c.id, everywhere.c.workspace_id == EVERYWHERE))
            .outerjoin(here, and_(here.c.tool_id == tool.c.id, here.c.workspace_id == mine))
            .where(everywhere.c.ship + everywhere.c.skip > 0)
        )
        return await self._ask(found if category is None else found.where(tool.c.category == category))

    async def by_workspace(self, category: str | None = None) -> Mapping[str, Sequence[Tally]]:
        found = (
            select(tool.c.slug, tally.c.ship, tally.c.skip)
            .join(tally, tally.c.tool_id == tool.c.id)
            .where(tally.c.workspace_id != EVERYWHERE, tally.c.ship + tally.c.skip > 0)
            .order_by(tool.c.slug, tally.c.workspace_id)
        )
        wanted = found if category is None else found.where(tool.c.category == category)
        counts: dict[str, list[Tally]] = {}
        for slug, ship, skip in await (await self._work.reading()).execute(wanted):
            counts.setdefault(slug, []).append(Tally(ship, skip))
        return counts

    async def by_kind(self, home: WorkspaceRef | None, slug: str) -> Mapping[BallotKind, int]:
        found = (
            select(tally.c.ship + tally.c.skip, tally.c.private)
            .join(tool, tally.c.tool_id == TRUE_ID)
            .where(tool.c.slug == slug, tally.c.workspace_id == (workspace_id_of(home) if home else EVERYWHERE))
        )
        n, private = (await (await self._work.reading()).execute(found)).one_or_none() or (0, 0)
        return {BallotKind.REACTION: n - private, BallotKind.PRIVATE: private}

    async def duel(self, home: WorkspaceRef | None, first: str, second: str) -> tuple[int, int]:
        ids = await known_ids(await self._work.reading(), [first, second])
        if len(ids) < 2:  # noqa: PLR2004 – a pair
            return (0, 0)
        low, high = sorted(ids.values())
        found = select(duel.c.first, duel.c.second).where(
            duel.c.first_id == low,
            duel.c.second_id == high,
            duel.c.workspace_id == (workspace_id_of(home) if home else EVERYWHERE),
        )
        wins = (await (await self._work.reading()).execute(found)).one_or_none() or (0, 0)
        return (wins[0], wins[1]) if ids[first] == low else (wins[1], wins[0])

    async def duels(self) -> Sequence[tuple[str, str, int, int]]:
        """Every pair that people decided between, everywhere: (first, second, wins of the first, of the second)."""
        one, other = tool.alias("one"), tool.alias("other")
        found = (
            select(one.c.slug, other.c.slug, duel.c.first, duel.c.second)
            .join(one, one.c.id == duel.c.first_id)
            .join(other, other.c.id == duel.c.second_id)
            .where(duel.c.workspace_id == EVERYWHERE, duel.c.first + duel.c.second > 0)
        )
        return [(a, b, first, second) for a, b, first, second in await (await self._work.reading()).execute(found)]

    async def checked(self, home: WorkspaceRef, slugs: Sequence[str]) -> datetime | None:
        """Asked by the tools' newest cards, which are read first."""
        last: list[datetime] = []
        for id_ in sorted(set((await known_ids(await self._work.reading(), slugs)).values())):
            newest = select(box_tool.c.box_id).where(box_tool.c.tool_id == id_).order_by(box_tool.c.box_id.desc())
            found = select(func.max(box.c.checked_at)).where(
                box.c.id.in_(newest.limit(NEWEST)), box.c.workspace_id == workspace_id_of(home)
            )
            at = await (await self._work.reading()).scalar(found)
            last += [at] if at else []
        return max(last, default=None)

    async def recount(self, *, fix: bool) -> Sequence[str]:
        """Every difference between what is stored and what the standing marks say; with `fix` all is made anew."""
        connection = await self._work.writing()
        found = await connection.run_sync(differences)
        if found and fix:
            await connection.run_sync(rebuild)
        return found

    async def _ask(self, found: Select[*tuple[Any, ...]]) -> dict[str, Community]:
        return {row.slug: _community(row) for row in await (await self._work.reading()).execute(found)}


def _columns(everywhere: Any, here: Any) -> Select[*tuple[Any, ...]]:
    return select(
        tool.c.slug,
        everywhere.c.ship,
        everywhere.c.skip,
        everywhere.c.workspaces,
        here.c.ship.label("here_ship"),
        here.c.skip.label("here_skip"),
    ).select_from(tool)


def _community(row: Row[*tuple[Any, ...]]) -> Community:
    return Community(
        here=Tally(row.here_ship or 0, row.here_skip or 0),
        everywhere=Tally(row.ship or 0, row.skip or 0),
        workspaces=row.workspaces or 0,
    )
