"""Votes that are held back: ballots up to the hold's moment make no vote on its tool."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from store.writer.law import Derived
from store.writer.link import Link, Query, Rows

Holds = Mapping[int, int]
"""one voter's holds: the moment by tool"""

HOLDS = Query("SELECT voter_id, tool_id, at FROM hold WHERE voter_id {any}", columns=("voter_id", "tool_id", "at"))
NO_HOLDS: Holds = {}


def holds_of(link: Link, voters: Iterable[int]) -> defaultdict[int, dict[int, int]]:
    return holds_in(link.ask(HOLDS, link.numbers(sorted(voters))))


def holds_in(rows: Rows) -> defaultdict[int, dict[int, int]]:
    found: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for voter, tool, at in rows:
        found[voter][tool] = at
    return found


def without(found: Derived, holds: Holds) -> Derived:
    """What is left of the votes; a duel needs votes on both sides."""
    if not holds:
        return found
    held = {tool for tool, at in holds.items() if tool in found.votes and found.votes[tool].at <= at}
    if not held:
        return found
    return Derived(
        {tool: cast for tool, cast in found.votes.items() if tool not in held},
        {pair: winner for pair, winner in found.duels.items() if held.isdisjoint(pair)},
    )
