"""Voters: whether they count, what they voted, and forgetting them."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select

from bot.ballots import BallotKind, Box, CastBallot, Mark, Vote, votes
from bot.voters import Standing, Voter
from store.codes import BY_STANDING, COUNTING, mark_of
from store.repositories.states import STATE, states
from store.tables import box, box_tool, mark, voter
from store.work import Work
from store.writer.standings import forget, judge


class Voters:
    def __init__(self, work: Work) -> None:
        self._work = work

    async def standing(self, keys: Sequence[bytes]) -> Mapping[bytes, Standing]:
        found = select(voter.c.key, voter.c.standing).where(voter.c.key.in_(keys))
        return {key: BY_STANDING[code] for key, code in await self._work.reading.execute(found)}

    async def judge(self, verdicts: Mapping[Voter, Standing], at: datetime) -> None:
        connection = await self._work.writing()
        await connection.run_sync(judge, verdicts, at)

    async def votes(self, person: Voter) -> Mapping[str, Vote]:
        """By the law itself, from everything that stands; empty for people who do not count."""
        mine = (
            select(mark.c.box_id, mark.c.code, mark.c.at)
            .join(voter, voter.c.id == mark.c.voter_id)
            .where(voter.c.key == person.key, voter.c.standing.in_(COUNTING), mark.c.stands)
        )
        marks = (await self._work.reading.execute(mine)).all()
        found = STATE.where(box.c.id.in_({box_id for box_id, _, _ in marks})).order_by(box.c.id, box_tool.c.seat)
        rows = (await self._work.reading.execute(found)).all()
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
