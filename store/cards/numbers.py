"""What a card shows of its tools, asked of the database past SQLAlchemy, which would take longer than the database."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.ballots import Community, Tally
from store.cards.names import Names, Place, Wanted
from store.tables import EVERYWHERE
from store.writer.link import Link, Query

NOBODY: Final = Community()
_NO_VOTES: Final = (0, 0, 0)
_TALLY, _DUEL = 1, 2
_MERGES = "SELECT 0 AS kind, merges AS a, 0 AS b, 0 AS x, 0 AS y, 0 AS z FROM catalog_state"
_TALLIES = (
    "SELECT 1, tool_id, workspace_id, ship, skip, workspaces FROM {pairs} "
    "JOIN tally ON tool_id = p.a AND workspace_id = p.b"
)
_DUELS = (
    "SELECT 2, first_id, second_id, first, second, 0 FROM {pairs} "
    "JOIN duel ON first_id = p.a AND second_id = p.b AND workspace_id = 0"
)
NUMBERS: Final = Query(f"{_MERGES} UNION ALL {_TALLIES} UNION ALL {_DUELS}")
"""as one statement, so that all of it is true at one moment"""
# SQLite's driver lets go of the interpreter at each row, and beside a busy loop waits long until it has it back.
NUMBERS.sqlite = f"SELECT json_group_array(json_array(kind, a, b, x, y, z)) FROM ({NUMBERS.sqlite})"  # noqa: S608


@dataclass(frozen=True, slots=True)
class Numbers:
    community: Mapping[str, Community]
    duel: tuple[int, int] = (0, 0)
    """head to head of exactly two tools: people who ship the first alone, and the second alone"""


@dataclass(frozen=True, slots=True)
class _Found:
    merges: int
    tallies: Mapping[tuple[int, int], tuple[int, int, int]]
    """by tool and workspace: ship, skip, and in how many workspaces"""
    duels: Mapping[tuple[int, int], tuple[int, int]]


def read(link: Link, names: Names, wanted: Sequence[Wanted]) -> list[Numbers]:
    """As committed at one moment, one for each card in its order."""
    while True:
        places = names.places(link, wanted)
        found = _ask(link, places)
        if names.true_at(found.merges):
            return [_numbers(one, place, found) for one, place in zip(wanted, places, strict=True)]


def _ask(link: Link, places: Iterable[Place]) -> _Found:
    tallies = {(tool, where) for place in places for tool in place.tools if tool for where in place.workspaces}
    duels = {pair for place in places if (pair := place.pair)}
    values = (*link.pairs(sorted(tallies)), *link.pairs(sorted(duels)))
    rows = link.ask(NUMBERS, *values)
    found = rows if link.postgres else json.loads(rows[0][0])
    return _Found(
        found[0][1],
        {(a, b): (x, y, z) for kind, a, b, x, y, z in found if kind == _TALLY},
        {(a, b): (x, y) for kind, a, b, x, y, _ in found if kind == _DUEL},
    )


def _numbers(one: Wanted, place: Place, found: _Found) -> Numbers:
    community = {
        slug: _community(found, tool, place.home) if tool else NOBODY
        for slug, tool in zip(one.slugs, place.tools, strict=True)
    }
    pair = place.pair
    if pair is None:
        return Numbers(community)
    low, high = found.duels.get(pair, (0, 0))
    return Numbers(community, (low, high) if place.tools[0] == pair[0] else (high, low))


def _community(found: _Found, tool: int, home: int | None) -> Community:
    ship, skip, workspaces = found.tallies.get((tool, EVERYWHERE), _NO_VOTES)
    here = _NO_VOTES if home is None else found.tallies.get((tool, home), _NO_VOTES)
    return Community(here=Tally(here[0], here[1]), everywhere=Tally(ship, skip), workspaces=workspaces)
