"""Reviews that came without a one-liner get one from their own text."""

from dataclasses import replace

from bot.graphemes import clip
from bot.lines import LIMIT, one_line
from bot.panel import Panel, Review
from bot.tools import Tool


def with_lines(tool: Tool) -> Tool:
    """The same tool with a line on every review; an editor's own line always stands."""
    if all(review.line for review in tool.panel.reviews):
        return tool
    reviews = tuple(review if review.line else _with_line(review, tool.name) for review in tool.panel.reviews)
    return replace(tool, panel=Panel(reviews, tool.panel.checked))


def _with_line(review: Review, tool: str) -> Review:
    found = one_line(review.text, verdict=review.verdict, tool=tool).text
    # A text without a sentence ("+1") has no reason to extract; its beginning is better than nothing.
    return replace(review, line=" ".join(found.split()) or clip(" ".join(review.text.split()), LIMIT))
