"""The full recount: votes and rollups derived from nothing but the standing marks, and held against what is stored."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from sqlalchemy import Connection

from store.moments import week
from store.tables import EVERYWHERE
from store.writer import presence
from store.writer.batch import guard
from store.writer.holds import holds_of
from store.writer.link import Link, Query
from store.writer.people import Person
from store.writer.rollups import SHIPPED, SKIPPED
from store.writer.settling import derived
from store.writer.spots import Spots

_PEOPLE = Query("SELECT id, workspace_id, key, standing, loose, forgotten_at FROM voter ORDER BY id")
_MARKS = Query("SELECT voter_id, box_id, code, at FROM mark WHERE stands ORDER BY voter_id")
_VOTES = Query("SELECT voter_id, tool_id, ship, private, week, was FROM vote")
_TALLIES = Query("SELECT tool_id, workspace_id, ship, skip, private, workspaces FROM tally")
_WEEKS = Query("SELECT tool_id, week, workspace_id, ship, skip, to_ship, to_skip FROM tally_week")
_DUELS = Query("SELECT first_id, second_id, workspace_id, first, second FROM duel")
_SLUGS = Query("SELECT id, slug FROM tool")

Votes = dict[tuple[int, int], tuple[bool, bool, int]]
"""ship, private and week by voter and tool"""
Counts = dict[tuple[int, ...], tuple[int, ...]]
"""a rollup's numbers by its key, which ends with the workspace; rows of nothing but zeros are left out"""


class Rolls(NamedTuple):
    votes: Votes
    tallies: Counts
    weeks: Counts
    duels: Counts


def differences(connection: Connection) -> list[str]:
    """In words; empty when everything is as the marks say."""
    link = Link(connection)
    guard(link)
    written = {(row[0], row[1]): row[2:] for row in link.ask(_VOTES)}
    stored = _stored(link, {key: (bool(row[0]), bool(row[1]), row[2]) for key, row in written.items()})
    should = _should(link, {key: row[3] for key, row in written.items()}, stored.votes)
    slugs: dict[int, str] = dict(link.ask(_SLUGS))

    def named(tool: int) -> str:
        """A row of a tool that never was is told as well."""
        return slugs.get(tool, f"tool {tool}")

    def paired(first: int, second: int) -> str:
        return f"{named(first)} against {named(second)}"

    def dated(tool: int, when: int) -> str:
        return f"{named(tool)} in week {when}"

    return [
        *_in_votes(should.votes, stored.votes, named),
        *_in_counts(should.tallies, stored.tallies, named, ("ship", "skip", "private", "workspaces")),
        *_in_counts(should.weeks, stored.weeks, dated, ("ship", "skip", "to ship", "to skip")),
        *_in_counts(should.duels, stored.duels, paired, ("to", "")),
        *presence.differences(link),
    ]


def _stored(link: Link, votes: Votes) -> Rolls:
    tallies: Counts = {row[:2]: row[2:] for row in link.ask(_TALLIES) if any(row[2:])}
    weeks: Counts = {row[:3]: row[3:] for row in link.ask(_WEEKS) if any(row[3:])}
    duels: Counts = {row[:3]: row[3:] for row in link.ask(_DUELS) if any(row[3:])}
    return Rolls(votes, tallies, weeks, duels)


def _should(link: Link, was: Mapping[tuple[int, int], int], stored: Votes) -> Rolls:
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
        votes |= {(voter, tool): (cast.ship, cast.private, week(cast.at)) for tool, cast in found.votes.items()}
        for pair, winner in found.duels.items():
            wins.update((*pair, scope, winner) for scope in (people[voter].workspace, EVERYWHERE) if winner)
    duels: Counts = {key[:3]: (wins[*key[:3], 1], wins[*key[:3], 2]) for key in wins}
    # What a vote was before its week is in no mark: a stored vote that is true otherwise is believed.
    before = {key: was[key] for key, vote in votes.items() if stored.get(key) == vote}
    return Rolls(votes, _counted(votes, people), _dated(votes, before, people), duels)


def _counted(votes: Votes, people: Mapping[int, Person]) -> Counts:
    counts: defaultdict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for (voter, tool), (shipped, private, _) in votes.items():
        for home in (people[voter].workspace, EVERYWHERE):
            counts[tool, home][0 if shipped else 1] += 1
            counts[tool, home][2] += private
    for tool, home in list(counts):
        if home != EVERYWHERE:
            counts[tool, EVERYWHERE][3] += 1
    return {key: tuple(some) for key, some in counts.items()}


def _dated(votes: Votes, was: Mapping[tuple[int, int], int], people: Mapping[int, Person]) -> Counts:
    counts: defaultdict[tuple[int, int, int], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for (voter, tool), (shipped, _, when) in votes.items():
        switched = was.get((voter, tool)) == (SKIPPED if shipped else SHIPPED)
        for home in (people[voter].workspace, EVERYWHERE):
            counts[tool, when, home][0 if shipped else 1] += 1
            counts[tool, when, home][2 if shipped else 3] += switched
    return {key: tuple(some) for key, some in counts.items()}


def _in_votes(should: Votes, stored: Votes, named: Callable[[int], str]) -> Iterator[str]:
    for key in sorted(should.keys() | stored.keys()):
        if should.get(key) != stored.get(key):
            voter, tool = key
            have, want = _said(stored.get(key)), _said(should.get(key))
            yield f"{named(tool)}, voter {voter}: stored {have}, the marks say {want}"


def _said(vote: tuple[bool, bool, int] | None) -> str:
    if vote is None:
        return "no vote"
    ship, private, when = vote
    return f"{'ship' if ship else 'skip'} by {'button' if private else 'reaction'} in week {when}"


def _in_counts(should: Counts, stored: Counts, named: Callable[..., str], units: tuple[str, ...]) -> Iterator[str]:
    nothing = (0,) * len(units)
    for key in sorted(should.keys() | stored.keys()):
        have, want = stored.get(key, nothing), should.get(key, nothing)
        if have != want:
            *what, home = key
            scope = "everywhere" if home == EVERYWHERE else f"workspace {home}"
            yield f"{named(*what)}, {scope}: stored {_listed(have, units)}, the marks say {_listed(want, units)}"


def _listed(counts: tuple[int, ...], units: tuple[str, ...]) -> str:
    return " ".join(f"{count} {unit}".rstrip() for count, unit in zip(counts, units, strict=True))
