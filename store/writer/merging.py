"""Two tools become one: boxes speak of the one that stays, and the votes of both are derived anew."""

from datetime import datetime

from sqlalchemy import Connection

from store.moments import micros
from store.writer.batch import neighbours
from store.writer.following import follow
from store.writer.holds import holds_of
from store.writer.law import Derived
from store.writer.link import Link, Query
from store.writer.people import by_number
from store.writer.settling import Ledger, derived, stored_votes
from store.writer.spots import Spots
from store.writer.standings import standing, touch

_BARRED = Query("LOCK TABLE mark IN SHARE ROW EXCLUSIVE MODE")
_CONCERNED = Query(
    "SELECT DISTINCT voter_id FROM mark JOIN box_tool ON box_tool.box_id = mark.box_id WHERE tool_id {any}"
)
_SEATED = Query("UPDATE box_tool SET tool_id = ? WHERE tool_id = ?")
_FOLLOWED = Query("UPDATE tool SET merged_into = ? WHERE merged_into = ? OR id = ?")


def merge(connection: Connection, old: int, into: int, at: datetime) -> None:
    """Nobody may cast meanwhile: what a box means changes under it."""
    link = Link(connection)
    if link.postgres:
        link.tell(_BARRED)
    people = by_number(link, [row[0] for row in link.ask(_CONCERNED, link.numbers([old, into]))])
    marks = standing(link, [person.id for person in people])
    boxes = {box for some in marks.values() for box in some}
    facts = Spots().facts(link, boxes)
    holds = holds_of(link, marks)
    before = {person.id: derived(person, marks[person.id], facts, holds[person.id]) for person in people}
    link.tell(_SEATED, into, old)
    link.tell(_FOLLOWED, into, old, old)
    follow(link, old, into)
    facts = Spots().facts(link, boxes)
    holds = holds_of(link, marks)
    after = {person.id: derived(person, marks[person.id], facts, holds[person.id]) for person in people}
    tools = {number: _tools(before[number], after[number]) for number in before}
    stored = stored_votes(link, ((number, tool) for number, some in tools.items() for tool in some))
    ledger = Ledger(stored, coming=False)
    for person in people:
        ledger.settle(person, tools[person.id], before[person.id], after[person.id])
    ledger.write(link)
    touch(link, neighbours(link, ledger.rollups.tools | {into}, micros(at))(), at)


def _tools(*both: Derived) -> list[int]:
    return sorted({tool for one in both for tool in one.votes})
