"""Ballot boxes: opened, closed, read again, and refreshed on the platform."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, UnaryExpression, and_, func, literal, or_, select, update

from bot.ballots import DESK_CHANNEL, Box
from bot.ids import ChannelRef, MessageRef, WorkspaceRef
from bot.ports.boxes import BoxState
from bot.waiting import SKEW
from store.codes import BOX_KINDS
from store.ids import tool_ids, workspace_id, workspace_id_of
from store.inserts import insert
from store.repositories.states import STATE, states
from store.tables import box, box_tool, workspace
from store.work import Work

LEFT_ALONE = timedelta(minutes=15)
"""a little more than any card waits to be read or drawn again (ten minutes, when it is old); of longer waits a clock
that ran ahead has told"""


class Boxes:
    def __init__(self, work: Work) -> None:
        self._work = work

    async def open(self, opened: Box) -> None:
        connection = await self._work.writing()
        where = opened.message.channel
        values = {
            "workspace_id": await workspace_id(connection, where.home),
            "channel": where.channel,
            "message": opened.message.message,
            "kind": BOX_KINDS[opened.kind],
            "opened": opened.opened,
            "asker": opened.asker[:200],
            "locale": opened.locale,
            "digest": opened.digest,
        }
        made = insert(connection, box).values(values).on_conflict_do_nothing().returning(box.c.id)
        new = (await connection.execute(made)).scalar_one_or_none()
        if new is None:
            return
        ids = await tool_ids(connection, opened.tools)
        seats = [{"box_id": new, "seat": seat, "tool_id": ids[slug]} for seat, slug in enumerate(opened.tools)]
        await connection.execute(insert(connection, box_tool), seats)

    async def get(self, message: MessageRef) -> BoxState | None:
        rows = (await (await self._work.reading()).execute(STATE.where(_is(message)).order_by(box_tool.c.seat))).all()
        return next(iter(states(rows)), None)

    async def close(self, messages: Sequence[MessageRef]) -> int:
        """How many were open until now."""
        if not messages:
            return 0
        closing = update(box).where(or_(*(_is(message) for message in messages)), ~box.c.closed)
        return (await (await self._work.writing()).execute(closing.values(closed=True))).rowcount

    async def close_channel(self, channel: ChannelRef) -> int:
        mine = and_(box.c.workspace_id == workspace_id_of(channel.home), box.c.channel == channel.channel)
        closing = update(box).where(mine, ~box.c.closed).values(closed=True)
        return (await (await self._work.writing()).execute(closing)).rowcount

    async def to_check(
        self, platform: str, *, opened_after: datetime, checked_before: datetime, now: datetime, limit: int
    ) -> Sequence[BoxState]:
        checked = box.c.checked_at
        unchecked = or_(checked.is_(None), checked < checked_before, checked > now + SKEW)
        due = _over(box.c.postponed_until, now)
        wanted = _open(platform).where(box.c.opened > opened_after, unchecked, due)
        return await self._first(wanted, limit, box.c.opened.desc(), box.c.id.desc())

    async def doubt(self, home: WorkspaceRef, opened_after: datetime) -> None:
        mine = (box.c.workspace_id == workspace_id_of(home), ~box.c.closed, box.c.opened > opened_after)
        change = update(box).where(*mine).values(checked_at=None, postponed_until=None)
        await (await self._work.writing()).execute(change)

    async def to_read(self, state: BoxState, now: datetime, until: datetime) -> bool:
        before = box.c.checked_at
        same = before.is_(None) if state.checked_at is None else before == state.checked_at
        free = _over(box.c.postponed_until, now)
        return await self._claim(state, {"postponed_until": until}, same, free)

    async def to_draw(self, state: BoxState, now: datetime, until: datetime) -> bool:
        free = _over(box.c.redraw_after, now)
        return await self._claim(state, {"redraw_after": until}, box.c.dirty_since.is_not(None), free)

    async def drawn(self, message: MessageRef, after: datetime, *, doubted: datetime | None = None) -> None:
        again = (
            {"dirty_since": func.coalesce(box.c.dirty_since, literal(doubted, box.c.dirty_since.type))}
            if doubted
            else {}
        )
        await self._set(message, {"redraw_after": after, **again})

    async def _claim(self, state: BoxState, values: dict[str, object], *still: ColumnElement[bool]) -> bool:
        """Whoever's update comes second finds that it no longer holds."""
        change = update(box).where(_is(state.box.message), ~box.c.closed, *still).values(values)
        return (await (await self._work.writing()).execute(change)).rowcount > 0

    async def postponed(self, message: MessageRef, until: datetime) -> None:
        await self._set(message, {"postponed_until": until})

    async def to_refresh(self, platform: str, limit: int) -> Sequence[BoxState]:
        waiting = _open(platform).where(box.c.dirty_since.is_not(None))
        return await self._first(waiting, limit, box.c.dirty_since.asc(), box.c.id.asc())

    async def shown(self, message: MessageRef, version: int, at: datetime) -> None:
        """A vote that came while the card was drawn keeps the box waiting, from `at` on."""
        connection = await self._work.writing()
        newer = update(box).where(_is(message), box.c.shown_version < version).values(shown_version=version)
        await connection.execute(newer)
        clean = update(box).where(_is(message), box.c.tally_version <= box.c.shown_version).values(dirty_since=None)
        await connection.execute(clean)
        later = box.c.tally_version > box.c.shown_version
        await connection.execute(update(box).where(_is(message), later).values(dirty_since=at))

    async def checked(self, message: MessageRef, at: datetime) -> None:
        checked = box.c.checked_at
        newer = or_(checked.is_(None), checked < at, checked > at + SKEW)
        connection = await self._work.writing()
        await connection.execute(update(box).where(_is(message), newer).values(checked_at=at, postponed_until=None))

    async def _set(self, message: MessageRef, values: dict[str, object]) -> None:
        await (await self._work.writing()).execute(update(box).where(_is(message)).values(values))

    async def _first(self, wanted: Select[int], limit: int, *order: UnaryExpression[Any]) -> Sequence[BoxState]:
        chosen = wanted.order_by(*order).limit(limit).subquery()
        found = STATE.join(chosen, chosen.c.id == box.c.id).order_by(*order, box_tool.c.seat)
        return states((await (await self._work.reading()).execute(found)).all())


def _open(platform: str) -> Select[int]:
    """Boxes with a message that people can still react to."""
    return (
        select(box.c.id)
        .join(workspace, workspace.c.id == box.c.workspace_id)
        .where(workspace.c.platform == platform, ~box.c.closed, box.c.channel != DESK_CHANNEL)
    )


def _over(until: ColumnElement[datetime | None], now: datetime) -> ColumnElement[bool]:
    """Nobody waits for a moment that is too far: a clock that ran ahead has named it."""
    return or_(until.is_(None), until <= now, until > now + LEFT_ALONE)


def _is(message: MessageRef) -> ColumnElement[bool]:
    where = message.channel
    return and_(
        box.c.workspace_id == workspace_id_of(where.home),
        box.c.channel == where.channel,
        box.c.message == message.message,
    )
