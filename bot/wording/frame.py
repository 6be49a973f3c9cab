"""What a comparison card says before a vote is counted: worded once for the same tools in one language, and kept."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.actions import Action
from bot.cards import (
    Ballot,
    BallotChoice,
    Block,
    Bold,
    Button,
    FactRow,
    Line,
    Score,
    Scorecard,
    ScoreRow,
    Text,
)
from bot.comparison import Panels
from bot.emoji import KEYCAPS, SKIP
from bot.panel import Review
from bot.tools import Tool
from bot.wording import facts
from bot.wording.panel import mark, panel_cell, panel_lead, parting_sentence, spoken_parting
from bot.wording.team import panel_rows, team_blocks
from bot.wording.words import NONE, Words, words

MOST_KEPT: Final = 512
"""of some ten kilobytes each"""


@dataclass(frozen=True, slots=True)
class Frame:
    """Wording it takes ten times as long as adding what people voted, and votes come more often than new facts."""

    title: str
    categories: str
    panel_checked: str
    panel_lead: str
    reviewed: tuple[FactRow, ...]
    """one row for each kind of fact, to stand before the community's"""
    known: tuple[FactRow, ...]
    """and after it"""
    reviewers: tuple[Block, ...]
    ballot: Ballot
    facts_checked: str
    sources: Line
    opening: str
    """how it begins for whoever hears it"""
    closing: str


def frame(words: Words, tools: tuple[Tool, ...]) -> Frame:
    return _kept(words.language, _Same(tools))


class _Same:
    """The very same tools: to look at all they say, as equality does, would take longer than it saves.

    What is kept holds its tools, so that no other can come to be in their place in memory.
    """

    __slots__ = ("tools",)

    def __init__(self, tools: tuple[Tool, ...]) -> None:
        self.tools = tools

    def __hash__(self) -> int:
        return hash(tuple(map(id, self.tools)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Same) or len(self.tools) != len(other.tools):
            return False
        return all(mine is theirs for mine, theirs in zip(self.tools, other.tools, strict=True))


@lru_cache(MOST_KEPT)
def _kept(language: str, same: _Same) -> Frame:
    return _made(words(language), same.tools)


def _made(words: Words, tools: tuple[Tool, ...]) -> Frame:
    panels = Panels(tools)
    lead = panel_lead(words, panels)
    entries = [facts.entry(words, tool) for tool in tools]
    opening = words.say(" versus ").join(tool.name for tool in tools)
    closing = (
        words.say("Entry: {entries}.", entries="; ".join(e if e != NONE else words.say("unknown") for e in entries)),
        spoken_parting(words, panels),
    )
    return Frame(
        title=words.say(" vs ").join(tool.name for tool in tools),
        categories=" / ".join(dict.fromkeys(tool.category for tool in tools if tool.category)),
        panel_checked=facts.panel_checked(words, tools),
        panel_lead=lead,
        reviewed=_told(panel_rows(words, tools, panel_cell)),
        known=_told(
            [
                (words.say("Entry"), entries),
                (words.say("Price"), [facts.price(words, tool) for tool in tools]),
                (words.say("Licence"), [tool.licence or NONE for tool in tools]),
                (words.say("Context"), [facts.context(words, tool) for tool in tools]),
            ]
        ),
        reviewers=(*_scorecard(words, panels), *team_blocks(words, tools)),
        ballot=_ballot(words, tools),
        facts_checked=facts.checked(words, tools),
        sources=facts.source_links(words, tools),
        opening=f"{opening}. {lead}",
        closing=" ".join(part for part in closing if part),
    )


def _told(columns: list[tuple[str, list[str]]]) -> tuple[FactRow, ...]:
    """Everything that is known of any tool."""
    return tuple(FactRow(label, tuple(cells)) for label, cells in columns if any(cell != NONE for cell in cells))


def _scorecard(words: Words, panels: Panels) -> list[Block]:
    rows = tuple(ScoreRow(row.role, tuple(_score(words, review) for review in row.reviews)) for row in panels.split)
    blocks: list[Block] = []
    if rows:
        blocks.append(Scorecard(tuple(tool.name for tool in panels.tools), rows))
    if said := parting_sentence(words, panels):
        blocks.append(Text((said,)))
    return blocks


def _score(words: Words, review: Review | None) -> Score | None:
    if review is None:
        return None
    verdict = mark(words, review.verdict)
    return Score(words.say("{verdict} (inferred)", verdict=verdict) if review.inferred else verdict, review.line)


def _ballot(words: Words, tools: tuple[Tool, ...]) -> Ballot:
    neither = words.say("neither") if len(tools) == 2 else words.say("none of them")  # noqa: PLR2004
    keys = tuple(tool.key for tool in tools)
    choices = (
        *(BallotChoice(emoji, tool.name) for emoji, tool in zip(KEYCAPS, tools, strict=False)),
        BallotChoice(SKIP, neither),
    )
    return Ballot(
        choices,
        by_reaction=(Bold(words.say("Tap every tool you would ship:")),),
        by_button=(words.say("Reactions cannot be read here. Vote with the button; nobody sees how."),),
        buttons=(
            Button(words.say("Vote privately"), Action("ballot", keys), "primary"),
            Button(words.say("Why these numbers"), Action("why", keys)),
            Button(words.say("Full reviews"), Action("reviews", keys)),
        ),
    )
