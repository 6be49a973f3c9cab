"""Votes and rollups follow the marks: what changed for a voter is derived anew, and only the difference is written."""

from collections.abc import Iterable, Mapping

from store.moments import hour, week
from store.writer.holds import NO_HOLDS, Holds, without
from store.writer.law import Cast, Derived, Facts, derive
from store.writer.link import Form, Link, Query, Rows, upsert
from store.writer.people import Person
from store.writer.rollups import SHIPPED, SKIPPED, Rollups, Row

STORED = Query(
    "SELECT voter_id, tool_id, week, ship, private, was FROM {pairs} JOIN vote ON voter_id = p.a AND tool_id = p.b",
    columns=("voter_id", "tool_id", "week", "ship", "private", "was"),
)
_WRITTEN = upsert(
    "vote",
    {"voter_id": "int", "tool_id": "int", "week": "smallint", "ship": "bool", "private": "bool", "was": "smallint"},
    "ON CONFLICT (voter_id, tool_id) DO UPDATE SET week = excluded.week, ship = excluded.ship, "
    "private = excluded.private, was = excluded.was",
)
_DELETED = Form(
    "DELETE FROM vote WHERE (voter_id, tool_id) IN (VALUES {rows})",
    "DELETE FROM vote USING unnest(%s::int[], %s::int[]) AS p(a, b) WHERE voter_id = a AND tool_id = b",
)

Standing = Mapping[int, Mapping[int, int]]


class Ledger:
    """Collects how votes and rollups change, and writes it at the end.

    Votes that only return, after a hold, a judgement or a repair, came in once already: `coming` is false for them.
    """

    def __init__(self, stored: Mapping[tuple[int, int], Row], *, coming: bool = True) -> None:
        self.rollups = Rollups()
        self._stored = stored
        self._coming = coming
        self._written: dict[tuple[int, int], Row] = {}
        self._deleted: list[tuple[int, int]] = []

    def settle(self, person: Person, tools: Iterable[int], before: Derived, after: Derived) -> bool:
        """Whether anything came out differently."""
        changed = False
        for tool in tools:
            changed |= self._vote(person, tool, after.votes.get(tool))
        if before.duels or after.duels:
            for pair in before.duels.keys() | after.duels.keys():
                changed |= self._duel(person, pair, before.duels.get(pair, 0), after.duels.get(pair, 0))
        return changed

    def write(self, link: Link) -> None:
        link.write(_DELETED, sorted(self._deleted))
        link.write(_WRITTEN, sorted((*key, *row) for key, row in self._written.items()))
        self.rollups.write(link)

    def _vote(self, person: Person, tool: int, cast: Cast | None) -> bool:
        key = person.id, tool
        old = self._stored.get(key)
        new = row_of(cast, old)
        if old == new:
            return False
        if old:
            self.rollups.vote(person.workspace, tool, old, -1)
        if new:
            self.rollups.vote(person.workspace, tool, new, 1)
            if self._coming and cast and (old is None or old.ship != new.ship):
                self.rollups.came(person.workspace, tool, hour(cast.at), ship=new.ship)
            self._written[key] = new
        else:
            self._deleted.append(key)
        return True

    def _duel(self, person: Person, pair: tuple[int, int], old: int, new: int) -> bool:
        if old != new:
            self.rollups.duel(person.workspace, pair, old, -1)
            self.rollups.duel(person.workspace, pair, new, 1)
        return old != new


NOTHING = Derived({}, {})


def stored_votes(link: Link, pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Row]:
    wanted = sorted(pairs)
    return votes_in(link.ask(STORED, *link.pairs(wanted))) if wanted else {}


def votes_in(found: Rows) -> dict[tuple[int, int], Row]:
    return {(voter, tool): Row(when, bool(ship), bool(private), was) for voter, tool, when, ship, private, was in found}


def row_of(cast: Cast | None, old: Row | None) -> Row | None:
    """A vote that moves into a newer week remembers what it was before."""
    if cast is None:
        return None
    when = week(cast.at)
    if old is None or when < old.week:
        was = 0
    elif when == old.week:
        was = old.was
    else:
        was = SHIPPED if old.ship else SKIPPED
    return Row(when, cast.ship, cast.private, was)


def derived(person: Person, standing: Standing, facts: Mapping[int, Facts], holds: Holds = NO_HOLDS) -> Derived:
    """Nothing at all for a voter who does not count; without the votes that are held."""
    if not standing or not person.counts:
        return NOTHING
    return without(derive(standing, facts), holds)
