"""The voters of a batch: known or new, and locked until the commit, so that nobody else derives their votes."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.ids import WorkspaceRef
from bot.voters import Voter
from store.codes import COUNTING
from store.writer.link import Link, Query, upsert

_COLUMNS = "id, workspace_id, key, standing, loose, forgotten_at, cast_hour"
_BY_ID = Query(f"SELECT {_COLUMNS} FROM voter WHERE id {{any}} {{lock}}")  # noqa: S608 – our own words
_BY_KEY = Query(f"SELECT {_COLUMNS} FROM voter WHERE key {{keys}} {{lock}}")  # noqa: S608
_NUMBERS = Query("SELECT id FROM voter WHERE key {keys}")
_NEW = upsert("voter", {"workspace_id": "int", "key": "bytea"}, "ON CONFLICT (key) DO NOTHING")
_HOME = Query("SELECT id FROM workspace WHERE platform = ? AND workspace = ?")
_NEW_HOME = Query(
    "INSERT INTO workspace (platform, workspace, enterprise) VALUES (?, ?, ?) ON CONFLICT (platform, workspace) DO NOTHING"
)


class Person(NamedTuple):
    id: int
    workspace: int
    key: bytes
    standing: int
    loose: bool
    forgotten: int | None
    cast_hour: int | None = None

    @property
    def counts(self) -> bool:
        return self.standing in COUNTING


class People:
    """Remembers the numbers of workspaces, which never change."""

    def __init__(self) -> None:
        self._homes: dict[WorkspaceRef, int] = {}

    def meet(self, link: Link, voters: Iterable[Voter], others: Sequence[int] = ()) -> list[Person]:
        """These voters, with rows for the new ones, and the `others` by their numbers; all of them locked."""
        homes = {voter.key: voter.home for voter in voters}
        people = _known(link, list(homes), others)
        missing = sorted(homes.keys() - {person.key for person in people})
        if missing:
            link.write(_NEW, [(self.home(link, homes[key]), key) for key in missing])
            people += [Person(*row) for row in link.ask_by_keys(_BY_KEY, missing)]
        return people

    def home(self, link: Link, ref: WorkspaceRef) -> int:
        if ref in self._homes:
            return self._homes[ref]
        if known := link.ask(_HOME, ref.platform, ref.workspace):
            self._homes[ref] = known[0][0]
            return self._homes[ref]
        # Not remembered yet: a transaction that fails takes a new workspace with it.
        link.tell(_NEW_HOME, ref.platform, ref.workspace, ref.enterprise)
        return int(link.ask(_HOME, ref.platform, ref.workspace)[0][0])


def by_number(link: Link, numbers: Iterable[int]) -> list[Person]:
    """Locked in the order of their numbers, which is the same for every writer."""
    wanted = sorted(set(numbers))
    return [Person(*row) for row in link.ask(_BY_ID, link.numbers(wanted))] if wanted else []


def _known(link: Link, keys: Sequence[bytes], others: Sequence[int]) -> list[Person]:
    """One question where it can be one; two lists in two questions would be locked out of order."""
    if not others:
        return [Person(*row) for row in link.ask_by_keys(_BY_KEY, keys)] if keys else []
    numbers = [row[0] for row in link.ask_by_keys(_NUMBERS, keys)] if keys else []
    return by_number(link, [*numbers, *others])
