"""Card → the terminal. Data is shown as it is: no markup, no control characters."""

from collections.abc import Iterable
from functools import singledispatch

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Rich

from bot.cards import (
    Ballot,
    Block,
    Bold,
    Buttons,
    Card,
    Code,
    Divider,
    Facts,
    Heading,
    Lead,
    Line,
    Link,
    Person,
    Quiet,
    Role,
    Room,
    Score,
    Scorecard,
    Select,
    Text,
)

_INDENT = (0, 0, 1, 0)


def show(console: Console, card: Card) -> None:
    """Prints the card with a blank line between its parts."""
    console.print(Rich(_clean(card.title), style="bold underline"))
    for block in card.blocks:
        console.print(Padding(_block(block), _INDENT))


def _clean(text: str) -> str:
    """Terminals obey control characters; nobody's text may."""
    return "".join(char if char.isprintable() or char == "\n" else " " for char in text)


def _line(line: Line, style: str = "") -> Rich:
    rich = Rich(style=style)
    for span in line:
        match span:
            case str():
                rich.append(_clean(span))
            case Bold(text):
                rich.append(_clean(text), "bold")
            case Link(text, url):
                rich.append(f"{_clean(text)} <{_clean(url)}>")
            case Person(_, name) | Role(name):
                rich.append(_clean(name))
            case Room(channel):
                rich.append(_clean(f"#{channel}"))
            case Code(text):
                rich.append(_clean(text), "bold cyan")
    return rich


@singledispatch
def _block(block: Block) -> RenderableType:
    raise TypeError(f"The terminal cannot show {type(block).__name__}.")


@_block.register
def _(block: Quiet) -> RenderableType:
    return _line(block.line, "dim")


@_block.register
def _(block: Lead) -> RenderableType:
    return _line(block.line, "bold")


@_block.register
def _(block: Text) -> RenderableType:
    return _line(block.line)


@_block.register
def _(block: Heading) -> RenderableType:
    return Rich(_clean(block.text), style="bold")


@_block.register
def _(block: Facts) -> RenderableType:
    return _table(("", *block.head), ((row.label, *row.cells) for row in block.rows))


@_block.register
def _(block: Scorecard) -> RenderableType:
    return _table(("", *block.head), ((row.label, *map(_score, row.cells)) for row in block.rows))


@_block.register
def _(block: Ballot) -> RenderableType:
    choices = "   ".join(f"{choice.emoji} {choice.label}" for choice in block.choices)
    return Group(_line(block.by_reaction), Rich(_clean(choices)))


@_block.register
def _(block: Buttons) -> RenderableType:
    return Rich(_clean("  ".join(f"[{button.label}]" for button in block.buttons)))


@_block.register
def _(block: Select) -> RenderableType:
    return Rich(_clean(f"{block.placeholder}: " + ", ".join(choice.label for choice in block.choices)))


@_block.register
def _(_: Divider) -> RenderableType:
    return Rich("")


def _score(score: Score | None) -> str:
    return "—" if score is None else f"{score.mark}  “{score.quote}”" if score.quote else score.mark


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0))
    for name in head:
        table.add_column(Rich(_clean(name)), overflow="fold")
    for row in rows:
        table.add_row(*(Rich(_clean(cell)) for cell in row))
    return table
