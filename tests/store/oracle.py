"""The tests' own count: everything derived anew by `bot.ballots` from the marks, and held against every rollup."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import combinations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.ballots import BallotKind, Box, BoxKind, CastBallot, Mark, Vote, verdicts, votes
from bot.panel import Verdict
from store.codes import COUNTING, mark_of
from store.engine import open_engine
from store.moments import week_of
from store.repositories.states import STATE, states
from store.settings import StoreSettings
from store.tables import EVERYWHERE, box, box_tool, duel, hold, mark, tally, tally_week, tool, vote, voter
from store.writer.rollups import SHIPPED, SKIPPED

Ballots = Sequence[CastBallot]


@dataclass
class Count:
    """What the rollups should hold; keys begin with slugs and end with the number of a workspace, 0 for everywhere."""

    votes: dict[tuple[int, str], tuple[bool, bool, int]] = field(
        default_factory=dict[tuple[int, str], tuple[bool, bool, int]]
    )
    """ship, private, and the week of the deciding ballot"""
    homes: dict[int, int] = field(default_factory=dict[int, int])
    ship: Counter[tuple[str, int]] = field(default_factory=Counter[tuple[str, int]])
    skip: Counter[tuple[str, int]] = field(default_factory=Counter[tuple[str, int]])
    private: Counter[tuple[str, int]] = field(default_factory=Counter[tuple[str, int]])
    wins: Counter[tuple[str, str, int]] = field(default_factory=Counter[tuple[str, str, int]])

    def add(self, person: int, home: int, ballots: Ballots, held: Mapping[str, datetime]) -> None:
        self.homes[person] = home
        counted = {slug: one for slug, one in votes(ballots).items() if not _is_held(one, held.get(slug))}
        for slug, one in counted.items():
            ship, private = one.verdict is Verdict.SHIP, one.kind is BallotKind.PRIVATE
            self.votes[person, slug] = ship, private, week_of(one.at)
            for scope in (home, EVERYWHERE):
                (self.ship if ship else self.skip)[slug, scope] += 1
                self.private[slug, scope] += private
        lost = {slug for slug, one in votes(ballots).items() if _is_held(one, held.get(slug))}
        for winner, loser in duels(ballots):
            if not lost & {winner, loser}:
                for scope in (home, EVERYWHERE):
                    self.wins[winner, loser, scope] += 1

    @property
    def tallies(self) -> set[tuple[str, int, int, int, int]]:
        keys = self.ship.keys() | self.skip.keys()
        return {(*key, self.ship[key], self.skip[key], self.private[key]) for key in keys}

    def weeks(self, was: Mapping[tuple[int, str], int]) -> set[tuple[str, int, int, int, int, int, int]]:
        """What a vote was before its week is in no mark; the stored vote is believed."""
        counts: defaultdict[tuple[str, int, int], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
        for (person, slug), (ship, _, week) in self.votes.items():
            switched = was.get((person, slug)) == (SKIPPED if ship else SHIPPED)
            for scope in (self.homes[person], EVERYWHERE):
                counts[slug, scope, week][0 if ship else 1] += 1
                counts[slug, scope, week][2 if ship else 3] += switched
        return {(*key, some[0], some[1], some[2], some[3]) for key, some in counts.items()}

    @property
    def workspaces(self) -> dict[str, int]:
        return dict(Counter(slug for slug, scope in self.ship.keys() | self.skip.keys() if scope != EVERYWHERE))


def duels(ballots: Ballots) -> set[tuple[str, str]]:
    """(winner, loser) of every pair of which this person's newest ballot on both shipped exactly one.

    A vote that is deleted later is deleted out of that ballot as well.
    """
    said: dict[tuple[str, str], tuple[bool, bool]] = {}
    for ballot in sorted(ballots, key=_age):
        found = verdicts(ballot.box, ballot.marks)
        deleted = {tool for tool, verdict in found.items() if verdict is None}
        said = {pair: shipped for pair, shipped in said.items() if deleted.isdisjoint(pair)}
        if ballot.box.kind is BoxKind.COMPARISON and found:
            for one, other in combinations(sorted(found), 2):
                said[one, other] = found[one] is Verdict.SHIP, found[other] is Verdict.SHIP
    decided = {pair: shipped for pair, shipped in said.items() if shipped[0] is not shipped[1]}
    return {(one, other) if shipped[0] else (other, one) for (one, other), shipped in decided.items()}


def ballots_of(marks: Iterable[tuple[Box, str, BallotKind, datetime]]) -> Ballots:
    """One person's standing marks as ballots."""
    cast: defaultdict[tuple[Box, BallotKind], list[Mark]] = defaultdict(list)
    for one, emoji, kind, at in marks:
        cast[one, kind].append(Mark(emoji, at))
    return [CastBallot(one, kind, tuple(some)) for (one, kind), some in cast.items()]


