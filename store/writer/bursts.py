"""The votes of one hour on one tool: found through the boxes that show it, held back, and let go again."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection

from bot.ids import WorkspaceRef
from store.moments import hour, moment
from store.writer.batch import guard
from store.writer.link import Form, Link, Query, upsert
from store.writer.people import by_number
from store.writer.settling import derived
from store.writer.spots import Spots
from store.writer.standings import resettle, standing

_HOUR = 3600 * 1_000_000
_VOTERS = Query(
    "SELECT DISTINCT mark.voter_id, voter.member_since FROM box_tool "
    "JOIN mark ON mark.box_id = box_tool.box_id JOIN voter ON voter.id = mark.voter_id "
    "JOIN workspace ON workspace.id = voter.workspace_id "
    "WHERE box_tool.tool_id = ? AND platform = ? AND workspace.workspace = ? AND stands AND mark.at >= ? AND mark.at < ?"
)
_HELD = upsert(
    "hold",
    {"voter_id": "int", "tool_id": "int", "burst_id": "int", "at": "bigint"},
    "ON CONFLICT (voter_id, tool_id) DO UPDATE SET burst_id = excluded.burst_id, at = excluded.at",
)
_OF_BURST = Query("SELECT voter_id FROM hold WHERE burst_id = ?")
_FREED = Form(
    "DELETE FROM hold WHERE burst_id IN (VALUES {rows})",
    "DELETE FROM hold USING unnest(%s::int[]) AS p(a) WHERE burst_id = a",
)


class Hour(NamedTuple):
    """One hour of one tool in one workspace."""

    tool: int
    home: WorkspaceRef
    hour: int


class HourVote(NamedTuple):
    voter: int
    ship: bool
    at: int
    joined: datetime | None


def casts(connection: Connection, when: Hour) -> list[HourVote]:
    """The votes as they stand now whose deciding ballot fell into the hour."""
    link = Link(connection)
    where = when.home.platform, when.home.workspace
    rows = link.ask(_VOTERS, when.tool, *where, when.hour * _HOUR, (when.hour + 1) * _HOUR)
    joined: dict[int, int | None] = dict(rows)
    people = {person.id: person for person in by_number(link, joined)}
    marks = standing(link, people)
    facts = Spots().facts(link, {box for boxes in marks.values() for box in boxes})
    found: list[HourVote] = []
    for number, person in people.items():
        cast = derived(person, marks[number], facts).votes.get(when.tool)
        if cast and hour(cast.at) == when.hour:
            since = joined[number]
            found.append(HourVote(number, cast.ship, cast.at, None if since is None else moment(since)))
    return found


def hold_back(connection: Connection, number: int, when: Hour, ship: bool, at: datetime) -> None:
    """The side's votes of the hour stop counting until somebody decides or their voters vote anew."""
    link = Link(connection)
    guard(link)
    same = [vote for vote in casts(connection, when) if vote.ship == ship]
    people = by_number(link, [vote.voter for vote in same])
    rows = [(vote.voter, when.tool, number, vote.at) for vote in sorted(same)]
    resettle(link, [(person, person) for person in people], at, lambda: link.write(_HELD, rows))


def let_go(connection: Connection, number: int, at: datetime) -> None:
    link = Link(connection)
    guard(link)
    people = by_number(link, [row[0] for row in link.ask(_OF_BURST, number)])
    resettle(link, [(person, person) for person in people], at, lambda: link.write(_FREED, [(number,)]))
