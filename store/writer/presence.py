"""The hour of each voter's newest standing mark: how many people voted since then is read from it."""

from collections.abc import Iterable, Mapping

from bot.ballots import WITHDRAWN
from store.codes import EMOJI, PRIVATE
from store.moments import hour
from store.writer.link import Form, Link, Query
from store.writer.marks import Marks
from store.writer.people import Person

_NEVER = -1
_LONG_AGO = -(1 << 62)
_NO_VOTE = (EMOJI[WITHDRAWN], EMOJI[WITHDRAWN] + PRIVATE)
"""codes of marks that say that there is no vote"""
_CASTING = f"FROM mark WHERE stands AND code NOT IN {_NO_VOTE}"
_HOUR = "max(at) / 3600000000"
_NEWEST = f"UPDATE voter SET cast_hour = (SELECT {_HOUR} {_CASTING} AND voter_id = voter.id)"  # noqa: S608 – our own words
_OF_SOME = Query(f"{_NEWEST} WHERE id {{any}}")
_OF_ALL = Query(_NEWEST)
_RAISED = Form(
    "UPDATE voter SET cast_hour = p.column2 FROM (VALUES {rows}) AS p WHERE id = p.column1",
    "UPDATE voter SET cast_hour = b FROM unnest(%s::int[], %s::int[]) AS p(a, b) WHERE id = a",
)
_WRONG = Query(
    f"SELECT id, cast_hour, newest FROM voter LEFT JOIN (SELECT voter_id, {_HOUR} AS newest {_CASTING} GROUP BY voter_id) "  # noqa: S608
    f"AS m ON voter_id = id WHERE coalesce(cast_hour, {_NEVER}) <> coalesce(newest, {_NEVER}) ORDER BY id"
)


def follow(link: Link, marks: Marks, people: Iterable[Person]) -> None:
    """After the marks of a batch are written. Most ballots of an hour are not their voter's first, and cost nothing."""
    raised: list[tuple[int, int]] = []
    fallen: list[int] = []
    for person in people:
        if person.id not in marks.touched and not person.new:
            continue
        known = _NEVER if person.cast_hour is None else person.cast_hour
        newest = _newest(marks.standing.get(person.id, {}))
        if newest > known:
            raised.append((person.id, newest))
        elif newest < known and (person.new or known == _newest(marks.before[person.id])):
            # What is newest now may be a mark that this batch has not read.
            fallen.append(person.id)
    link.write(_RAISED, sorted(raised))
    read_again(link, fallen)


def read_again(link: Link, voters: Iterable[int]) -> None:
    if some := sorted(voters):
        link.tell(_OF_SOME, link.numbers(some))


def repair(link: Link) -> None:
    link.tell(_OF_ALL)


def differences(link: Link) -> list[str]:
    """In words, like the rest of the recount."""
    return [f"voter {who}: stored hour {have}, the marks say {want}" for who, have, want in link.ask(_WRONG)]


def _newest(standing: Mapping[int, Mapping[int, int]]) -> int:
    newest = _LONG_AGO
    for codes in standing.values():
        for code, at in codes.items():
            if at > newest and code not in _NO_VOTE:
                newest = at
    return _NEVER if newest == _LONG_AGO else hour(newest)
