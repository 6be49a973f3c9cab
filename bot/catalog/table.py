"""CSV as the same plain values that YAML gives: one tool a row, with the line of every cell."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from bot.catalog.form import PriceForm, ToolForm
from bot.catalog.problems import Path, Problem, Source
from bot.catalog.sentences import nearest
from bot.catalog.text import UNREADABLE, Parsed

_PRICE = {"price": "text"} | {f"price_{name}": name for name in PriceForm.model_fields if name != "text"}
_PLAIN = tuple(name for name in ToolForm.model_fields if name not in {"prices", "panel"})
COLUMNS = (*_PLAIN, *_PRICE)
"""several aliases stand in one cell, with semicolons between them"""


def parse_table(name: str, text: str) -> Parsed:
    """The first row names the columns; reviews do not fit into a table and are imported as YAML."""
    text = text.removeprefix("\ufeff")
    if bad := UNREADABLE.search(text):
        return _failed(name, text.count("\n", 0, bad.start()) + 1, f"the character U+{ord(bad[0]):04X} cannot be read")
    try:
        rows = list(_rows(text))
    except csv.Error as error:
        return _failed(name, 1, f"this is not CSV: {error}")
    if not rows:
        return _failed(name, 1, "is empty; the first row names the columns: name, category, …")
    line, head = rows[0]
    columns = [cell.strip().lower().replace(" ", "_") for cell in head]
    wrong = tuple(Problem(name, line, cell.strip(), said) for cell, said in _misnamed(head, columns))
    if wrong:
        return Parsed(Source(name, {}), None, wrong)
    return _tools(name, columns, rows[1:])


def _tools(name: str, columns: Sequence[str], rows: Sequence[tuple[int, Sequence[str]]]) -> Parsed:
    lines: dict[Path, int] = {(): 1}
    problems: list[Problem] = []
    tools: list[Mapping[str, object]] = []
    for line, cells in rows:
        if any(cell.strip() for cell in cells[len(columns) :]):
            problems.append(Problem(name, line, "", f"has {len(cells)} cells for {len(columns)} columns; quote commas"))
            continue
        lines["tools", len(tools)] = line
        tools.append(_tool(dict(zip(columns, cells, strict=False))))
    return Parsed(Source(name, lines), {"tools": tools}, tuple(problems))


def _tool(cells: Mapping[str, str]) -> Mapping[str, object]:
    filled = {column: cell.strip() for column, cell in cells.items() if cell.strip()}
    fields: dict[str, object] = {column: cell for column, cell in filled.items() if column not in _PRICE}
    if "aliases" in filled:
        fields["aliases"] = [alias.strip() for alias in filled["aliases"].split(";") if alias.strip()]
    price = {field: filled[column] for column, field in _PRICE.items() if column in filled}
    return fields | ({"prices": [price]} if price else {})


def _rows(text: str) -> Iterator[tuple[int, Sequence[str]]]:
    """(line on which it begins, cells) of every row that is not blank."""
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield begins, cells
        begins = reader.line_num + 1


def _misnamed(head: Sequence[str], columns: Sequence[str]) -> Iterator[tuple[str, str]]:
    for at, (cell, column) in enumerate(zip(head, columns, strict=True)):
        if column in columns[:at]:
            yield cell, "names two columns; keep one"
        elif column not in COLUMNS:
            guess = nearest(column, COLUMNS)
            meant = f'did you mean "{guess}"?' if guess else f"the columns are {', '.join(COLUMNS)}"
            yield cell, f"is not a column here; {meant}"


def _failed(name: str, line: int, text: str) -> Parsed:
    return Parsed(Source(name, {}), None, (Problem(name, line, "", text),))
