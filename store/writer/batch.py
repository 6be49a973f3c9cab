"""One transaction of the writer: changes in, marks, votes and rollups out."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

from bot.ports.storage import Change, Outcome
from store.moments import EPOCH, micros
from store.writer import presence
from store.writer.admitting import Told, judgements, turned_away
from store.writer.changing import change_marks
from store.writer.holds import NO_HOLDS
from store.writer.knowing import Known, all_keys, ask, bystanders, named
from store.writer.link import Answer, Form, Link, Query
from store.writer.people import People, Person, known_people, look_for, people_in
from store.writer.settling import Ledger, derived
from store.writer.spots import SKEWED, Spots

UNKNOWN = Outcome(known=False)
_LONG_AGO = -(1 << 62)
_CHANGED = Form(
    "UPDATE box SET dirty_since = coalesce(dirty_since, p.column2), tally_version = tally_version + 1 FROM (VALUES {rows}) "
    "AS p WHERE id = p.column1",
    "UPDATE box SET dirty_since = coalesce(dirty_since, b), tally_version = tally_version + 1 "
    "FROM unnest(%s::int[], %s::bigint[]) AS p(a, b) WHERE id = a",
)
_READ = Form(
    "UPDATE box SET read_at = p.column2 FROM (VALUES {rows}) AS p WHERE id = p.column1",
    f"UPDATE box SET read_at = CASE WHEN read_at > b + {SKEWED} THEN b ELSE greatest(read_at, b) END "  # noqa: S608
    "FROM unnest(%s::int[], %s::bigint[]) AS p(a, b) WHERE id = a",
)


NEIGHBOURS = 40
"""how many of the newest cards that show a tool follow a vote on it at once; older ones follow when they are read again"""
YOUNG = micros(EPOCH + timedelta(days=2))
_NEIGHBOURS = Query(
    "SELECT id FROM box WHERE NOT closed AND opened > ? AND id IN "  # noqa: S608 – our own words
    f"(SELECT box_id FROM box_tool WHERE tool_id {{any}} ORDER BY box_id DESC LIMIT {NEIGHBOURS})",
    columns=("id",),
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
        # On their way to PostgreSQL together with what is asked of the boxes, and some of them in vain.
        keys = all_keys(changes)
        ahead = None if keys is None else look_for(link, keys)
        found = self._spots.find(link, [change.box for change in changes])
        told = {
            place: (change, spot, micros(change.at))
            for place, (change, spot) in enumerate(zip(changes, found, strict=True))
            if spot
        }
        outcomes = [UNKNOWN] * len(changes)
        if told:
            for place, outcome in self._apply(link, told, ahead):
                outcomes[place] = outcome
        return outcomes

    def _apply(self, link: Link, told: dict[int, Told], ahead: Answer | None) -> Iterator[tuple[int, Outcome]]:
        """What each of the changes has done, by its place."""
        people = self._people_of(link, told.values(), ahead)
        for place, outcome in turned_away(link, told, people, self._people).items():
            del told[place]
            yield place, outcome
        made = list(told.values())
        if not made:
            return
        voters, hours = named(made)
        people = self._people.arrive(link, voters, people, hours, judgements(made))
        by_key = {person.key: person for person in people}
        now = _now(made)
        found = ask(link, made, by_key, now)
        if now is not None:
            found.marks.doubt(now)
            for _, spot, _ in made:
                spot.doubt(now)
        for place, (change, spot, at) in told.items():
            yield place, change_marks(change, at, spot, found.marks, by_key)
        self._settle(link, found, people, _moments(made))
        read = {spot.facts.id: spot.read_at for _, spot, _ in made if spot.read_again}
        link.write(_READ, sorted(read.items()))

    @staticmethod
    def _people_of(link: Link, told: Collection[Told], ahead: Answer | None) -> list[Person]:
        """All whom the changes concern and who are known already, locked."""
        if ahead:
            return people_in(ahead.fetchall())
        return known_people(link, [voter.key for voter in named(told)[0]], bystanders(link, told))

    def _settle(self, link: Link, known: Known, people: Sequence[Person], moments: Mapping[int, int]) -> None:
        marks = known.marks
        facts = self._spots.facts(link, (box for boxes in marks.standing.values() for box in boxes))
        tools = {voter: {tool for box in boxes for tool in facts[box].tools} for voter, boxes in marks.touched.items()}
        known.ask_more(link, ((voter, tool) for voter, some in tools.items() for tool in some))
        ledger = Ledger(known.votes)
        changed: set[int] = set()
        for person in people:
            if person.id not in tools:
                continue
            held = known.holds.get(person.id, NO_HOLDS)
            before = derived(person, marks.before[person.id], facts, held)
            after = derived(person, marks.standing[person.id], facts, held)
            # Under a card that did not follow when the vote counted elsewhere, somebody waits for its numbers now.
            if ledger.settle(person, tools[person.id], before, after) or person.counts:
                changed |= marks.touched[person.id]
        newest = max(moments.values())
        beside = neighbours(link, ledger.rollups.tools, newest)
        marks.write(link)
        presence.follow(link, marks, people)
        ledger.write(link)
        since = dict.fromkeys(beside() - changed, newest) | {box: moments.get(box, newest) for box in changed}
        link.write(_CHANGED, sorted(since.items()))


def neighbours(link: Link, tools: Collection[int], now: int) -> Callable[[], set[int]]:
    """Asks for other cards that show the same tools: their numbers have moved as well."""
    if not tools:
        return set
    found = link.send(_NEIGHBOURS, now - YOUNG, link.numbers(sorted(tools)))
    return lambda: {row[0] for row in found.fetchall()}


def _now(told: Sequence[Told]) -> int | None:
    """The newest time at which one of the changes was heard; what is later by far cannot have come yet."""
    heard = max((change.heard for change, _, _ in told if change.heard), default=None)
    if heard is None:
        return None
    return max(micros(heard), *(at for _, _, at in told))  # or is it our clock that is behind?


def _moments(told: Iterable[Told]) -> dict[int, int]:
    """When each box was last spoken of: since then its card may be out of date."""
    newest: dict[int, int] = {}
    for _, spot, at in told:
        box = spot.facts.id
        if at > newest.get(box, _LONG_AGO):
            newest[box] = at
    return newest
