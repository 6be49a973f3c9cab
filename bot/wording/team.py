"""A workspace's own reviewers beside the site's panel and the community: shown only where there are any."""

from collections.abc import Callable, Sequence

from bot.cards import Block, Heading, Score, Scorecard, ScoreRow
from bot.panel import Panel, Review, roles_of
from bot.tools import Tool
from bot.wording.panel import mark
from bot.wording.words import Words

Cell = Callable[[Words, Panel], str]


def panel_rows(words: Words, tools: Sequence[Tool], cell: Cell) -> list[tuple[str, list[str]]]:
    """One row for the panel; two where our team has spoken of any of the tools."""
    if not any(tool.team.size for tool in tools):
        return [(words.say("Panel"), [cell(words, tool.panel) for tool in tools])]
    return [
        (words.say("Site panel"), [cell(words, tool.site) for tool in tools]),
        (words.say("Our team"), [cell(words, tool.team) for tool in tools]),
    ]


def team_blocks(words: Words, tools: Sequence[Tool]) -> list[Block]:
    """What our team says of public tools; of our own tools it stands where the panel stands."""
    panels = [guests(tool) for tool in tools]
    if not any(panel.size for panel in panels):
        return []
    if len(tools) == 1:
        rows = [ScoreRow(review.reviewer or review.role, (_score(words, review),)) for review in panels[0].reviews]
    else:
        rows = [
            ScoreRow(role, tuple(_score(words, panel.review_by(role)) for panel in panels)) for role in roles_of(panels)
        ]
    return [Heading(words.say("Our team")), Scorecard(tuple(tool.name for tool in tools), tuple(rows))]


def guests(tool: Tool) -> Panel:
    """Reviews of a workspace on a tool that is not its own."""
    return Panel.of(review for team in tool.teams for review in team.panel.reviews)


def _score(words: Words, review: Review | None) -> Score | None:
    return Score(mark(words, review.verdict), review.line) if review else None
