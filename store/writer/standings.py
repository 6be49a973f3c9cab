"""Whether voters count, and forgetting them: votes and tallies follow in the same transaction."""

import secrets
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, insert, update

from bot.voters import Standing, Voter
from store.codes import COUNTING, STANDINGS
from store.moments import micros
from store.tables import voter
from store.writer.batch import guard
from store.writer.law import Derived
from store.writer.link import Form, Link, Query
from store.writer.people import People, Person
from store.writer.settling import Ledger, derived, stored_votes
from store.writer.spots import Spots

_STANDING = Query("SELECT voter_id, box_id, code, at FROM mark WHERE voter_id {any} AND stands")
_JUDGED = Form(
    "UPDATE voter SET standing = ?2, judged_at = ?3 WHERE id = ?1",
    "UPDATE voter SET standing = b, judged_at = c FROM unnest(%s::int[], %s::smallint[], %s::bigint[]) AS p(a, b, c) "
    "WHERE id = a",
)
_TOUCHED = Query(
    "UPDATE box SET tally_version = tally_version + 1, dirty_since = coalesce(dirty_since, ?) WHERE id {any}"
)
_ERASED = Query("DELETE FROM mark WHERE voter_id = ?")

Boxes = dict[int, dict[int, int]]


def judge(connection: Connection, verdicts: Mapping[Voter, Standing], at: datetime) -> None:
    """Who stops counting loses every vote at once, and has it again when that is taken back."""
    link = Link(connection)
    guard(link)
    people = People().meet(link, verdicts)
    wanted = {one.key: STANDINGS[standing] for one, standing in verdicts.items()}
    changed = [person for person in people if person.counts != (wanted[person.key] in COUNTING)]
    _settle(link, [(person, person._replace(standing=wanted[person.key])) for person in changed], at)
    link.write(_JUDGED, sorted((person.id, wanted[person.key], micros(at)) for person in people))


def forget(connection: Connection, person: Voter, keep_counts: bool, at: datetime) -> int:
    """How many votes were deleted, or cut loose from the person. Old reactions do not bring them back."""
    link = Link(connection)
    guard(link)
    known = People().meet(link, [person])[0]
    boxes = _standing(link, [known.id])[known.id]
    held = len(derived(known, boxes, Spots().facts(link, boxes)).votes)
    if keep_counts:
        loose = update(voter).where(voter.c.id == known.id).values(key=secrets.token_bytes(16), loose=True)
        connection.execute(loose)
        fresh = {"workspace_id": known.workspace, "key": known.key, "standing": known.standing, "forgotten_at": at}
        connection.execute(insert(voter).values(fresh))
        return held
    _settle(link, [(known, known._replace(standing=STANDINGS[Standing.LEFT]))], at)
    link.tell(_ERASED, known.id)
    connection.execute(update(voter).where(voter.c.id == known.id).values(forgotten_at=at, judged_at=None))
    return held


def _settle(link: Link, pairs: Sequence[tuple[Person, Person]], at: datetime) -> None:
    """The votes of each person as they were and as they are now."""
    marks = _standing(link, [before.id for before, _ in pairs])
    facts = Spots().facts(link, {box for boxes in marks.values() for box in boxes})
    derivations: list[tuple[Person, Derived, Derived]] = []
    for before, after in pairs:
        boxes = marks[before.id]
        derivations.append((after, derived(before, boxes, facts), derived(after, boxes, facts)))
    tools = {after.id: _tools(was, now) for after, was, now in derivations}
    ledger = Ledger(stored_votes(link, ((number, tool) for number, some in tools.items() for tool in some)))
    for after, was, now in derivations:
        ledger.settle(after, tools[after.id], was, now)
    ledger.write(link)
    touched = sorted({box for some in marks.values() for box in some})
    if touched:
        link.tell(_TOUCHED, micros(at), link.numbers(touched))


def _tools(*both: Derived) -> list[int]:
    return sorted({tool for one in both for tool in one.votes})


def _standing(link: Link, people: Iterable[int]) -> defaultdict[int, Boxes]:
    found: defaultdict[int, Boxes] = defaultdict(dict)
    for person, box, code, since in link.ask(_STANDING, link.numbers(sorted(people))):
        found[person].setdefault(box, {})[code] = since
    return found
