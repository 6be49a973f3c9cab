"""Voters: whether they count, what they voted, and forgetting them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import or_, select, update

from bot.ballots import BallotKind, Box, CastBallot, Mark, Vote, votes
from bot.ids import WorkspaceRef
from bot.voters import Standing, Voter
from store.codes import BY_STANDING, COUNTING, STANDINGS, mark_of
from store.ids import workspace_id_of
from store.repositories.states import STATE, states
from store.tables import box, box_tool, mark, voter
from store.work import Work
from store.writer.standings import NOBODY, forget, judge

_FOR_GOOD = {STANDINGS[Standing.BOT], STANDINGS[Standing.BLOCKED]}
_NOT_BY_RULES = {Standing.BOT, Standing.BLOCKED, Standing.LEFT}


class Voters:
    def __init__(self, work: Work) -> None:
        self._work = work

    async def standing(self, keys: Sequence[bytes]) -> Mapping[bytes, Standing]:
        """People whose judging is in doubt are missing here like unknown ones, so that the platform is asked again."""
        known = or_(voter.c.judged_at.is_not(None), voter.c.standing == STANDINGS[Standing.UNCHECKED])
        found = select(voter.c.key, voter.c.standing).where(voter.c.key.in_(keys), known)
        return {key: BY_STANDING[code] for key, code in await (await self._work.reading()).execute(found)}

    async def judge(
        self,
        verdicts: Mapping[Voter, Standing],
        at: datetime,
        joined: Mapping[Voter, datetime] = NOBODY,
        *,
        unless: Collection[Standing] = (),
    ) -> None:
        connection = await self._work.writing()
        known = await self.standing([one.key for one in verdicts]) if unless else {}
        wanted = {one: verdict for one, verdict in verdicts.items() if known.get(one.key) not in unless}
        if wanted:
            await connection.run_sync(judge, wanted, at, joined)

    async def leave(self, person: Voter, at: datetime, *, unseen: bool) -> bool:
        connection = await self._work.writing()
        code = (await connection.execute(select(voter.c.standing).where(voter.c.key == person.key))).scalar()
        if code in _FOR_GOOD or (code is None and not unseen):
            return False
        await connection.run_sync(judge, {person: Standing.LEFT}, at)
        return True

    async def back(self, person: Voter, at: datetime) -> bool:
        """Stays out until judged."""
        had_left = (voter.c.key == person.key, voter.c.standing == STANDINGS[Standing.LEFT], voter.c.judged_at < at)
        change = update(voter).where(*had_left).values(judged_at=None)
        return bool((await (await self._work.writing()).execute(change)).rowcount)

    async def doubt(self, home: WorkspaceRef) -> None:
        """Until then people who count go on counting, and people who do not stay out."""
        ruled = [STANDINGS[one] for one in Standing if one not in _NOT_BY_RULES]
        mine = (voter.c.workspace_id == workspace_id_of(home), voter.c.standing.in_(ruled))
        await (await self._work.writing()).execute(update(voter).where(*mine).values(judged_at=None))

    async def votes(self, person: Voter) -> Mapping[str, Vote]:
        """By the law itself, from everything that stands; empty for people who do not count."""
        mine = (
            select(mark.c.box_id, mark.c.code, mark.c.at)
            .join(voter, voter.c.id == mark.c.voter_id)
            .where(voter.c.key == person.key, voter.c.standing.in_(COUNTING), mark.c.stands)
        )
        marks = (await (await self._work.reading()).execute(mine)).all()
        found = STATE.where(box.c.id.in_({box_id for box_id, _, _ in marks})).order_by(box.c.id, box_tool.c.seat)
        rows = (await (await self._work.reading()).execute(found)).all()
        numbers = dict.fromkeys(row.id for row in rows)
        boxes = dict(zip(numbers, (state.box for state in states(rows)), strict=True))
        return votes(_ballots(boxes, [(box_id, code, at) for box_id, code, at in marks]))

    async def forget(self, person: Voter, *, keep_counts: bool, at: datetime) -> int:
        connection = await self._work.writing()
        return await connection.run_sync(forget, person, keep_counts, at)


def _ballots(boxes: Mapping[int, Box], marks: Sequence[tuple[int, int, datetime]]) -> list[CastBallot]:
    cast: dict[tuple[int, BallotKind], list[Mark]] = {}
    for box_id, code, at in marks:
        emoji, kind = mark_of(code)
        cast.setdefault((box_id, kind), []).append(Mark(emoji, at))
    return [CastBallot(boxes[box_id], kind, tuple(some)) for (box_id, kind), some in cast.items()]
