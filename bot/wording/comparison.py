"""The comparison card: the decision first, the facts in the middle, how to take part last."""

from datetime import tzinfo

from bot.actions import Action
from bot.cards import (
    Ballot,
    BallotChoice,
    Block,
    Bold,
    Button,
    Card,
    FactRow,
    Facts,
    Lead,
    Line,
    Quiet,
    Score,
    Scorecard,
    ScoreRow,
    Text,
)
from bot.comparison import Comparison
from bot.emoji import KEYCAPS, SKIP
from bot.numbers.contest import VOTES_TO_CLAIM
from bot.panel import Review
from bot.tools import Tool
from bot.wording import facts
from bot.wording.community import community_cell, community_lead, spoken_community
from bot.wording.panel import mark, panel_cell, panel_lead, parting_sentence, spoken_parting
from bot.wording.team import panel_rows, team_blocks
from bot.wording.words import NONE, Words


def comparison_card(words: Words, comparison: Comparison, zone: tzinfo) -> Card:
    tools = comparison.tools
    lead = f"{panel_lead(words, comparison)} {community_lead(words, comparison)}"
    blocks: list[Block] = [
        Quiet((_about(words, comparison),)),
        Lead((lead,)),
        _facts(words, comparison),
        *_scorecard(words, comparison),
        *team_blocks(words, tools),
        *_duel(words, comparison),
        away(words) if comparison.freshness.away else ballot(words, tools),
        Quiet(_footer(words, comparison, zone)),
    ]
    return Card(title(words, tools), plain(words, comparison), tuple(blocks))


def title(words: Words, tools: tuple[Tool, ...]) -> str:
    return words.say(" vs ").join(tool.name for tool in tools)


def plain(words: Words, comparison: Comparison) -> str:
    """The same decision for whoever reads only the notification, or hears it."""
    entries = [facts.entry(words, tool) for tool in comparison.tools]
    parts = [
        words.say(" versus ").join(tool.name for tool in comparison.tools) + ".",
        panel_lead(words, comparison),
        spoken_community(words, comparison),
        words.say("Entry: {entries}.", entries="; ".join(e if e != NONE else words.say("unknown") for e in entries)),
        spoken_parting(words, comparison),
    ]
    return " ".join(part for part in parts if part)


def away(words: Words) -> Text:
    """In place of the ballot: what is tapped now could not be counted."""
    return Text(
        (
            words.say(
                "The votes are out of reach for the moment, so none can be shown or cast under this card. "
                "Nothing is lost; please ask again in a few minutes."
            ),
        )
    )


def ballot(words: Words, tools: tuple[Tool, ...]) -> Ballot:
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


def _about(words: Words, comparison: Comparison) -> str:
    categories = dict.fromkeys(tool.category for tool in comparison.tools if tool.category)
    parts = [" / ".join(categories)]
    if comparison.asker:
        parts.append(words.say("asked by {name}", name=comparison.asker))
    parts.append(facts.panel_checked(words, comparison.tools))
    return " · ".join(part for part in parts if part)


def _facts(words: Words, comparison: Comparison) -> Facts:
    """Two tools stand in columns; three or four get a row each, which phones can still read."""
    tools = comparison.tools
    community = (words.say("Community"), [community_cell(words, comparison, tool) for tool in tools])
    columns = [
        *panel_rows(words, tools, panel_cell),
        community,
        (words.say("Entry"), [facts.entry(words, tool) for tool in tools]),
        (words.say("Price"), [facts.price(words, tool) for tool in tools]),
        (words.say("Licence"), [tool.licence or NONE for tool in tools]),
        (words.say("Context"), [facts.context(words, tool) for tool in tools]),
    ]
    # Everything that is known of any tool, and the community always: an empty column invites.
    told = [column for column in columns if column is community or any(cell != NONE for cell in column[1])]
    if len(tools) == 2:  # noqa: PLR2004
        return Facts(tuple(tool.name for tool in tools), tuple(FactRow(label, tuple(cells)) for label, cells in told))
    rows = tuple(FactRow(tool.name, tuple(cells[i] for _, cells in told)) for i, tool in enumerate(tools))
    return Facts(tuple(label for label, _ in told), rows, subjects="rows")


def _scorecard(words: Words, comparison: Comparison) -> list[Block]:
    rows = tuple(ScoreRow(row.role, tuple(_score(words, review) for review in row.reviews)) for row in comparison.split)
    blocks: list[Block] = []
    if rows:
        blocks.append(Scorecard(tuple(tool.name for tool in comparison.tools), rows))
    if said := parting_sentence(words, comparison):
        blocks.append(Text((said,)))
    return blocks


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


def _score(words: Words, review: Review | None) -> Score | None:
    if review is None:
        return None
    verdict = mark(words, review.verdict)
    return Score(words.say("{verdict} (inferred)", verdict=verdict) if review.inferred else verdict, review.line)


def _footer(words: Words, comparison: Comparison, zone: tzinfo) -> Line:
    parts = [counted(words, comparison, zone)]
    if said := facts.checked(words, comparison.tools):
        parts.append(said)
    return (" · ".join(parts), *facts.source_links(words, comparison.tools))


def counted(words: Words, comparison: Comparison, zone: tzinfo) -> str:
    at = words.clock(comparison.freshness.counted, zone)
    if comparison.freshness.away:
        return words.say("not counted, {time}", time=at)
    if comparison.freshness.in_sync:
        return words.say("counted {time}, in sync", time=at)
    return words.say("counted {time}, catching up", time=at)
