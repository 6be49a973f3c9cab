"""The verdict of one tool: panel, community, price, and rivals to compare it with."""

from datetime import tzinfo

from bot.actions import Action
from bot.cards import (
    Ballot,
    BallotChoice,
    Block,
    Bold,
    Button,
    Buttons,
    Card,
    FactRow,
    Facts,
    Lead,
    Quiet,
    Score,
    Scorecard,
    ScoreRow,
    Text,
)
from bot.comparison import Comparison
from bot.emoji import SHIP, SKIP
from bot.tools import Tool
from bot.wording import facts
from bot.wording.community import away, community_cell, tally_text, unread
from bot.wording.comparison import counted
from bot.wording.panel import mark, panel_sentence
from bot.wording.team import panel_rows, team_blocks
from bot.wording.words import NONE, Words


def tool_card(words: Words, comparison: Comparison, rivals: tuple[Tool, ...], zone: tzinfo) -> Card:
    """`comparison` holds the one tool; `rivals` become buttons."""
    tool = comparison.tools[0]
    lead = _lead(words, comparison, tool)
    blocks: list[Block] = [Quiet((_about(words, comparison, tool),)), Lead((lead,))]
    if tool.tagline:
        blocks.append(Text((tool.tagline,)))
    blocks.append(_facts(words, comparison, tool))
    if tool.panel.size:
        blocks.append(_scorecard(words, tool))
    blocks.extend(team_blocks(words, (tool,)))
    blocks.append(away(words) if comparison.freshness.away else ballot(words, tool))
    if rivals:
        blocks.append(_rivals(words, tool, rivals))
    blocks.append(Quiet((_footer(words, comparison, tool, zone), *facts.source_links(words, comparison.tools))))
    return Card(tool.name, plain(words, comparison), tuple(blocks))


def plain(words: Words, comparison: Comparison) -> str:
    tool = comparison.tools[0]
    entry = facts.entry(words, tool)
    parts = [f"{tool.name}.", _lead(words, comparison, tool)]
    if entry != NONE:
        parts.append(words.say("Entry: {entries}.", entries=entry))
    return " ".join(parts)


def ballot(words: Words, tool: Tool) -> Ballot:
    keys = (tool.key,)
    return Ballot(
        (BallotChoice(SHIP, words.say("ship")), BallotChoice(SKIP, words.say("skip"))),
        by_reaction=(Bold(words.say("Would you ship it?")),),
        by_button=(words.say("Reactions cannot be read here. Vote with the button; nobody sees how."),),
        buttons=(
            Button(words.say("Vote privately"), Action("ballot", keys), "primary"),
            Button(words.say("Why these numbers"), Action("why", keys)),
            Button(words.say("Full reviews"), Action("reviews", keys)),
        ),
    )


def _lead(words: Words, comparison: Comparison, tool: Tool) -> str:
    panel = panel_sentence(words, tool.panel)
    tally = comparison.tally(tool)
    if comparison.freshness.away:
        return words.say("Panel: {panel}.", panel=panel) + " " + unread(words)
    if not tally.n:
        return words.say("Panel: {panel}. Community: no votes yet. Yours would be the first.", panel=panel)
    return words.say("Panel: {panel}. Community: {community}.", panel=panel, community=tally_text(words, tally))


def _about(words: Words, comparison: Comparison, tool: Tool) -> str:
    parts = [tool.category, tool.maker]
    if comparison.asker:
        parts.append(words.say("asked by {name}", name=comparison.asker))
    parts.append(facts.panel_checked(words, comparison.tools))
    return " · ".join(part for part in parts if part)


def _facts(words: Words, comparison: Comparison, tool: Tool) -> Facts:
    rows = (
        *((label, cells[0]) for label, cells in panel_rows(words, (tool,), panel_sentence)),
        (words.say("Community"), community_cell(words, comparison, tool)),
        (words.say("Entry"), facts.entry(words, tool)),
        (words.say("Price"), facts.price(words, tool)),
        (words.say("Licence"), tool.licence or NONE),
        (words.say("Context"), facts.context(words, tool)),
    )
    return Facts((tool.name,), tuple(FactRow(label, (cell,)) for label, cell in rows if cell != NONE))


def _scorecard(words: Words, tool: Tool) -> Scorecard:
    rows = tuple(
        ScoreRow(review.role, (Score(mark(words, review.verdict), review.line),)) for review in tool.panel.reviews
    )
    return Scorecard((tool.name,), rows)


def _rivals(words: Words, tool: Tool, rivals: tuple[Tool, ...]) -> Buttons:
    return Buttons(
        tuple(
            Button(words.say("Compare with {tool}", tool=rival.name), Action("compare", (tool.key, rival.key)))
            for rival in rivals
        )
    )


def _footer(words: Words, comparison: Comparison, tool: Tool, zone: tzinfo) -> str:
    parts = [counted(words, comparison, zone), facts.checked(words, (tool,))]
    return " · ".join(part for part in parts if part)
