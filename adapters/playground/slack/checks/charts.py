"""Tables and charts: rows that fit, cells that say something, numbers that can be drawn."""

from typing import Any

from adapters.playground.slack.checks.objects import block_id, raw_number, raw_text
from adapters.playground.slack.checks.rich_text import rich_text
from adapters.playground.slack.checks.schema import (
    Check,
    Problems,
    by_type,
    listing,
    number,
    one_of,
    record,
    text,
    truth,
    typed,
)
from adapters.playground.slack.limits import CHARACTERS, ITEMS

cell = by_type({"raw_text": raw_text, "raw_number": raw_number, "rich_text": rich_text})
BLOCK = {"block_id": block_id}


def characters(part: Any) -> int:
    """How much text stands in a cell, or in anything made of cells."""
    if isinstance(part, list):
        return sum(characters(each) for each in part)
    if isinstance(part, dict):
        return sum(len(v) if k == "text" and isinstance(v, str) else characters(v) for k, v in part.items())
    return 0


def _rectangular(table: Any, path: str, problems: Problems) -> None:
    widths = [len(row) for row in table["rows"]]
    for index, width in enumerate(widths):
        if width != widths[0]:
            problems.add(f"{path}/rows/{index}", f"has {width} cells where the first row has {widths[0]}")


def _settings_fit(table: Any, path: str, problems: Problems) -> None:
    settings = table.get("column_settings")
    if settings is not None and table["rows"] and len(settings) > len(table["rows"][0]):
        problems.add(f"{path}/column_settings", "has more entries than the table has columns")


def _content_fits(table: Any, path: str, problems: Problems) -> None:
    if characters(table["rows"]) > CHARACTERS["data_table.content"]:
        problems.add(f"{path}/rows", f"must hold less than {CHARACTERS['data_table.content'] + 1} characters")


def _positive(value: Any, path: str, problems: Problems) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
        problems.add(path, "must be above 0")


column = record({}, {"align": one_of("left", "center", "right"), "is_wrapped": truth})
short = text(CHARACTERS["chart.label"], 1)
axis = text(CHARACTERS["chart.axis"])
point = record({"label": short, "value": number(whole=False)})
series = record({"name": short, "data": listing(point, least=1, most=ITEMS["chart.points"])})
axes = record(
    {"categories": listing(short, least=1, most=ITEMS["chart.points"])},
    {"x_label": axis, "y_label": axis},
)
segment = record({"label": short, "value": _positive})


def _lines(kind: str) -> Check:
    return typed(kind, {"series": listing(series, least=1, most=ITEMS["chart.series"]), "axis_config": axes})


chart = by_type(
    {
        "pie": typed("pie", {"segments": listing(segment, least=1, most=ITEMS["chart.series"])}),
        "bar": _lines("bar"),
        "area": _lines("area"),
        "line": _lines("line"),
    },
)

CHARTS: dict[str, Check] = {
    "table": typed(
        "table",
        {"rows": listing(listing(cell, least=1, most=ITEMS["table.columns"]), least=1, most=ITEMS["table.rows"])},
        {"column_settings": listing(column, most=ITEMS["table.columns"]), **BLOCK},
        _rectangular,
        _settings_fit,
    ),
    "data_table": typed(
        "data_table",
        {
            "rows": listing(
                listing(cell, least=1, most=ITEMS["data_table.columns"]),
                least=2,
                most=ITEMS["data_table.rows"],
            ),
        },
        {
            "caption": text(),
            "page_size": number(1, ITEMS["data_table.page"]),
            "row_header_column_index": number(0),
            **BLOCK,
        },
        _rectangular,
        _content_fits,
    ),
    "data_visualization": typed(
        "data_visualization", {"title": text(CHARACTERS["chart.title"], 1), "chart": chart}, BLOCK
    ),
}
