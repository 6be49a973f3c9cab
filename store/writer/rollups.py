"""What a batch changes in the rollups: collected in memory, written once per row however many votes it holds."""

from collections.abc import Iterable, Mapping, Sequence
from operator import add
from typing import NamedTuple

from store.tables import EVERYWHERE
from store.writer.link import Form, Link, Query, upsert


def adding(table: str, key: Sequence[str], counts: Sequence[str]) -> Form:
    """Rows whose counts are added to those that are there."""
    return upsert(table, dict.fromkeys([*key, *counts], "int"), added(table, key, counts), key=len(key))


def added(table: str, key: Sequence[str], counts: Sequence[str]) -> str:
    sums = ", ".join(f"{name} = {table}.{name} + excluded.{name}" for name in counts)
    return f"ON CONFLICT ({', '.join(key)}) DO UPDATE SET {sums}"


_TALLY = "tally", ("tool_id", "workspace_id"), ("ship", "skip", "private", "workspaces")
_COLUMNS = "tool_id, workspace_id, ship, skip, private, workspaces"
_TALLIES = adding(*_TALLY)
# PostgreSQL makes the rows for everywhere itself, from what the others hold now and held before, so that the writer
# need not wait to be told. They come last, in the order of the tools.
_BOTH = Form(
    "",
    f"WITH moved({_COLUMNS}) AS (SELECT * FROM unnest({', '.join(['%s::int[]'] * 6)})), "  # noqa: S608 – our own words
    f"here AS (INSERT INTO tally ({_COLUMNS}) SELECT * FROM moved {added(*_TALLY)} "
    "RETURNING tool_id, workspace_id, ship + skip AS n) "
    f"INSERT INTO tally ({_COLUMNS}) SELECT tool_id, {EVERYWHERE}, sum(ship), sum(skip), sum(private), "
    "sum((n <> 0)::int - (n <> ship + skip)::int) "
    f"FROM moved JOIN here USING (tool_id, workspace_id) GROUP BY tool_id ORDER BY tool_id {added(*_TALLY)}",
)
_COUNTS = Query(
    "SELECT tool_id, workspace_id, ship + skip AS n FROM {pairs} JOIN tally ON tool_id = p.a AND workspace_id = p.b",
    columns=("tool_id", "workspace_id", "n"),
)
_WEEKS = adding("tally_week", ("workspace_id", "week", "tool_id"), ("ship", "skip", "to_ship", "to_skip"))
HOURS = adding("tally_hour", ("workspace_id", "hour", "tool_id"), ("ship", "skip"))
_DUELS = adding("duel", ("workspace_id", "first_id", "second_id"), ("first", "second"))

SKIPPED, SHIPPED = 1, 2
"""what a vote was before its week; 0 is nothing"""


class Row(NamedTuple):
    """A vote as it is stored."""

    week: int
    ship: bool
    private: bool
    was: int


Counts = dict[tuple[int, int, int], list[int]]
"""what is added, by workspace and two more numbers"""


class Rollups:
    """Votes are counted in their workspaces; everywhere is the sum of these, made when all are known."""

    def __init__(self) -> None:
        self._tallies: dict[tuple[int, int], list[int]] = {}
        self._weeks: Counts = {}
        self._duels: Counts = {}
        self._hours: Counts = {}

    def vote(self, workspace: int, tool: int, row: Row, sign: int) -> None:
        """A vote comes (sign 1) or goes (sign -1)."""
        week, ship, private, was = row
        side = 0 if ship else 1
        counts = self._tallies.get((workspace, tool))
        if counts is None:
            counts = self._tallies[workspace, tool] = [0, 0, 0]
        counts[side] += sign
        counts[2] += sign * private
        counts = _counts(self._weeks, (workspace, week, tool), 4)
        counts[side] += sign
        if was == (SKIPPED if ship else SHIPPED):
            counts[2 + side] += sign

    def came(self, workspace: int, tool: int, hour: int, *, ship: bool) -> None:
        """A vote was cast or changed its side in this hour."""
        _counts(self._hours, (workspace, hour, tool), 2)[0 if ship else 1] += 1

    def duel(self, workspace: int, pair: tuple[int, int], winner: int, sign: int) -> None:
        if winner:
            _counts(self._duels, (workspace, *pair), 2)[winner - 1] += sign

    @property
    def tools(self) -> frozenset[int]:
        """Whose tallies move."""
        return frozenset(tool for (_, tool), counts in self._tallies.items() if any(counts))

    def write(self, link: Link) -> None:
        """Everywhere comes last: every replica wants these rows, so they are held for as short a while as can be."""
        link.write(HOURS, _rows(self._hours))
        link.write(_DUELS, _rows(self._duels) + _rows(_everywhere(self._duels)))
        link.write(_WEEKS, _rows(self._weeks) + _rows(_everywhere(self._weeks)))
        here = sorted((tool, home, *counts, 0) for (home, tool), counts in self._tallies.items() if any(counts))
        if link.postgres:
            link.write(_BOTH, here)
        else:
            link.write(_TALLIES, here)
            link.write(_TALLIES, _sums(here, _new_workspaces(link, here)))


def _sums(here: Iterable[tuple[int, ...]], newly: Mapping[int, int]) -> list[tuple[int, ...]]:
    """The tallies for everywhere."""
    sums: dict[int, tuple[int, int, int]] = {}
    for tool, _, ship, skip, private, _ in here:
        others = sums.get(tool, (0, 0, 0))
        sums[tool] = ship + others[0], skip + others[1], private + others[2]
    return sorted((tool, EVERYWHERE, *counts, newly.get(tool, 0)) for tool, counts in sums.items())


def _counts(table: Counts, key: tuple[int, int, int], length: int) -> list[int]:
    counts = table.get(key)
    if counts is None:
        counts = table[key] = [0] * length
    return counts


def _everywhere(table: Counts) -> Counts:
    found: Counts = {}
    for (_, one, other), counts in table.items():
        key = EVERYWHERE, one, other
        found[key] = list(map(add, found[key], counts)) if key in found else counts
    return found


def _rows(table: Counts) -> list[tuple[int, ...]]:
    return sorted((*key, *counts) for key, counts in table.items() if any(counts))


def _new_workspaces(link: Link, written: Iterable[tuple[int, ...]]) -> dict[int, int]:
    """By tool, how many workspaces have got their first vote on it, less those that have lost their last.

    Asked after writing: what the rows hold now, less what was added, is what they held.
    """
    moved = {(tool, home): ship + skip for tool, home, ship, skip, _, _ in written if ship + skip}
    if not moved:
        return {}
    newly: dict[int, int] = {}
    for tool, home, n in link.ask(_COUNTS, *link.pairs(list(moved))):
        before = n - moved[tool, home]
        if (before == 0) != (n == 0):
            newly[tool] = newly.get(tool, 0) + (1 if before == 0 else -1)
    return newly
