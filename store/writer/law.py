"""`bot.ballots.votes` once more, on numbers: the same law, ten times as fast. Tests hold the two against each other."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from operator import itemgetter
from typing import NamedTuple

from bot.ballots import WITHDRAWN
from bot.emoji import SHIP, SKIP
from store.codes import EMOJI, PRIVATE

Marks = Mapping[int, Mapping[int, int]]
"""one voter's standing marks: since when, by box and code"""

_SHIP, _SKIP, _WITHDRAWN = EMOJI[SHIP], EMOJI[SKIP], EMOJI[WITHDRAWN]
DELETING = frozenset({_WITHDRAWN, _WITHDRAWN + PRIVATE})
"""the marks that take a vote out of older ballots, wherever these were cast"""
_NEVER = -(1 << 62)
_age = itemgetter(0, 1, 2, 3)


class Facts(NamedTuple):
    """What the law asks of a box."""

    id: int
    comparison: bool
    tools: tuple[int, ...]
    codes: frozenset[int]
    """of the emoji that count under it"""
    opened: int
    message: str


class Cast(NamedTuple):
    """One vote, and the moment of the ballot that decided it."""

    ship: bool
    private: bool
    at: int


class Derived(NamedTuple):
    """By tool the vote; by pair of tools what the newest ballot on both says: 1 the first, 2 the second, 0 neither."""

    votes: dict[int, Cast]
    duels: dict[tuple[int, int], int]


def derive(marks: Marks, facts: Mapping[int, Facts]) -> Derived:
    """Boxes without marks are no ballots."""
    ballots = []
    for box, codes in marks.items():
        fact = facts[box]
        reacted = hidden = _NEVER
        for code, at in codes.items():
            if code < PRIVATE:
                reacted = max(reacted, at)
            else:
                hidden = max(hidden, at)
        if reacted > _NEVER:
            ballots.append((reacted, fact.opened, fact.message, 1, fact, codes))
        if hidden > _NEVER:
            private = {code - PRIVATE: at for code, at in codes.items() if code > PRIVATE}
            ballots.append((hidden, fact.opened, fact.message, 0, fact, private))
    if len(ballots) > 1:
        ballots.sort(key=_age)
    derived = Derived({}, {})
    for at, _, _, reaction, fact, codes in ballots:
        _decide(derived, fact, codes, at, private=not reaction)
    return derived


def _decide(derived: Derived, fact: Facts, codes: Mapping[int, int], at: int, *, private: bool) -> None:
    """A later ballot overrides an earlier one on every tool that both mention."""
    if fact.comparison:
        for seat, tool in enumerate(fact.tools, 1):
            derived.votes[tool] = Cast(seat in codes, private, at)
        for pair, first, second in _pairs(fact.tools):
            shipped = first in codes
            derived.duels[pair] = 0 if shipped is (second in codes) else (1 if shipped else 2)
    elif _WITHDRAWN in codes:
        _delete(derived, fact.tools[0])
    else:
        ship, skip = codes.get(_SHIP), codes.get(_SKIP)
        derived.votes[fact.tools[0]] = Cast(ship is not None and (skip is None or ship > skip), private, at)


@lru_cache(maxsize=10_000)
def _pairs(tools: tuple[int, ...]) -> Sequence[tuple[tuple[int, int], int, int]]:
    """Every two tools, the smaller number first, with their seats; a tool does not meet itself."""
    seated = sorted((tool, seat) for seat, tool in enumerate(tools, 1))
    return [((one, other), i, j) for (one, i), (other, j) in combinations(seated, 2) if one != other]


def _delete(derived: Derived, tool: int) -> None:
    """Out of every older ballot, and so out of the duels that these decided."""
    derived.votes.pop(tool, None)
    for pair in [pair for pair in derived.duels if tool in pair]:
        del derived.duels[pair]
