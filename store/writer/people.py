"""The voters of a batch: known or new, and locked until the commit, so that nobody else derives their votes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from bot.eligibility import Judgement
from bot.ids import WorkspaceRef
from bot.voters import Standing, Voter
from store.codes import BY_STANDING, COUNTING, STANDINGS
from store.moments import micros
from store.writer.link import Answer, Form, Link, Query, Rows

_COLUMNS = "id, workspace_id, key, standing, loose, forgotten_at, cast_hour, judged_at IS NOT NULL AS judged"
_PACKED = ("id", "workspace_id", "hex(key)", "standing", "loose", "forgotten_at", "cast_hour", "judged")
_BY_ID = Query(f"SELECT {_COLUMNS} FROM voter WHERE id {{any}} {{lock}}", columns=_PACKED)  # noqa: S608 – our own words
_BY_KEY = Query(f"SELECT {_COLUMNS} FROM voter WHERE key {{keys}} {{lock}}", columns=_PACKED)  # noqa: S608
_WRITTEN = "workspace_id, key, cast_hour, standing, judged_at, member_since"
_NUMBERS = Query("SELECT id FROM voter WHERE key {keys}")
_NEWEST = Query("SELECT coalesce(max(id), 0) FROM voter")
# SQLite is told the numbers, since nobody else writes meanwhile; PostgreSQL tells those that it gave.
_NEW = Form(
    f"INSERT INTO voter ({_WRITTEN}, id) VALUES {{rows}} ON CONFLICT DO NOTHING",  # noqa: S608
    f"INSERT INTO voter ({_WRITTEN}) SELECT * FROM "  # noqa: S608
    "unnest(%s::int[], %s::bytea[], %s::int[], %s::smallint[], %s::bigint[], %s::bigint[]) "
    f"ON CONFLICT (key) DO NOTHING RETURNING {_COLUMNS}",
)
_HOME = Query("SELECT id FROM workspace WHERE platform = ? AND workspace = ?")
_NEW_HOME = Query(
    "INSERT INTO workspace (platform, workspace, enterprise) VALUES (?, ?, ?) ON CONFLICT (platform, workspace) DO NOTHING"
)
_UNCHECKED = STANDINGS[Standing.UNCHECKED]

NO_HOURS: Mapping[bytes, int] = {}
NOT_JUDGED: Mapping[bytes, Judgement] = {}
Newcomer = tuple[int, bytes, int | None, int, int | None, int | None]
"""workspace, key and hour; standing, since when it is known, and when the person joined"""


class Person(NamedTuple):
    id: int
    workspace: int
    key: bytes
    standing: int
    loose: bool
    forgotten: int | None
    cast_hour: int | None = None
    judged: bool = True
    """false also of those who are in doubt"""
    new: bool = False
    """met in this batch; the hour is a guess until the marks are known"""

    @property
    def counts(self) -> bool:
        return self.standing in COUNTING

    @property
    def stands_as(self) -> Standing:
        """As the core knows it: whoever is in doubt is as good as unchecked."""
        return BY_STANDING[self.standing] if self.judged else Standing.UNCHECKED


class People:
    """Remembers the numbers of workspaces, which never change."""

    def __init__(self) -> None:
        self._homes: dict[WorkspaceRef, int] = {}

    def meet(self, link: Link, voters: Iterable[Voter]) -> list[Person]:
        """These voters, with rows for the new ones; all of them locked."""
        wanted = list(voters)
        return self.arrive(link, wanted, known_people(link, [voter.key for voter in wanted]))

    def arrive(
        self,
        link: Link,
        voters: Iterable[Voter],
        people: list[Person],
        hours: Mapping[bytes, int] = NO_HOURS,
        judgements: Mapping[bytes, Judgement] = NOT_JUDGED,
    ) -> list[Person]:
        """Those of the voters who are not among these people get a row, and come after them.

        `hours` says when those who are new seem to have voted: what is true of nearly all is written only once.
        """
        homes = {voter.key: voter.home for voter in voters}
        missing = sorted(homes.keys() - {person.key for person in people})
        if not missing:
            return people
        newcomers = [
            (self.home(link, homes[key]), key, hours.get(key), *_judged(judgements.get(key))) for key in missing
        ]
        return people + _arrive(link, newcomers)

    def known_home(self, link: Link, ref: WorkspaceRef) -> int | None:
        if ref not in self._homes and (found := link.ask(_HOME, ref.platform, ref.workspace)):
            self._homes[ref] = found[0][0]
        return self._homes.get(ref)

    def home(self, link: Link, ref: WorkspaceRef) -> int:
        if found := self.known_home(link, ref):
            return found
        # Not remembered yet: a transaction that fails takes a new workspace with it.
        link.tell(_NEW_HOME, ref.platform, ref.workspace, ref.enterprise)
        return int(link.ask(_HOME, ref.platform, ref.workspace)[0][0])


def look_for(link: Link, keys: Sequence[bytes]) -> Answer:
    """Locks those of them who are known."""
    return link.send_keys(_BY_KEY, keys)


def by_number(link: Link, numbers: Iterable[int]) -> list[Person]:
    """Locked in the order of their numbers, which is the same for every writer."""
    wanted = sorted(set(numbers))
    return people_in(link.ask(_BY_ID, link.numbers(wanted))) if wanted else []


def known_people(link: Link, keys: Sequence[bytes], others: Sequence[int] = ()) -> list[Person]:
    """Those of them who are known, and the `others` by their numbers.

    One question where it can be one; two lists in two questions would be locked out of order.
    """
    if not others:
        return people_in(look_for(link, keys).fetchall())
    numbers = [row[0] for row in link.send_keys(_NUMBERS, keys).fetchall()]
    return by_number(link, [*numbers, *others])


def people_in(rows: Rows) -> list[Person]:
    return [
        Person(number, home, bytes.fromhex(key) if isinstance(key, str) else key, *rest)
        for number, home, key, *rest in rows
    ]


def _judged(one: Judgement | None) -> tuple[int, int | None, int | None]:
    if one is None:
        return _UNCHECKED, None, None
    return STANDINGS[one.standing], micros(one.at), None if one.joined is None else micros(one.joined)


def _arrive(link: Link, newcomers: Sequence[Newcomer]) -> list[Person]:
    """Those whom another replica has met a moment ago are asked for once more."""
    if not link.postgres:
        first = link.ask(_NEWEST)[0][0] + 1
        rows = [(*newcomer, number) for number, newcomer in enumerate(newcomers, first)]
        link.write(_NEW, rows)
        return [
            Person(number, home, key, standing, loose=False, forgotten=None, cast_hour=hour, judged=bool(at), new=True)
            for home, key, hour, standing, at, _, number in rows
        ]
    arrived = [person._replace(new=True) for person in people_in(link.write(_NEW, newcomers).fetchall())]
    here = {person.key for person in arrived}
    return arrived + known_people(link, [newcomer[1] for newcomer in newcomers if newcomer[1] not in here])
