"""The voters of a batch: known or new, and locked until the commit, so that nobody else derives their votes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from bot.ids import WorkspaceRef
from bot.voters import Standing, Voter
from store.codes import COUNTING, STANDINGS
from store.writer.link import Answer, Form, Link, Query, Rows

_COLUMNS = "id, workspace_id, key, standing, loose, forgotten_at, cast_hour"
_BY_ID = Query(f"SELECT {_COLUMNS} FROM voter WHERE id {{any}} {{lock}}")  # noqa: S608 – our own words
_BY_KEY = Query(f"SELECT {_COLUMNS} FROM voter WHERE key {{keys}} {{lock}}")  # noqa: S608
_NUMBERS = Query("SELECT id FROM voter WHERE key {keys}")
_NEWEST = Query("SELECT coalesce(max(id), 0) FROM voter")
# SQLite is told the numbers, since nobody else writes meanwhile; PostgreSQL tells those that it gave.
_NEW = Form(
    "INSERT INTO voter (workspace_id, key, cast_hour, id) VALUES (?, ?, ?, ?)",
    "INSERT INTO voter (workspace_id, key, cast_hour) SELECT * FROM unnest(%s::int[], %s::bytea[], %s::int[]) "  # noqa: S608
    f"ON CONFLICT (key) DO NOTHING RETURNING {_COLUMNS}",
)
_HOME = Query("SELECT id FROM workspace WHERE platform = ? AND workspace = ?")
_NEW_HOME = Query(
    "INSERT INTO workspace (platform, workspace, enterprise) VALUES (?, ?, ?) ON CONFLICT (platform, workspace) DO NOTHING"
)
_UNCHECKED = STANDINGS[Standing.UNCHECKED]

NO_HOURS: Mapping[bytes, int] = {}
Newcomer = tuple[int, bytes, int | None]
"""workspace, key and hour"""


class Person(NamedTuple):
    id: int
    workspace: int
    key: bytes
    standing: int
    loose: bool
    forgotten: int | None
    cast_hour: int | None = None
    new: bool = False
    """met in this batch; the hour is a guess until the marks are known"""

    @property
    def counts(self) -> bool:
        return self.standing in COUNTING


class People:
    """Remembers the numbers of workspaces, which never change."""

    def __init__(self) -> None:
        self._homes: dict[WorkspaceRef, int] = {}

    def meet(
        self,
        link: Link,
        voters: Iterable[Voter],
        others: Sequence[int] = (),
        hours: Mapping[bytes, int] = NO_HOURS,
        ahead: Answer | None = None,
    ) -> list[Person]:
        """These voters, with rows for the new ones, and the `others` by their numbers; all of them locked.

        `hours` says when those who are new seem to have voted: what is true of nearly all is written only once.
        `ahead` is the answer to `look_for`, when it was asked for all of them.
        """
        homes = {voter.key: voter.home for voter in voters}
        people = _people(ahead.fetchall()) if ahead else _known(link, list(homes), others)
        missing = sorted(homes.keys() - {person.key for person in people})
        if missing:
            people += _arrive(link, [(self.home(link, homes[key]), key, hours.get(key)) for key in missing])
        return people

    def home(self, link: Link, ref: WorkspaceRef) -> int:
        if remembered := self._homes.get(ref):
            return remembered
        if known := link.ask(_HOME, ref.platform, ref.workspace):
            self._homes[ref] = known[0][0]
            return self._homes[ref]
        # Not remembered yet: a transaction that fails takes a new workspace with it.
        link.tell(_NEW_HOME, ref.platform, ref.workspace, ref.enterprise)
        return int(link.ask(_HOME, ref.platform, ref.workspace)[0][0])


def look_for(link: Link, keys: Sequence[bytes]) -> Answer:
    """Locks those of them who are known."""
    return link.send_keys(_BY_KEY, keys)


def by_number(link: Link, numbers: Iterable[int]) -> list[Person]:
    """Locked in the order of their numbers, which is the same for every writer."""
    wanted = sorted(set(numbers))
    return _people(link.ask(_BY_ID, link.numbers(wanted))) if wanted else []


def _known(link: Link, keys: Sequence[bytes], others: Sequence[int]) -> list[Person]:
    """One question where it can be one; two lists in two questions would be locked out of order."""
    if not others:
        return _people(look_for(link, keys).fetchall())
    numbers = [row[0] for row in link.send_keys(_NUMBERS, keys).fetchall()]
    return by_number(link, [*numbers, *others])


def _people(rows: Rows) -> list[Person]:
    return [Person(*row) for row in rows]


def _arrive(link: Link, newcomers: Sequence[Newcomer]) -> list[Person]:
    """Those whom another replica has met a moment ago are asked for once more."""
    if not link.postgres:
        first = link.ask(_NEWEST)[0][0] + 1
        rows = [(*newcomer, number) for number, newcomer in enumerate(newcomers, first)]
        link.write(_NEW, rows)
        return [Person(number, home, key, _UNCHECKED, False, None, hour, True) for home, key, hour, number in rows]  # noqa: FBT003
    arrived = [person._replace(new=True) for person in _people(link.write(_NEW, newcomers).fetchall())]
    known = {person.key for person in arrived}
    return arrived + _known(link, [key for _, key, _ in newcomers if key not in known], ())
