"""Bursts and blocks: found through rollups by the hour, held and lifted in the transaction that moves the tallies."""

from collections.abc import Sequence
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import delete, func, or_, select, update

from bot.ids import Platform, WorkspaceRef
from bot.moderation import Block, Burst, BusyHour, Decision
from bot.numbers.brigading import Cast, Hold
from bot.voters import Standing, Voter
from store.ids import TRUE_ID, known_ids, workspace_id, workspace_id_of
from store.inserts import insert
from store.moments import hour, micros, moment
from store.tables import block, burst, hold, tally_hour, tool, workspace
from store.work import Work
from store.writer import bursts
from store.writer.standings import judge

FOUR_WEEKS = 4 * 7 * 24
OPEN, RELEASED, DROPPED = 0, 1, 2
_REASON = TypeAdapter(Hold)


class Moderation:
    def __init__(self, work: Work) -> None:
        self._work = work

    async def busy_hours(self, since: datetime, least: int) -> Sequence[BusyHour]:
        found = (
            select(workspace.c.platform, workspace.c.workspace, tool.c.slug, tally_hour)
            .join(workspace, workspace.c.id == tally_hour.c.workspace_id)
            .join(tool, tool.c.id == tally_hour.c.tool_id)
            .where(tally_hour.c.hour >= hour(micros(since)))
            .where(or_(tally_hour.c.ship >= least, tally_hour.c.skip >= least))
        )
        return [
            BusyHour(WorkspaceRef(Platform(row.platform), row.workspace), row.slug, row.hour, row.ship, row.skip)
            for row in await (await self._work.reading()).execute(found)
        ]

    async def usual(self, busy: BusyHour, *, ship: bool) -> Sequence[int]:
        ids = await known_ids(await self._work.reading(), [busy.slug])
        side = tally_hour.c.ship if ship else tally_hour.c.skip
        found = select(side).where(
            tally_hour.c.hour >= busy.hour - FOUR_WEEKS,
            tally_hour.c.hour < busy.hour,
            tally_hour.c.workspace_id == workspace_id_of(busy.home),
            tally_hour.c.tool_id == ids[busy.slug],
        )
        counts = list((await (await self._work.reading()).execute(found)).scalars())
        return counts + [0] * (FOUR_WEEKS - len(counts))

    async def casts(self, busy: BusyHour) -> Sequence[Cast]:
        connection = await self._work.reading()
        ids = await known_ids(connection, [busy.slug])
        rows = await connection.run_sync(bursts.casts, bursts.Hour(ids[busy.slug], busy.home, busy.hour))
        return [Cast(row.ship, moment(row.at), row.joined) for row in rows]

    async def hold(self, busy: BusyHour, reason: Hold, at: datetime) -> int | None:
        connection = await self._work.writing()
        ids = await known_ids(connection, [busy.slug])
        values = {
            "workspace_id": await workspace_id(connection, busy.home),
            "tool_id": ids[busy.slug],
            "hour": busy.hour,
            "ship": reason.ship,
            "reason": _REASON.dump_json(reason).decode(),
            "opened": at,
        }
        made = insert(connection, burst).values(values).on_conflict_do_nothing().returning(burst.c.id)
        number = (await connection.execute(made)).scalar_one_or_none()
        if number is not None:
            when = bursts.Hour(ids[busy.slug], busy.home, busy.hour)
            await connection.run_sync(bursts.hold_back, number, when, reason.ship, at)
        return number

    async def bursts(self, home: WorkspaceRef, limit: int = 25) -> Sequence[Burst]:
        held = select(func.count()).where(hold.c.burst_id == burst.c.id).scalar_subquery()
        named = tool.alias("named")
        found = (
            select(burst, named.c.slug, held.label("held"))
            .join(tool, tool.c.id == burst.c.tool_id)
            .join(named, named.c.id == TRUE_ID)
            .where(burst.c.workspace_id == workspace_id_of(home))
            .order_by(burst.c.state != OPEN, burst.c.opened.desc())
            .limit(limit)
        )
        return [
            Burst(
                row.id,
                home,
                row.slug,
                row.opened,
                _REASON.validate_json(row.reason),
                row.held,
                Decision(row.state == RELEASED, row.decided_by, row.decided_at) if row.state else None,
            )
            for row in await (await self._work.reading()).execute(found)
        ]

    async def decide(self, home: WorkspaceRef, number: int, *, release: bool, by: str, at: datetime) -> Burst | None:
        connection = await self._work.writing()
        state = RELEASED if release else DROPPED
        mine = (burst.c.id == number, burst.c.workspace_id == workspace_id_of(home), burst.c.state == OPEN)
        change = update(burst).where(*mine).values(state=state, decided_by=by[:200], decided_at=at)
        if not (await connection.execute(change)).rowcount:
            return None
        if release:
            await connection.run_sync(bursts.let_go, number, at)
        return next(one for one in await self.bursts(home, limit=1000) if one.number == number)

    async def held(self, slug: str) -> int:
        found = (
            select(func.count())
            .select_from(hold)
            .join(burst, burst.c.id == hold.c.burst_id)
            .join(tool, hold.c.tool_id == TRUE_ID)
            .where(tool.c.slug == slug, burst.c.state == OPEN)
        )
        return await (await self._work.reading()).scalar(found) or 0

    async def block(self, wanted: Block, voter: Voter) -> None:
        connection = await self._work.writing()
        values = {
            "workspace_id": await workspace_id(connection, wanted.home),
            "key": voter.key,
            "name": wanted.name[:200],
            "reason": wanted.reason,
            "by": wanted.by[:200],
            "at": wanted.at,
            "until": wanted.until,
        }
        made = insert(connection, block).values(values)
        names = ("name", "reason", "by", "at", "until")
        again = made.on_conflict_do_update(
            index_elements=[block.c.workspace_id, block.c.key], set_={name: made.excluded[name] for name in names}
        )
        await connection.execute(again)
        await connection.run_sync(judge, {voter: Standing.BLOCKED}, wanted.at)

    async def unblock(self, voter: Voter, at: datetime) -> bool:
        connection = await self._work.writing()
        gone = await connection.execute(delete(block).where(block.c.key == voter.key))
        if gone.rowcount:
            await connection.run_sync(judge, {voter: Standing.UNCHECKED}, at)
        return bool(gone.rowcount)

    async def blocked(self, home: WorkspaceRef) -> Sequence[Block]:
        found = select(block).where(block.c.workspace_id == workspace_id_of(home)).order_by(block.c.at.desc())
        return [
            Block(home, row.key, row.name, row.reason, row.by, row.at, row.until)
            for row in await (await self._work.reading()).execute(found)
        ]

    async def expire(self, now: datetime) -> int:
        over = (
            select(block.c.key, workspace.c.platform, workspace.c.workspace)
            .join(workspace, workspace.c.id == block.c.workspace_id)
            .where(block.c.until <= now)
        )
        rows = (await (await self._work.reading()).execute(over)).all()
        for row in rows:
            voter = Voter(row.key, WorkspaceRef(Platform(row.platform), row.workspace))
            await self.unblock(voter, now)
        return len(rows)
