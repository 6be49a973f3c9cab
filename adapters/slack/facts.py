"""Facts side by side: Slack's native table, or sections with fields where a table cannot be."""

from collections.abc import Iterator
from functools import lru_cache

from adapters.slack.blocks import Json, fields
from adapters.slack.limits import most
from adapters.slack.spans import mrkdwn
from adapters.slack.text import BLANK, plain
from bot.cards import Bold, FactRow, Facts

_CORNER = "\u00a0"
"""above the labels; Slack refuses an empty cell"""


@lru_cache(512)
def table(facts: Facts, longest: int) -> Json | None:
    """None where Slack would refuse it: too many rows, columns or characters, or nothing to show.

    One column of facts reads better as fields on every screen, so that is no table either.
    """
    width = len(facts.head)
    rows = facts.rows
    if not rows or not 1 < width < most("table.columns") or len(rows) >= most("table.rows"):
        return None
    cells = [[_CORNER, *facts.head], *([row.label, *_cells(row, width)] for row in rows)]
    shown = [[plain(cell, longest) if cell != _CORNER else cell for cell in row] for row in cells]
    if sum(len(cell) for row in shown for cell in row) > most("table.characters"):
        return None
    first, *others = shown
    return {
        "type": "table",
        "rows": [[_strong(cell) for cell in first], *([_strong(row[0]), *map(_raw, row[1:])] for row in others)],
        "column_settings": [{"is_wrapped": True}, *map(_setting, list(zip(*others, strict=True))[1:])],
    }


def listed(facts: Facts, longest: int) -> Iterator[Json]:
    """One field for each row, with the head's names in it where there are several."""
    limit = min(longest, most("section.field"))
    return fields([mrkdwn(_said(facts.head, row), limit) for row in facts.rows])


def _said(head: tuple[str, ...], row: FactRow) -> tuple[Bold | str, ...]:
    cells = _cells(row, len(head))
    if len(head) == 1:
        return (Bold(row.label), f"\n{cells[0]}")
    return (Bold(row.label), *(f"\n{name}: {cell}" for name, cell in zip(head, cells, strict=True)))


def _cells(row: FactRow, width: int) -> tuple[str, ...]:
    """As many as the head has; cards are made by people too."""
    return (*row.cells, *[BLANK] * width)[:width]


def _setting(column: tuple[str, ...]) -> Json:
    """Numbers are compared from the right."""
    told = [cell for cell in column if cell != BLANK]
    numbers = bool(told) and all(cell[0].isdigit() for cell in told)
    return {"is_wrapped": True, "align": "right"} if numbers else {"is_wrapped": True}


def _raw(text: str) -> Json:
    return {"type": "raw_text", "text": text}


def _strong(text: str) -> Json:
    piece = {"type": "text", "text": text, "style": {"bold": True}}
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [piece]}]}
