"""Tools of the catalogue in lines for the terminal: lists, single ones, their changes and their history."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TextIO

from rich.console import Console
from rich.text import Text

from adapters.terminal.changes import show_changes
from bot.catalog.differences import difference
from bot.catalog.writing import dump_catalog
from bot.errors import Refusal
from bot.tools import Tool


def show_said(console: Console, sentence: str) -> None:
    console.print(Text(sentence), soft_wrap=True)


def show_list(console: Console, tools: Iterable[Tool], category: str, *, retired: bool) -> None:
    """One line a tool, in columns; an unknown category is refused with those that there are."""
    kept = [tool for tool in tools if tool.retired is retired]
    shown = [tool for tool in kept if not category or tool.category.casefold() == category.casefold()]
    if not shown and kept:
        raise Refusal(
            f"Nothing is in “{category}”. The categories are {', '.join(sorted({t.category for t in kept}))}."
        )
    if not shown:
        raise Refusal("No tool is retired." if retired else "The catalogue is empty. Import or add tools.")
    rows = [(tool.slug, tool.name, tool.category, _panel(tool), tool.workspace or "") for tool in shown]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        show_said(console, line.rstrip())
    show_said(console, f"{len(shown)} {'tool' if len(shown) == 1 else 'tools'}.")


def show_tool(out: TextIO, tool: Tool) -> None:
    out.write(dump_catalog([tool]))


def show_edit(console: Console, before: Tool, after: Tool) -> None:
    show_changes(console, difference({before.slug: before}, [after]))


def show_history(console: Console, tool: Tool, changes: Sequence[tuple[datetime, str, str]]) -> None:
    show_said(console, f"{tool.name} ({tool.slug})")
    for at, by, words in changes:
        show_said(console, f"{at:%Y-%m-%d %H:%M}  {by}: {words}")


def _panel(tool: Tool) -> str:
    return f"{tool.panel.ships} of {tool.panel.size} ship" if tool.panel.size else "no panel"
