"""What stands and what is gone of the voters in a batch, and how each change alters it."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import timedelta

from store.moments import EPOCH, micros
from store.writer.law import DELETING
from store.writer.link import Link, Query, Rows, upsert

# A reading tells of everything that stood then, but by our clock; a platform's clock may be behind it.
MARGIN = micros(EPOCH + timedelta(minutes=2))
AHEAD = micros(EPOCH + timedelta(minutes=10))
"""by so much no clock differs from another; what is known to be newer still was written by one that ran ahead"""
_DELETING = ", ".join(map(str, sorted(DELETING)))
# Else SQLite would look for each mark through all tools of the batch instead of through the few of the mark's box.
KNOWN = Query(
    "SELECT voter_id, box_id, code, at, stands FROM mark AS m WHERE voter_id {any} AND (stands OR box_id {any}) "  # noqa: S608 – our own words
    f"AND (code IN ({_DELETING}) "
    "OR EXISTS (SELECT 1 FROM box_tool AS s WHERE s.box_id = m.box_id AND {here}s.tool_id {any}))",
    columns=("voter_id", "box_id", "code", "at", "stands"),
)
STANDING = Query(
    "SELECT voter_id, box_id, code, at FROM mark WHERE voter_id {any} AND stands",
    columns=("voter_id", "box_id", "code", "at"),
)
_WRITTEN = upsert(
    "mark",
    {"voter_id": "int", "box_id": "int", "code": "smallint", "at": "bigint", "stands": "bool"},
    "ON CONFLICT (voter_id, box_id, code) DO UPDATE SET at = excluded.at, stands = excluded.stands",
)

ByBox = defaultdict[int, dict[int, int]]
"""moments by box and code"""
_NONE: Mapping[int, int] = {}


def _by_box() -> ByBox:
    return defaultdict(dict)


class Marks:
    def __init__(self) -> None:
        self.standing: defaultdict[int, ByBox] = defaultdict(_by_box)
        self.before: dict[int, dict[int, dict[int, int]]] = {}
        """what stood of the voters whose marks have changed"""
        self.touched: defaultdict[int, set[int]] = defaultdict(set)
        """which boxes have changed for a voter"""
        self._gone: dict[tuple[int, int], dict[int, int]] = {}
        """moments by code, of a voter on a box"""
        self._written: set[tuple[int, int, int]] = set()
        self._newest = 0

    def take(self, found: Rows) -> set[int]:
        """All that bears on some tools, and what is gone on their boxes. Those whose votes were deleted are told."""
        deleted: set[int] = set()
        for voter, box, code, at, stands in found:
            self._newest = max(self._newest, at)
            if stands:
                self.standing[voter][box][code] = at
                if code in DELETING:
                    deleted.add(voter)
            else:
                self._gone.setdefault((voter, box), {})[code] = at
        return deleted

    def take_standing(self, found: Rows) -> None:
        for voter, box, code, at in found:
            self.standing[voter][box][code] = at
            self._newest = max(self._newest, at)

    def ahead(self, now: int | None) -> set[int]:
        """Voters with marks that cannot have come yet; nobody when nothing tells what time it is."""
        if now is None or self._newest <= now + AHEAD:
            return set()
        late = now + AHEAD
        return {
            voter
            for voter, boxes in self.standing.items()
            if any(at > late for codes in boxes.values() for at in codes.values())
        }

    def doubt(self, now: int) -> None:
        """What a clock that ran ahead has written is moved to a moment that has been, and keeps its order.

        Of the voters who are `ahead` everything that stands has to be known.
        """
        if self._newest <= now + AHEAD:
            return
        back = self._newest - (now - AHEAD)
        known = [((voter, box), codes) for voter, boxes in self.standing.items() for box, codes in boxes.items()]
        for (voter, box), codes in [*known, *self._gone.items()]:
            for code, at in list(codes.items()):
                if at > now + AHEAD:
                    self._touch(voter, box, code)
                    codes[code] = at - back

    def write(self, link: Link) -> None:
        rows = []
        for voter, box, code in sorted(self._written):
            at = self.standing[voter][box].get(code)
            rows.append((voter, box, code, self._gone[voter, box][code] if at is None else at, at is not None))
        link.write(_WRITTEN, rows)

    def put(self, voter: int, box: int, code: int, at: int, *, stands: bool) -> int:
        """The newer word holds. 1 when a mark has come, -1 when one has gone, 0 when nothing is to be seen."""
        boxes = self.standing[voter]
        here = boxes[box]
        was = code in here
        known = here[code] if was else self._gone.get((voter, box), _NONE).get(code)
        if known is not None and at <= known:
            return 0
        self._touch(voter, box, code)
        if stands:
            here[code] = at
            return 0 if was else 1
        here.pop(code, None)
        self._gone.setdefault((voter, box), {})[code] = at
        return -1 if was else 0

    def known(self, voter: int, box: int) -> Mapping[int, int]:
        """The moments by code of everything known of this voter on this box."""
        return self._gone.get((voter, box), {}) | self.standing[voter][box]

    def _touch(self, voter: int, box: int, code: int) -> None:
        if voter not in self.before:
            self.before[voter] = {one: dict(codes) for one, codes in self.standing[voter].items() if codes}
        self.touched[voter].add(box)
        self._written.add((voter, box, code))
