"""JSON lines in and out, one answer per question with the same id: how well names and one-liners are understood."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.lines.evaluation import evaluate
from bot.names.evaluation import evaluated, index_of

Row = Mapping[str, Any]

app = typer.Typer(no_args_is_help=True, help="JSON lines in and out: how well text is understood.")


class NotARow(ValueError):
    """A line that is not a JSON object; says which."""


def rows(lines: Iterable[str]) -> Iterator[Row]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise NotARow(f"Line {number} is not JSON: {error}.") from None
        if not isinstance(row, dict):
            raise NotARow(f"Line {number} is not a JSON object.")
        yield row


@app.command("names")
def names(catalog: Annotated[Path, typer.Option("--catalog", help="the catalogue as JSON rows")]) -> None:
    """{"id", "query"} per line in; {"id", "slugs"} or {"id", "error", "candidates"} per line out."""
    index = index_of(json.loads(catalog.read_text(encoding="utf-8")))
    sys.stdout.writelines(_answers(sys.stdin, lambda row: evaluated(index, row)))


@app.command("lines")
def reviews() -> None:
    """{"id", "role", "tool", "verdict", "text"} per line in; {"id", "line", "start", "end"} per line out."""
    sys.stdout.writelines(_answers(sys.stdin, lambda row: evaluate(dict(row))))


def _answers(lines: Iterable[str], answer: Callable[[Row], Mapping[str, Any]]) -> Iterator[str]:
    for row in rows(lines):
        yield f"{json.dumps(answer(row), ensure_ascii=False)}\n"
