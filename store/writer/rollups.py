"""What a batch changes in the rollups: collected in memory, written once per row however many votes it holds."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from store.tables import EVERYWHERE
from store.writer.link import Form, Link, Query, upsert


def adding(table: str, key: Sequence[str], counts: Sequence[str]) -> Form:
    """Rows whose counts are added to those that are there."""
    added = ", ".join(f"{name} = {table}.{name} + excluded.{name}" for name in counts)
    return upsert(table, dict.fromkeys([*key, *counts], "int"), f"ON CONFLICT ({', '.join(key)}) DO UPDATE SET {added}")


_TALLIES = adding("tally", ("tool_id", "workspace_id"), ("ship", "skip", "private", "workspaces"))
_WEEKS = adding("tally_week", ("workspace_id", "week", "tool_id"), ("ship", "skip", "to_ship", "to_skip"))
HOURS = adding("tally_hour", ("hour", "workspace_id", "tool_id"), ("ship", "skip"))
_DUELS = adding("duel", ("first_id", "second_id", "workspace_id"), ("first", "second"))
_COUNTS = Query(
    "SELECT tool_id, workspace_id, ship + skip FROM {pairs} JOIN tally ON tool_id = p.a AND workspace_id = p.b"
)

SKIPPED, SHIPPED = 1, 2
"""what a vote was before its week; 0 is nothing"""


class Row(NamedTuple):
    """A vote as it is stored."""

    week: int
    ship: bool
    private: bool
    was: int


class Rollups:
    def __init__(self) -> None:
        self._tallies: defaultdict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0, 0])
        self._weeks: defaultdict[tuple[int, int, int], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
        self._duels: defaultdict[tuple[int, int, int], list[int]] = defaultdict(lambda: [0, 0])
        self._hours: defaultdict[tuple[int, int, int], list[int]] = defaultdict(lambda: [0, 0])

    def vote(self, workspace: int, tool: int, row: Row, sign: int) -> None:
        """A vote comes (sign 1) or goes (sign -1)."""
        for scope in (workspace, EVERYWHERE):
            counts = self._tallies[tool, scope]
            counts[0 if row.ship else 1] += sign
            counts[2] += sign * row.private
            counts = self._weeks[scope, row.week, tool]
            counts[0 if row.ship else 1] += sign
            if row.was == (SKIPPED if row.ship else SHIPPED):
                counts[2 if row.ship else 3] += sign

    def came(self, workspace: int, tool: int, hour: int, *, ship: bool) -> None:
        """A vote was cast or changed its side in this hour."""
        self._hours[hour, workspace, tool][0 if ship else 1] += 1

    def duel(self, workspace: int, pair: tuple[int, int], winner: int, sign: int) -> None:
        if winner:
            for scope in (workspace, EVERYWHERE):
                self._duels[*pair, scope][winner - 1] += sign

    @property
    def tools(self) -> frozenset[int]:
        """Whose tallies move."""
        return frozenset(tool for (tool, _), counts in self._tallies.items() if any(counts))

    def write(self, link: Link) -> None:
        tallies = sorted((key, counts) for key, counts in self._tallies.items() if any(counts))
        here = [(key, counts) for key, counts in tallies if key[1] != EVERYWHERE]
        link.write(_TALLIES, [(*key, *counts, 0) for key, counts in here])
        newly = _new_workspaces(link, here)
        # Everywhere comes last: every replica wants these rows, so they are held for as short a while as can be.
        everywhere = [(*key, *counts, newly.get(key[0], 0)) for key, counts in tallies if key[1] == EVERYWHERE]
        link.write(_TALLIES, everywhere)
        link.write(_WEEKS, sorted((*key, *counts) for key, counts in self._weeks.items() if any(counts)))
        link.write(HOURS, sorted((*key, *counts) for key, counts in self._hours.items()))
        link.write(_DUELS, sorted((*key, *counts) for key, counts in self._duels.items() if any(counts)))


def _new_workspaces(link: Link, written: list[tuple[tuple[int, int], list[int]]]) -> dict[int, int]:
    """By tool, how many workspaces have got their first vote on it, less those that have lost their last.

    Asked after writing, when the rows are locked: what they hold now, less what was added, is what they held.
    """
    moved = {key: ship + skip for key, (ship, skip, _) in written if ship + skip}
    if not moved:
        return {}
    newly: dict[int, int] = {}
    for tool, home, n in link.ask(_COUNTS, *link.pairs(list(moved))):
        before = n - moved[tool, home]
        if (before == 0) != (n == 0):
            newly[tool] = newly.get(tool, 0) + (1 if before == 0 else -1)
    return newly
