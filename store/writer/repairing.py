"""Repairs votes and rollups: everything derived is thrown away and made again from the standing marks."""

from collections import defaultdict

from sqlalchemy import Connection

from store.writer import presence
from store.writer.batch import YOUNG, guard
from store.writer.holds import holds_of
from store.writer.link import Link, Query
from store.writer.people import Person
from store.writer.settling import NOTHING, Ledger, derived, stored_votes
from store.writer.spots import Spots

_CLEARED = tuple(Query(f"DELETE FROM {table}") for table in ("vote", "tally", "tally_week", "duel"))  # noqa: S608
_NEWEST = Query("SELECT max(opened) FROM box WHERE NOT closed")
_STALE = Query(
    "UPDATE box SET tally_version = tally_version + 1, dirty_since = coalesce(dirty_since, opened) "
    "WHERE NOT closed AND opened > ?"
)
"""young cards are drawn again; older ones follow when they are read again"""
_PEOPLE = Query("SELECT id, workspace_id, key, standing, loose, forgotten_at FROM voter ORDER BY id")
_MARKS = Query("SELECT voter_id, box_id, code, at FROM mark WHERE stands ORDER BY voter_id")


def rebuild(connection: Connection) -> None:
    """What a vote was before its week is not in the marks: switches of the current week are counted anew."""
    link = Link(connection)
    guard(link)
    for query in _CLEARED:
        link.tell(query)
    marks: defaultdict[int, dict[int, dict[int, int]]] = defaultdict(dict)
    for voter, box, code, at in link.ask(_MARKS):
        marks[voter].setdefault(box, {})[code] = at
    spots, ledger = Spots(), Ledger(stored_votes(link, ()), coming=False)
    holds = holds_of(link, marks)
    for row in link.ask(_PEOPLE):
        person = Person(*row)
        after = derived(person, marks[person.id], spots.facts(link, marks[person.id]), holds[person.id])
        ledger.settle(person, sorted(after.votes), NOTHING, after)
    ledger.write(link)
    presence.repair(link)
    for (newest,) in link.ask(_NEWEST):
        link.tell(_STALE, (newest or 0) - YOUNG)
