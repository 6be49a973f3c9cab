"""What a comparison card says between its two lines of small print: worded once for the same votes, and kept."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.cards import Block, FactRow, Facts, Lead, Text
from bot.comparison import Comparison
from bot.numbers.contest import VOTES_TO_CLAIM
from bot.wording.community import away, community_cell, community_lead, spoken_community
from bot.wording.frame import Frame, frame
from bot.wording.words import Words, words

MOST_KEPT: Final = 512
"""of some five kilobytes each"""


@dataclass(frozen=True, slots=True)
class Standing:
    frame: Frame
    plain: str
    """the same decision for whoever reads only the notification, or hears it"""
    blocks: tuple[Block, ...]


def standing(words: Words, comparison: Comparison) -> Standing:
    return _kept(words.language, _Votes(comparison))


class _Votes:
    """All that the words depend on: the very same tools, and equal votes. Not who asked, and not when it was counted.

    What is kept holds its tools, so that no other can come to be in their place in memory.
    """

    __slots__ = ("_key", "comparison")

    def __init__(self, comparison: Comparison) -> None:
        tools = comparison.tools
        votes = tuple([comparison.of(tool) for tool in tools])
        self._key = (*map(id, tools), votes, comparison.duel, comparison.prior, comparison.freshness.away)
        self.comparison = comparison

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Votes) and self._key == other._key


@lru_cache(MOST_KEPT)
def _kept(language: str, votes: _Votes) -> Standing:
    return _made(words(language), votes.comparison)


def _made(words: Words, comparison: Comparison) -> Standing:
    seen = frame(words, comparison.tools)
    return Standing(
        frame=seen,
        plain=f"{seen.opening} {spoken_community(words, comparison)} {seen.closing}",
        blocks=(
            Lead((f"{seen.panel_lead} {community_lead(words, comparison)}",)),
            _facts(words, seen, comparison),
            *seen.reviewers,
            *_duel(words, comparison),
            away(words) if comparison.freshness.away else seen.ballot,
        ),
    )


def _facts(words: Words, seen: Frame, comparison: Comparison) -> Facts:
    """Two tools stand in columns; three or four get a row each, which phones can still read.

    The community stands there always: an empty column invites.
    """
    tools = comparison.tools
    community = FactRow(words.say("Community"), tuple(community_cell(words, comparison, tool) for tool in tools))
    told = (*seen.reviewed, community, *seen.known)
    if len(tools) == 2:  # noqa: PLR2004
        return Facts(tuple(tool.name for tool in tools), told)
    rows = tuple(FactRow(tool.name, tuple(fact.cells[i] for fact in told)) for i, tool in enumerate(tools))
    return Facts(tuple(fact.label for fact in told), rows, subjects="rows")


def _duel(words: Words, comparison: Comparison) -> list[Block]:
    """Head to head, from ballots that ship exactly one of two tools; from as many on as may be claimed at all."""
    if comparison.duel is None or sum(comparison.duel) < VOTES_TO_CLAIM:
        return []
    first, second = comparison.tools
    sentence = words.say(
        "Head to head: {a} would ship only {first}, {b} only {second}.",
        a=words.number(comparison.duel[0]),
        first=first.name,
        b=words.number(comparison.duel[1]),
        second=second.name,
    )
    return [Text((sentence,))]
