"""One line from a reviewer's paragraph: its own words, short enough for a card, true to its verdict."""

from bot.lines.line import LIMIT, Line, one_line

__all__ = ["LIMIT", "Line", "one_line"]
