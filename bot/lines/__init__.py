"""One line from a reviewer's paragraph: its own words, short enough for a card, true to its verdict."""

from bot.lines.line import one_line
from bot.lines.written import LIMIT, Line

__all__ = ["LIMIT", "Line", "one_line"]
