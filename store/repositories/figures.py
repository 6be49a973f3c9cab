"""A week's figures for the weekly verdicts, from rollups: votes are never counted."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, and_, func, literal, or_, select

from bot.digests.weeks import Week
from bot.ids import WorkspaceRef
from store.codes import COUNTING
from store.ids import workspace_id_of
from store.moments import hour, micros, week_of
from store.tables import EVERYWHERE, ask_pair, duel, tally_week, tool, tool_change, voter
from store.work import Work

SHIPPED_WITH = "starter catalogue"
"""the hand by which a new database gets its first tools"""


class Figures:
    """Of what everybody may read: a workspace's own tools are in none of them."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def weeks(self, home: WorkspaceRef | None, first: datetime, last: datetime) -> Mapping[str, Week]:
        voted, stays = tool.alias("voted"), tool.alias("stays")
        counts = [func.sum(tally_week.c[name]).label(name) for name in ("ship", "skip", "to_ship", "to_skip")]
        found = (
            select(stays.c.slug, *counts)
            .select_from(tally_week)
            .join(voted, voted.c.id == tally_week.c.tool_id)
            .join(stays, and_(stays.c.id == _kept(voted), _public(stays)))
            .where(tally_week.c.workspace_id == (workspace_id_of(home) if home else EVERYWHERE))
            .where(tally_week.c.week.between(week_of(first), week_of(last)))
            .group_by(stays.c.slug)
            .having(func.sum(tally_week.c.ship + tally_week.c.skip) > 0)
        )
        return {
            row.slug: Week(ship=row.ship, skip=row.skip, to_ship=row.to_ship, to_skip=row.to_skip)
            for row in await (await self._work.reading()).execute(found)
        }

    async def asked(self, first: datetime, last: datetime) -> Mapping[tuple[str, str], int]:
        """Of each pair the slug that comes first by name is first; a merged tool is the one that took it in."""
        one, other = tool.alias("one"), tool.alias("other")
        low, high = tool.alias("low"), tool.alias("high")
        found = (
            select(low.c.slug, high.c.slug, func.sum(ask_pair.c.asked))
            .select_from(ask_pair)
            .join(one, one.c.id == ask_pair.c.first_id)
            .join(other, other.c.id == ask_pair.c.second_id)
            .join(low, and_(low.c.id == _kept(one), _public(low)))
            .join(high, and_(high.c.id == _kept(other), _public(high)))
            .where(ask_pair.c.week.between(week_of(first), week_of(last)), low.c.id != high.c.id)
            .group_by(low.c.slug, high.c.slug)
        )
        times: Counter[tuple[str, str]] = Counter()
        for a, b, asked in await (await self._work.reading()).execute(found):
            times[min(a, b), max(a, b)] += int(asked)
        return times

    async def races(self, least: int, limit: int) -> Sequence[tuple[str, str, int, int]]:
        """Of equally close pairs the one with more duels comes first."""
        one, other = tool.alias("one"), tool.alias("other")
        duels = duel.c.first + duel.c.second
        apart = func.abs(duel.c.first - duel.c.second) * 1.0 / duels
        found = (
            select(one.c.slug, other.c.slug, duel.c.first, duel.c.second)
            .select_from(duel)
            .join(one, and_(one.c.id == duel.c.first_id, _told(one)))
            .join(other, and_(other.c.id == duel.c.second_id, _told(other)))
            .where(duel.c.workspace_id == literal(EVERYWHERE, literal_execute=True), duels >= max(1, least))
            .order_by(apart, duels.desc(), one.c.slug, other.c.slug)
            .limit(limit)
        )
        return [(a, b, first, second) for a, b, first, second in await (await self._work.reading()).execute(found)]

    async def new_verdicts(self, since: datetime) -> Sequence[str]:
        """By the words of the catalogue's history: a tool that was added, or a reviewer's verdict that was changed."""
        news = or_(tool_change.c.words == "added", tool_change.c.words.like("%panel.%.verdict: %"))
        newest = func.max(tool_change.c.at)
        found = (
            select(tool.c.slug)
            .join(tool_change, tool_change.c.tool_id == tool.c.id)
            .where(tool_change.c.at >= since, tool_change.c.by != SHIPPED_WITH, news)
            .where(_told(tool))
            .group_by(tool.c.slug)
            .order_by(newest.desc(), tool.c.slug)
        )
        return (await (await self._work.reading()).execute(found)).scalars().all()

    async def people(self, first: datetime, last: datetime) -> int | None:
        """Everybody whose newest standing ballot was cast in the hour of `first` or later, each once, in all workspaces.

        Persons of several weeks cannot be added up, so this counts back from now. People who cast one before `last` and
        another one after it cannot be told from those who came after it: `last` is now, or there is no answer.
        """
        since = (voter.c.cast_hour >= hour(micros(first)), voter.c.standing.in_(COUNTING))
        later = voter.c.cast_hour > hour(micros(last))
        found = select(func.count(), func.count().filter(later)).select_from(voter).where(*since)
        people, after = (await (await self._work.reading()).execute(found)).one()
        return None if after else people


def _kept(row: Any) -> ColumnElement[int]:
    """Under which number the votes of a row of `tool` are kept."""
    return cast("ColumnElement[int]", func.coalesce(row.c.merged_into, row.c.id))


def _public(row: Any) -> ColumnElement[bool]:
    return cast("ColumnElement[bool]", row.c.workspace.is_(None))


def _told(row: Any) -> ColumnElement[bool]:
    """Of the catalogue as everybody sees it."""
    return and_(_public(row), row.c.body.is_not(None), ~row.c.retired)
