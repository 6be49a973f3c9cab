"""One transaction of the writer: changes in, marks, votes and rollups out."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import timedelta

from bot.ids import MessageRef
from bot.ports.storage import Change, MarkChange, Outcome, PrivateBallot, Reading, Wipe
from bot.voters import Voter
from store.moments import EPOCH, micros
from store.writer import presence
from store.writer.changing import change_marks
from store.writer.holds import NO_HOLDS, Holds, holds_of
from store.writer.law import Facts
from store.writer.link import Form, Link, Query
from store.writer.marks import Marks
from store.writer.people import People, Person
from store.writer.settling import Ledger, derived, stored_votes
from store.writer.spots import Spot, Spots

UNKNOWN = Outcome(known=False)
_AT_BOXES = Query("SELECT DISTINCT voter_id FROM mark WHERE box_id {any}")
_CHANGED = Form(
    "UPDATE box SET dirty_since = coalesce(dirty_since, ?2), tally_version = tally_version + 1 WHERE id = ?1",
    "UPDATE box SET dirty_since = coalesce(dirty_since, b), tally_version = tally_version + 1 "
    "FROM unnest(%s::int[], %s::bigint[]) AS p(a, b) WHERE id = a",
)
_READ = Form(
    "UPDATE box SET read_at = ?2 WHERE id = ?1",
    "UPDATE box SET read_at = greatest(read_at, b) FROM unnest(%s::int[], %s::bigint[]) AS p(a, b) WHERE id = a",
)


NEIGHBOURS = 40
"""how many of the newest cards that show a tool follow a vote on it at once; older ones follow when they are read again"""
YOUNG = micros(EPOCH + timedelta(days=2))
_NEIGHBOURS = Query(
    "SELECT id FROM box WHERE NOT closed AND opened > ? AND id IN "  # noqa: S608 – our own words
    f"(SELECT box_id FROM box_tool WHERE tool_id {{any}} ORDER BY box_id DESC LIMIT {NEIGHBOURS})"
)
_GUARD = Query("LOCK TABLE mark IN ROW EXCLUSIVE MODE")


def guard(link: Link) -> None:
    """Ask nothing before: a merge of tools, which changes what boxes mean, waits for us, or we for it."""
    if link.postgres:
        link.tell(_GUARD)


class Batches:
    """Applies batches, one after another; remembers what never changes between them."""

    def __init__(self) -> None:
        self._spots = Spots()
        self._people = People()

    def apply(self, link: Link, changes: Sequence[Change]) -> list[Outcome]:
        guard(link)
        spots = self._spots.open(link, {change.box for change in changes})
        if not spots:
            return [UNKNOWN] * len(changes)
        ours = [change for change in changes if change.box in spots]
        people = self._people.meet(link, _voters(ours), _bystanders(link, ours, spots))
        holds = holds_of(link, [person.id for person in people])
        marks = _known_marks(link, spots.values(), people, holds)
        by_key = {person.key: person for person in people}
        outcomes = []
        for change in changes:
            spot = spots.get(change.box)
            outcomes.append(change_marks(change, spot, marks, by_key) if spot else UNKNOWN)
        self._settle(link, marks, people, holds, _moments(ours, spots))
        link.write(_READ, sorted((spot.facts.id, spot.read_at) for spot in spots.values() if spot.read_again))
        return outcomes

    def _settle(
        self,
        link: Link,
        marks: Marks,
        people: Sequence[Person],
        holds: Mapping[int, Holds],
        moments: Mapping[int, int],
    ) -> None:
        facts = self._spots.facts(link, (box for boxes in marks.standing.values() for box in boxes))
        tools = {voter: _tools(facts, boxes) for voter, boxes in marks.touched.items()}
        ledger = Ledger(stored_votes(link, ((voter, tool) for voter, some in tools.items() for tool in some)))
        changed: set[int] = set()
        for person in people:
            if person.id not in tools:
                continue
            held = holds.get(person.id, NO_HOLDS)
            before = derived(person, marks.before[person.id], facts, held)
            after = derived(person, marks.standing[person.id], facts, held)
            if ledger.settle(person, tools[person.id], before, after):
                changed |= marks.touched[person.id]
        marks.write(link)
        presence.follow(link, marks, people)
        ledger.write(link)
        newest = max(moments.values())
        since = {box: moments[box] for box in changed} | dict.fromkeys(
            neighbours(link, ledger.rollups.tools, newest) - changed, newest
        )
        link.write(_CHANGED, sorted(since.items()))


def _voters(changes: Iterable[Change]) -> Iterable[Voter]:
    for change in changes:
        match change:
            case MarkChange(voter=voter) | PrivateBallot(voter=voter):
                yield voter
            case Reading(standing=standing):
                yield from (voter for voter, _ in standing)
            case Wipe():
                pass


def _bystanders(link: Link, changes: Iterable[Change], spots: Mapping[MessageRef, Spot]) -> list[int]:
    """Voters that a change about a whole box may concern without naming them."""
    whole = {spots[change.box].facts.id for change in changes if isinstance(change, Reading | Wipe)}
    return [row[0] for row in link.ask(_AT_BOXES, link.numbers(sorted(whole)))] if whole else []


def _known_marks(link: Link, spots: Iterable[Spot], people: Sequence[Person], holders: Collection[int]) -> Marks:
    marks = Marks()
    boxes = {spot.facts.id: spot.facts.tools for spot in spots}
    tools = {tool for some in boxes.values() for tool in some}
    marks.read(link, sorted(person.id for person in people), sorted(boxes), sorted(tools), holders)
    return marks


def neighbours(link: Link, tools: Collection[int], now: int) -> set[int]:
    """Other cards that show the same tools: their numbers have moved as well."""
    return {row[0] for row in link.ask(_NEIGHBOURS, now - YOUNG, link.numbers(sorted(tools)))} if tools else set()


def _tools(facts: Mapping[int, Facts], boxes: Iterable[int]) -> list[int]:
    return sorted({tool for box in boxes for tool in facts[box].tools})


def _moments(changes: Iterable[Change], spots: Mapping[MessageRef, Spot]) -> dict[int, int]:
    """When each box was last spoken of: since then its card may be out of date."""
    newest: dict[int, int] = {}
    for change in changes:
        box = spots[change.box].facts.id
        newest[box] = max(newest.get(box, micros(change.at)), micros(change.at))
    return newest