async def wrong(url: str) -> list[str]:
    """Every row of votes, tallies, weeks and duels that is not what the marks say; nothing, when all is well."""
    engine = open_engine(StoreSettings(url=url))
    try:
        async with engine.connect() as connection:
            return await _differences(connection)
    finally:
        await engine.dispose()


async def _differences(connection: AsyncConnection) -> list[str]:
    count = await _counted(connection)
    said = select(vote, tool.c.slug).join(tool, tool.c.id == vote.c.tool_id)
    written = {(row.voter_id, row.slug): row for row in await connection.execute(said)}
    stored = {key: (row.ship, row.private, row.week) for key, row in written.items()}
    weeks = count.weeks({key: row.was for key, row in written.items()})
    columns = select(tool.c.slug, tally).join(tool, tool.c.id == tally.c.tool_id)
    rows = (await connection.execute(columns)).all()
    tallies = {(row.slug, row.workspace_id, row.ship, row.skip, row.private) for row in rows if row.ship + row.skip}
    workspaces = {row.slug: row.workspaces for row in rows if row.workspace_id == EVERYWHERE and row.workspaces}
    return [
        *(f"vote: {one}" for one in sorted(stored.items() ^ count.votes.items())),
        *(f"tally: {one}" for one in sorted(tallies ^ count.tallies)),
        *(f"workspaces: {one}" for one in sorted(workspaces.items() ^ count.workspaces.items())),
        *(f"week: {one}" for one in sorted((await _weeks(connection)) ^ weeks)),
        *(f"duel: {one}" for one in sorted((await _wins(connection)).items() ^ count.wins.items())),
    ]


async def _counted(connection: AsyncConnection) -> Count:
    boxes = await _boxes(connection)
    held: defaultdict[int, dict[str, datetime]] = defaultdict(dict)
    for person, slug, at in await connection.execute(
        select(hold.c.voter_id, tool.c.slug, hold.c.at).join(tool, tool.c.id == hold.c.tool_id)
    ):
        held[person][slug] = at
    marks: defaultdict[int, list[tuple[Box, str, BallotKind, datetime]]] = defaultdict(list)
    for row in await connection.execute(select(mark).where(mark.c.stands)):
        marks[row.voter_id].append((boxes[row.box_id], *mark_of(row.code), row.at))
    count = Count()
    for row in await connection.execute(select(voter).where(voter.c.standing.in_(COUNTING))):
        count.add(row.id, row.workspace_id, ballots_of(marks[row.id]), held[row.id])
    return count


async def _boxes(connection: AsyncConnection) -> dict[int, Box]:
    rows = (await connection.execute(STATE.order_by(box.c.id, box_tool.c.seat))).all()
    return dict(zip(dict.fromkeys(row.id for row in rows), (state.box for state in states(rows)), strict=True))


async def _weeks(connection: AsyncConnection) -> set[tuple[str, int, int, int, int, int, int]]:
    found = select(tool.c.slug, tally_week).join(tool, tool.c.id == tally_week.c.tool_id)
    return {
        (row.slug, row.workspace_id, row.week, row.ship, row.skip, row.to_ship, row.to_skip)
        for row in await connection.execute(found)
        if row.ship or row.skip or row.to_ship or row.to_skip
    }


async def _wins(connection: AsyncConnection) -> Counter[tuple[str, str, int]]:
    one, other = tool.alias("one"), tool.alias("other")
    found = select(one.c.slug, other.c.slug, duel.c.workspace_id, duel.c.first, duel.c.second).join_from(
        duel, one, one.c.id == duel.c.first_id
    )
    wins: Counter[tuple[str, str, int]] = Counter()
    for a, b, scope, first, second in await connection.execute(found.join(other, other.c.id == duel.c.second_id)):
        wins[a, b, scope] += first
        wins[b, a, scope] += second
    return +wins


def _is_held(one: Vote, until: datetime | None) -> bool:
    return until is not None and one.at <= until


def _age(ballot: CastBallot) -> tuple[datetime, datetime, str, str]:
    return (ballot.at, ballot.box.opened, ballot.box.message.message, ballot.kind)


async def damage(url: str, *statements: str) -> None:
    """By hand, past everything that looks after the numbers."""
    engine = open_engine(StoreSettings(url=url))
    try:
        async with engine.begin() as connection:
            for statement in statements:
                await connection.exec_driver_sql(statement)
    finally:
        await engine.dispose()
