"""The full recount: votes and rollups derived from nothing but the standing marks, and held against what is stored."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

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
_VOTES = Query("SELECT voter_id, tool_id, ship, private FROM vote")
_TALLIES = Query("SELECT tool_id, workspace_id, ship, skip, private, workspaces FROM tally")
_DUELS = Query("SELECT first_id, second_id, workspace_id, first, second FROM duel")
_SLUGS = Query("SELECT id, slug FROM tool")

Votes = dict[tuple[int, int], tuple[bool, bool]]
"""ship and private by voter and tool"""
Counts = dict[tuple[int, ...], tuple[int, ...]]
"""a rollup's numbers by its key, which ends with the workspace; rows of nothing but zeros are left out"""


class Rolls(NamedTuple):
    votes: Votes
    tallies: Counts
    duels: Counts


def differences(connection: Connection) -> list[str]:
    """In words; empty when everything is as the marks say."""
    link = Link(connection)
    guard(link)
    should, stored = _should(link), _stored(link)
    slugs = dict(link.ask(_SLUGS))
    return [
        *_in_votes(should.votes, stored.votes, slugs),
        *_in_counts(should.tallies, stored.tallies, slugs, ("ship", "skip", "private", "workspaces")),
        *_in_counts(should.duels, stored.duels, slugs, ("to", "")),
    ]


def _stored(link: Link) -> Rolls:
    votes = {(voter, tool): (bool(ship), bool(private)) for voter, tool, ship, private in link.ask(_VOTES)}
    tallies: Counts = {row[:2]: row[2:] for row in link.ask(_TALLIES) if any(row[2:])}
    duels: Counts = {row[:3]: row[3:] for row in link.ask(_DUELS) if any(row[3:])}
    return Rolls(votes, tallies, duels)


def _should(link: Link) -> Rolls:
    people = {row[0]: Person(*row) for row in link.ask(_PEOPLE)}
    spots = Spots()
    marks: defaultdict[int, dict[int, dict[int, int]]] = defaultdict(dict)
    for voter, box, code, at in link.ask(_MARKS):
        marks[voter].setdefault(box, {})[code] = at
    holds = holds_of(link, marks)
    votes: Votes = {}
    wins: Counter[tuple[int, int, int, int]] = Counter()
    for voter, boxes in marks.items():
        found = derived(people[voter], boxes, spots.facts(link, boxes), holds[voter])
        votes |= {(voter, tool): (cast.ship, cast.private) for tool, cast in found.votes.items()}
        for pair, winner in found.duels.items():
            wins.update((*pair, scope, winner) for scope in (people[voter].workspace, EVERYWHERE) if winner)
    duels: Counts = {key[:3]: (wins[*key[:3], 1], wins[*key[:3], 2]) for key in wins}
    return Rolls(votes, _counted(votes, people), duels)


def _counted(votes: Votes, people: Mapping[int, Person]) -> Counts:
    counts: defaultdict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for (voter, tool), (shipped, private) in votes.items():
        for home in (people[voter].workspace, EVERYWHERE):
            counts[tool, home][0 if shipped else 1] += 1
            counts[tool, home][2] += private
    for tool, home in list(counts):
        if home != EVERYWHERE:
            counts[tool, EVERYWHERE][3] += 1
    return {key: tuple(some) for key, some in counts.items()}


def _in_votes(should: Votes, stored: Votes, slugs: Mapping[int, str]) -> Iterator[str]:
    for key in sorted(should.keys() | stored.keys()):
        if should.get(key) != stored.get(key):
            voter, tool = key
            have, want = _said(stored.get(key)), _said(should.get(key))
            yield f"{_name(slugs, tool)}, voter {voter}: stored {have}, the marks say {want}"


def _said(vote: tuple[bool, bool] | None) -> str:
    if vote is None:
        return "no vote"
    ship, private = vote
    return f"{'ship' if ship else 'skip'} by {'button' if private else 'reaction'}"


def _in_counts(should: Counts, stored: Counts, slugs: Mapping[int, str], units: tuple[str, ...]) -> Iterator[str]:
    nothing = (0,) * len(units)
    for key in sorted(should.keys() | stored.keys()):
        have, want = stored.get(key, nothing), should.get(key, nothing)
        if have != want:
            *tools, home = key
            names = " against ".join(_name(slugs, tool) for tool in tools)
            scope = "everywhere" if home == EVERYWHERE else f"workspace {home}"
            yield f"{names}, {scope}: stored {_listed(have, units)}, the marks say {_listed(want, units)}"


def _listed(counts: tuple[int, ...], units: tuple[str, ...]) -> str:
    return " ".join(f"{count} {unit}".rstrip() for count, unit in zip(counts, units, strict=True))


def _name(slugs: Mapping[int, str], tool: int) -> str:
    """A row of a tool that never was is told as well."""
    return slugs.get(tool, f"tool {tool}")
