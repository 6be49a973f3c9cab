"""Which channels want the weekly verdicts, and whose turn it is."""

import json
from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, delete, select, update

from bot.digests.subscription import Pause, Subscription
from bot.ids import ChannelRef, Platform, UserRef, WorkspaceRef
from bot.schedule.weekly import Weekly
from store.ids import workspace_id, workspace_id_of
from store.inserts import insert
from store.tables import ACTIVE, subscription, workspace
from store.work import Work

_FOUND = select(subscription, workspace.c.platform, workspace.c.workspace).join(
    workspace, workspace.c.id == subscription.c.workspace_id
)


class Subscriptions:
    def __init__(self, work: Work) -> None:
        self._work = work

    async def get(self, channel: ChannelRef) -> Subscription | None:
        return next(iter(await self._all(_FOUND.where(_is(channel)))), None)

    async def by_feed(self, feed: str) -> Subscription | None:
        return next(iter(await self._all(_FOUND.where(subscription.c.feed == feed))), None)

    async def of(self, home: WorkspaceRef) -> Sequence[Subscription]:
        mine = subscription.c.workspace_id == workspace_id_of(home)
        return await self._all(_FOUND.where(mine).order_by(subscription.c.channel))

    async def put(self, wanted: Subscription) -> None:
        connection = await self._work.writing()
        values = _values(wanted) | {"workspace_id": await workspace_id(connection, wanted.channel.home)}
        made = insert(connection, subscription).values(values)
        replaced = made.on_conflict_do_update(
            index_elements=[subscription.c.workspace_id, subscription.c.channel],
            set_={name: made.excluded[name] for name in values},
        )
        await connection.execute(replaced)

    async def remove(self, channel: ChannelRef) -> bool:
        gone = await (await self._work.writing()).execute(delete(subscription).where(_is(channel)))
        return bool(gone.rowcount)

    async def due(self, now: datetime, limit: int) -> Sequence[Subscription]:
        """SQLite lets in one writer at a time, which is as good as locks on rows."""
        _ = await self._work.writing()
        waiting = (
            _FOUND.where(ACTIVE, subscription.c.next_fire <= now)
            .where(workspace.c.removed_at.is_(None))
            .order_by(subscription.c.next_fire, subscription.c.id)
            .limit(limit)
            .with_for_update(of=subscription, skip_locked=True)
        )
        return await self._all(waiting)

    async def pause(self, wanted: Subscription) -> bool:
        resting = update(subscription).where(_is(wanted.channel), subscription.c.pause == Pause.NO)
        done = await (await self._work.writing()).execute(resting.values(pause=wanted.pause))
        return bool(done.rowcount)

    async def _all(self, wanted: Select[*tuple[Any, ...]]) -> list[Subscription]:
        return [_subscription(row) for row in await (await self._work.reading()).execute(wanted)]


def _is(channel: ChannelRef) -> ColumnElement[bool]:
    return and_(subscription.c.workspace_id == workspace_id_of(channel.home), subscription.c.channel == channel.channel)


def _values(wanted: Subscription) -> dict[str, object]:
    return {
        "channel": wanted.channel.channel,
        "weekday": wanted.rule.weekday,
        "at": wanted.rule.at.isoformat("minutes"),
        "zone": wanted.rule.zone,
        "next_fire": wanted.next_fire,
        "owner": wanted.owner.user,
        "owner_workspace": wanted.owner.workspace,
        "since": wanted.since,
        "categories": json.dumps(wanted.categories),
        "quiet": wanted.quiet,
        "locale": wanted.locale,
        "pause": wanted.pause,
        "feed": wanted.feed or None,
    }


def _subscription(row: Row[*tuple[Any, ...]]) -> Subscription:
    platform = Platform(row.platform)
    return Subscription(
        channel=ChannelRef(platform, row.workspace, row.channel),
        rule=Weekly(row.weekday, time.fromisoformat(row.at), row.zone),
        next_fire=row.next_fire,
        owner=UserRef(platform, row.owner_workspace, row.owner),
        since=row.since,
        categories=tuple(json.loads(row.categories)),
        quiet=row.quiet,
        locale=row.locale,
        pause=Pause(row.pause),
        feed=row.feed or "",
    )
