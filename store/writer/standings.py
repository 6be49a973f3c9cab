"""Whether voters count, and forgetting them: votes and tallies follow in the same transaction."""

import secrets
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, insert, update

from bot.voters import Standing, Voter
from store.codes import COUNTING, STANDINGS
from store.moments import micros
from store.tables import voter
from store.writer.batch import guard, neighbours
from store.writer.holds import holds_of
from store.writer.law import Derived
from store.writer.link import Form, Link, Query
from store.writer.marks import STANDING
from store.writer.people import People, Person
from store.writer.settling import Ledger, derived, stored_votes
from store.writer.spots import Spots

_JUDGED = Form(
    "UPDATE voter SET standing = p.column2, judged_at = p.column3 FROM (VALUES {rows}) AS p WHERE id = p.column1",
    "UPDATE voter SET standing = b, judged_at = c FROM unnest(%s::int[], %s::smallint[], %s::bigint[]) AS p(a, b, c) "
    "WHERE id = a",
)
_JOINED = Form(
    "UPDATE voter SET member_since = p.column2 FROM (VALUES {rows}) AS p WHERE id = p.column1",
    "UPDATE voter SET member_since = b FROM unnest(%s::int[], %s::bigint[]) AS p(a, b) WHERE id = a",
)
_TOUCHED = Query(
    "UPDATE box SET tally_version = tally_version + 1, dirty_since = coalesce(dirty_since, ?) WHERE id {any}"
)
_ERASED = (Query("DELETE FROM mark WHERE voter_id = ?"), Query("DELETE FROM hold WHERE voter_id = ?"))

NOBODY: Mapping[Voter, datetime] = {}
Boxes = dict[int, dict[int, int]]


def judge(
    connection: Connection,
    verdicts: Mapping[Voter, Standing],
    at: datetime,
    joined: Mapping[Voter, datetime] = NOBODY,
) -> None:
    """Who stops counting loses every vote at once, and has it again when that is taken back."""
    link = Link(connection)
    guard(link)
    people = People().meet(link, verdicts)
    wanted = {one.key: STANDINGS[standing] for one, standing in verdicts.items()}
    changed = [person for person in people if person.counts != (wanted[person.key] in COUNTING)]
    resettle(link, [(person, person._replace(standing=wanted[person.key])) for person in changed], at)
    since = {voter.key: micros(moment) for voter, moment in joined.items()}
    link.write(_JOINED, sorted((person.id, since[person.key]) for person in people if person.key in since))
    link.write(_JUDGED, sorted((person.id, wanted[person.key], micros(at)) for person in people))


def forget(connection: Connection, person: Voter, keep_counts: bool, at: datetime) -> int:
    """How many votes were deleted, or cut loose from the person. Old reactions do not bring them back."""
    link = Link(connection)
    guard(link)
    known = People().meet(link, [person])[0]
    boxes = standing(link, [known.id])[known.id]
    held = len(derived(known, boxes, Spots().facts(link, boxes)).votes)
    if keep_counts:
        loose = update(voter).where(voter.c.id == known.id).values(key=secrets.token_bytes(16), loose=True)
        connection.execute(loose)
        fresh = {"workspace_id": known.workspace, "key": known.key, "standing": known.standing, "forgotten_at": at}
        connection.execute(insert(voter).values(fresh))
        return held
    resettle(link, [(known, known._replace(standing=STANDINGS[Standing.LEFT]))], at)
    for erased in _ERASED:
        link.tell(erased, known.id)
    connection.execute(
        update(voter).where(voter.c.id == known.id).values(forgotten_at=at, judged_at=None, cast_hour=None)
    )
    return held


def resettle(
    link: Link,
    pairs: Sequence[tuple[Person, Person]],
    at: datetime,
    change: Callable[[], object] = lambda: None,
    *,
    without: frozenset[int] = frozenset(),
) -> None:
    """The votes of each person as they were and as they are after `change`, which may place or lift holds.

    Boxes `without` which they are derived then are about to go, with the marks in them.
    """
    marks = standing(link, [before.id for before, _ in pairs])
    facts = Spots().facts(link, {box for boxes in marks.values() for box in boxes})
    holds_before = holds_of(link, marks)
    change()
    holds_after = holds_of(link, marks)
    derivations: list[tuple[Person, Derived, Derived]] = []
    for before, after in pairs:
        boxes = marks[before.id]
        was = derived(before, boxes, facts, holds_before[before.id])
        left = {box: codes for box, codes in boxes.items() if box not in without}
        derivations.append((after, was, derived(after, left, facts, holds_after[after.id])))
    tools = {after.id: _tools(was, now) for after, was, now in derivations}
    stored = stored_votes(link, ((number, tool) for number, some in tools.items() for tool in some))
    ledger = Ledger(stored, coming=False)
    for after, was, now in derivations:
        ledger.settle(after, tools[after.id], was, now)
    ledger.write(link)
    touch(
        link,
        {box for some in marks.values() for box in some} | neighbours(link, ledger.rollups.tools, micros(at))(),
        at,
    )


def touch(link: Link, boxes: Collection[int], at: datetime) -> None:
    """Their cards wait for a refresh."""
    if boxes:
        link.tell(_TOUCHED, micros(at), link.numbers(sorted(boxes)))


def _tools(*both: Derived) -> list[int]:
    return sorted({tool for one in both for tool in one.votes})


def standing(link: Link, people: Iterable[int]) -> defaultdict[int, Boxes]:
    found: defaultdict[int, Boxes] = defaultdict(dict)
    for person, box, code, since in link.ask(STANDING, link.numbers(sorted(people))):
        found[person].setdefault(box, {})[code] = since
    return found
