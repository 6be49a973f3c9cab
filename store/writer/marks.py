"""What stands and what is gone of the voters in a batch, and how each change alters it."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import timedelta

from store.moments import EPOCH, micros
from store.writer.law import DELETING
from store.writer.link import Link, Query, upsert

# A reading tells of everything that stood then, but by our clock; a platform's clock may be behind it.
MARGIN = micros(EPOCH + timedelta(minutes=2))
_DELETING = ", ".join(map(str, sorted(DELETING)))
_KNOWN = Query(
    "SELECT voter_id, box_id, code, at, stands FROM mark AS m WHERE voter_id {any} AND (stands OR box_id {any}) "  # noqa: S608 – our own words
    f"AND (code IN ({_DELETING}) "
    "OR EXISTS (SELECT 1 FROM box_tool AS s WHERE s.box_id = m.box_id AND s.tool_id {any}))"
)
STANDING = Query("SELECT voter_id, box_id, code, at FROM mark WHERE voter_id {any} AND stands")
_WRITTEN = upsert(
    "mark",
    {"voter_id": "int", "box_id": "int", "code": "smallint", "at": "bigint", "stands": "bool"},
    "ON CONFLICT (voter_id, box_id, code) DO UPDATE SET at = excluded.at, stands = excluded.stands",
)

ByBox = defaultdict[int, dict[int, int]]
"""moments by box and code"""


def _by_box() -> ByBox:
    return defaultdict(dict)


class Marks:
    def __init__(self) -> None:
        self.standing: defaultdict[int, ByBox] = defaultdict(_by_box)
        self.gone: defaultdict[int, ByBox] = defaultdict(_by_box)
        self.before: dict[int, dict[int, dict[int, int]]] = {}
        """what stood of the voters whose marks have changed"""
        self.touched: defaultdict[int, set[int]] = defaultdict(set)
        """which boxes have changed for a voter"""
        self._written: set[tuple[int, int, int]] = set()

    def read(self, link: Link, voters: list[int], boxes: list[int], tools: list[int], holders: Collection[int]) -> None:
        """All that bears on these tools; what is gone only on the boxes themselves.

        A duel of one of these tools hangs on the vote on the other tool, too, when that may be held or deleted. Then
        all that stands is read.
        """
        wide = set(holders)
        found = link.ask(_KNOWN, link.numbers(voters), link.numbers(boxes), link.numbers(tools))
        for voter, box, code, at, stands in found:
            (self.standing if stands else self.gone)[voter][box][code] = at
            if stands and code in DELETING:
                wide.add(voter)
        for voter, box, code, at in link.ask(STANDING, link.numbers(sorted(wide))) if wide else ():
            self.standing[voter][box][code] = at

    def write(self, link: Link) -> None:
        rows = []
        for voter, box, code in sorted(self._written):
            at = self.standing[voter][box].get(code)
            rows.append((voter, box, code, self.gone[voter][box][code] if at is None else at, at is not None))
        link.write(_WRITTEN, rows)

    def put(self, voter: int, box: int, code: int, at: int, *, stands: bool) -> int:
        """The newer word holds. 1 when a mark has come, -1 when one has gone, 0 when nothing is to be seen."""
        here, gone = self.standing[voter][box], self.gone[voter][box]
        known = here.get(code, gone.get(code))
        if known is not None and at <= known:
            return 0
        was = code in here
        self._touch(voter, box, code)
        (here if stands else gone)[code] = at
        (gone if stands else here).pop(code, None)
        return int(stands) - int(was)

    def known(self, voter: int, box: int) -> Iterable[tuple[int, int]]:
        """(code, at) of everything known of this voter on this box."""
        return [*self.standing[voter][box].items(), *self.gone[voter][box].items()]

    def _touch(self, voter: int, box: int, code: int) -> None:
        if voter not in self.before:
            self.before[voter] = {one: dict(codes) for one, codes in self.standing[voter].items() if codes}
        self.touched[voter].add(box)
        self._written.add((voter, box, code))
