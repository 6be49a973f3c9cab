"""Reviews that came without a one-liner get one from their own text."""

import re
from dataclasses import replace

from bot.panel import Panel, Review
from bot.tools import Tool

_LIMIT = 120


def with_lines(tool: Tool) -> Tool:
    """The same tool with a line on every review; an editor's own line always stands."""
    if all(review.line for review in tool.panel.reviews):
        return tool
    reviews = tuple(review if review.line else with_line(review) for review in tool.panel.reviews)
    return replace(tool, panel=Panel(reviews, tool.panel.checked))


def with_line(review: Review) -> Review:
    return replace(review, line=_first_sentence(review.text))


def _first_sentence(text: str) -> str:
    sentence = " ".join(re.split(r"(?<=[.!?])\s", text.strip(), maxsplit=1)[0].split())
    return sentence if len(sentence) <= _LIMIT else f"{sentence[: _LIMIT - 1].rstrip()}…"
