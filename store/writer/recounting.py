"""The full recount: votes and rollups derived from nothing but the standing marks, and held against what is stored."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from sqlalchemy import Connection

from store.tables import EVERYWHERE
from store.writer.batch import guard
from store.writer.holds import holds_of
from store.writer.link import Link, Query
from store.writer.people import Person
from store.writer.settling import derived
from store.writer.spots import Spots

_PEOPLE = Query("SELECT id, workspace_id, key, standing, loose, forgotten_at FROM voter ORDER BY id")
_MARKS = Query("SELECT voter_id, box_id, code, at FROM mark WHERE stands ORDER BY voter_id")
_VOTES = Query("SELECT voter_id, tool_id, ship FROM vote")
_TALLIES = Query("SELECT tool_id, workspace_id, ship, skip FROM tally WHERE ship + skip > 0")
_SLUGS = Query("SELECT id, slug FROM tool")

Votes = Mapping[tuple[int, int], bool]
Tallies = Mapping[tuple[int, int], tuple[int, int]]


def differences(connection: Connection) -> list[str]:
    """In words; empty when everything is as the marks say."""
    link = Link(connection)
    guard(link)
    people = {row[0]: Person(*row) for row in link.ask(_PEOPLE)}
    votes = dict(_derived(link, people))
    slugs = dict(link.ask(_SLUGS))
    stored = {(voter, tool): bool(ship) for voter, tool, ship in link.ask(_VOTES)}
    tallies = {(tool, home): (ship, skip) for tool, home, ship, skip in link.ask(_TALLIES)}
    return [
        *_in_votes(votes, stored, slugs),
        *_in_tallies(_counted(votes, people), tallies, slugs),
    ]


def _derived(link: Link, people: Mapping[int, Person]) -> Iterator[tuple[tuple[int, int], bool]]:
    spots = Spots()
    marks: defaultdict[int, dict[int, dict[int, int]]] = defaultdict(dict)
    for voter, box, code, at in link.ask(_MARKS):
        marks[voter].setdefault(box, {})[code] = at
    holds = holds_of(link, marks)
    for voter, boxes in marks.items():
        for tool, cast in derived(people[voter], boxes, spots.facts(link, boxes), holds[voter]).votes.items():
            yield (voter, tool), cast.ship


def _counted(votes: Votes, people: Mapping[int, Person]) -> Tallies:
    ship: Counter[tuple[int, int]] = Counter()
    skip: Counter[tuple[int, int]] = Counter()
    for (voter, tool), shipped in votes.items():
        for home in (people[voter].workspace, EVERYWHERE):
            (ship if shipped else skip)[tool, home] += 1
    return {key: (ship[key], skip[key]) for key in ship.keys() | skip.keys()}


def _in_votes(should: Votes, stored: Votes, slugs: Mapping[int, str]) -> Iterator[str]:
    said = {True: "ship", False: "skip", None: "no vote"}
    for key in sorted(should.keys() | stored.keys()):
        if should.get(key) is not stored.get(key):
            voter, tool = key
            yield f"{slugs[tool]}, voter {voter}: stored {said[stored.get(key)]}, the marks say {said[should.get(key)]}"


def _in_tallies(should: Tallies, stored: Tallies, slugs: Mapping[int, str]) -> Iterator[str]:
    for key in sorted(should.keys() | stored.keys()):
        have, want = stored.get(key, (0, 0)), should.get(key, (0, 0))
        if have != want:
            tool, home = key
            scope = "everywhere" if home == EVERYWHERE else f"workspace {home}"
            yield f"{slugs[tool]}, {scope}: stored {have[0]} ship {have[1]} skip, the marks say {want[0]} and {want[1]}"
