"""Slots of weekly posts: each exists once, is in one worker's hands at a time, and keeps what was posted."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Update, and_, func, or_, select, update

from bot.digests.subscription import Claim, Past, Slot, SlotState
from bot.ids import ChannelRef, MessageRef, Platform
from bot.waiting import TOO_FAR
from store.ids import workspace_id, workspace_id_of
from store.inserts import insert
from store.tables import OPEN, slot, workspace
from store.work import Work

_TOLD = (SlotState.POSTED, SlotState.DONE)
_FOUND = select(slot, workspace.c.platform, workspace.c.workspace).join(
    workspace, workspace.c.id == slot.c.workspace_id
)


class Slots:
    def __init__(self, work: Work) -> None:
        self._work = work

    async def open(self, opened: Slot, state: SlotState = SlotState.DUE) -> bool:
        connection = await self._work.writing()
        values = {
            "key": opened.key,
            "workspace_id": await workspace_id(connection, opened.channel.home),
            "channel": opened.channel.channel,
            "week": opened.week,
            "fire": opened.fire,
            "state": state,
        }
        made = insert(connection, slot).values(values).on_conflict_do_nothing(index_elements=[slot.c.key])
        return (await connection.execute(made.returning(slot.c.key))).scalar_one_or_none() is not None

    async def waiting(self, now: datetime, limit: int) -> Sequence[Slot]:
        """Each workspace's first one, then each one's second: thousands of channels hold up nobody but each other.

        What is not posted yet ("due") comes before what lacks items only ("posted").
        """
        turn = func.row_number().over(
            partition_by=(slot.c.workspace_id, slot.c.state), order_by=(slot.c.fire, slot.c.key)
        )
        free = select(slot.c.key, slot.c.state, slot.c.fire, turn.label("turn")).where(OPEN, _free(now)).subquery()
        order = (free.c.state, free.c.turn, free.c.fire, free.c.key)
        first = select(free).order_by(*order).limit(limit).subquery()
        fair = _FOUND.join(first, first.c.key == slot.c.key)
        found = fair.order_by(first.c.state, first.c.turn, first.c.fire, first.c.key)
        return [_slot(row) for row in await (await self._work.reading()).execute(found)]

    async def claim(self, key: str, owner: str, now: datetime, until: datetime) -> Claim | None:
        free = update(slot).where(slot.c.key == key, OPEN, _free(now))
        counted = {"tries": slot.c.tries + 1, "attempts": slot.c.attempts + 1}
        if not await self._changed(free.values(owner=owner, lease_until=until, **counted)):
            return None
        row = (await (await self._work.reading()).execute(_FOUND.where(slot.c.key == key))).one()
        return Claim(
            _slot(row), owner, until, row.attempts, row.frozen or "", row.message, tuple(json.loads(row.posts))
        )

    async def freeze(self, claim: Claim, digest: str) -> bool:
        """What is frozen stays as it is."""
        return await self._changed(_mine(claim).values(frozen=func.coalesce(slot.c.frozen, digest)))

    async def renew(self, claim: Claim, until: datetime) -> bool:
        return await self._changed(_mine(claim).values(lease_until=until))

    async def posted(self, claim: Claim, message: MessageRef, at: datetime) -> MessageRef:
        """Whoever comes first; a post that is heard of when the slot was given up stands, and opens it again."""
        this = slot.c.key == claim.slot.key
        first = update(slot).where(this, slot.c.message == "")
        await self._changed(first.values(state=SlotState.POSTED, message=_name(message), posted_at=at))
        recorded = (await (await self._work.reading()).execute(select(slot.c.message).where(this))).scalar_one()
        return _message(claim.slot.channel, recorded)

    async def item(self, claim: Claim, number: int, message: MessageRef) -> MessageRef:
        connection = await self._work.writing()
        this = slot.c.key == claim.slot.key
        known = (await connection.execute(select(slot.c.posts).where(this).with_for_update())).scalar_one()
        posts: list[str] = json.loads(known)
        posts += [""] * (number + 1 - len(posts))
        if not posts[number]:
            posts[number] = _name(message)
            await self._changed(update(slot).where(this).values(posts=json.dumps(posts)))
        return _message(claim.slot.channel, posts[number])

    async def finish(self, claim: Claim, state: SlotState) -> bool:
        return await self._changed(_mine(claim).values(state=state, owner="", lease_until=None, not_before=None))

    async def release(self, claim: Claim, not_before: datetime, *, tried: bool) -> None:
        attempts = slot.c.attempts if tried else slot.c.attempts - 1
        later = _mine(claim).values(owner="", lease_until=None, not_before=not_before, attempts=attempts)
        await self._changed(later)

    async def latest(self, channel: ChannelRef) -> Slot | None:
        newest = _FOUND.where(_of(channel)).order_by(slot.c.fire.desc(), slot.c.key.desc()).limit(1)
        row = (await (await self._work.reading()).execute(newest)).one_or_none()
        return _slot(row) if row else None

    async def told(self, channel: ChannelRef, limit: int = 1, before: str = "") -> Sequence[Past]:
        found = _FOUND.where(_of(channel), slot.c.state.in_(_TOLD), slot.c.frozen.is_not(None))
        if before:
            found = found.where(slot.c.week < before)
        newest = found.order_by(slot.c.fire.desc(), slot.c.key.desc()).limit(limit)
        return [
            Past(_slot(row), SlotState(row.state), row.frozen, row.message, row.posted_at)
            for row in await (await self._work.reading()).execute(newest)
        ]

    async def states(self) -> Mapping[SlotState, int]:
        counted = select(slot.c.state, func.count()).group_by(slot.c.state)
        return {SlotState(state): n for state, n in await (await self._work.reading()).execute(counted)}

    async def _changed(self, change: Update) -> bool:
        return bool((await (await self._work.writing()).execute(change)).rowcount)


def _free(now: datetime) -> ColumnElement[bool]:
    """In nobody's hands, and not put off."""
    unleased = or_(slot.c.lease_until.is_(None), slot.c.lease_until <= now)
    later = slot.c.not_before
    return and_(unleased, or_(later.is_(None), later <= now, later > now + TOO_FAR))


def _held(claim: Claim) -> ColumnElement[bool]:
    """The number of the claim tells a worker from itself, after its own lease ran out and it claimed anew."""
    return and_(slot.c.key == claim.slot.key, slot.c.owner == claim.owner, slot.c.tries == claim.slot.tries, OPEN)


def _mine(claim: Claim) -> Update:
    return update(slot).where(_held(claim))


def _of(channel: ChannelRef) -> ColumnElement[bool]:
    return and_(slot.c.workspace_id == workspace_id_of(channel.home), slot.c.channel == channel.channel)


def _name(message: MessageRef) -> str:
    return f"{message.channel.channel}/{message.message}"


def _message(beside: ChannelRef, name: str) -> MessageRef:
    channel, _, message = name.partition("/")
    return MessageRef(replace(beside, channel=channel), message)


def _slot(row: Row[*tuple[Any, ...]]) -> Slot:
    channel = ChannelRef(Platform(row.platform), row.workspace, row.channel)
    return Slot(row.key, channel, row.week, row.fire, row.tries)
