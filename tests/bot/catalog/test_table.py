"""CSV files: the same tools as YAML gives, and mistakes with their line and column."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalog.reading import read_catalog, read_catalogs
from bot.tools import Entry, PriceFact

TABLE = """name,aliases,category,entry,price,price_by,price_checked,context
Kite,kite ide; KiteAI,Editors,paid,$9 a month,,2026-11-01,
"Long, Name",,Models,Free,$1 in / 1M tokens,Reseller,,200000
"""


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_row_is_a_tool(separator: str) -> None:
    """Spreadsheets write commas, semicolons or tabs; aliases stand in one cell."""
    text = TABLE if separator != "\t" else TABLE.replace(",", "\t").replace("Long\t", "Long,")
    if separator == ";":
        text = text.replace("kite ide; KiteAI", "kite ide").replace(",", ";").replace("Long;", "Long,")
    found = read_catalog("a.csv", "\ufeff" + text.replace("\n", "\r\n"))
    kite, long = found.tools

    assert ((), "Kite", Entry.PAID) == (found.problems, kite.name, kite.entry)
    assert (PriceFact("$9 a month", checked=date(2026, 11, 1)),) == kite.prices
    assert ("Long, Name", 200000, "Reseller") == (long.name, long.context, long.prices[0].by)
    assert separator == ";" or ("kite ide", "KiteAI") == kite.aliases


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "a.csv, line 1: is empty; the first row names the columns: name, category, …"),
        ("name,categry\nKite,Editors\n", 'a.csv, line 1, categry: is not a column here; did you mean "category"?'),
        ("name,name\nKite,Kite\n", "a.csv, line 1, name: names two columns; keep one"),
        ("name,category\nKite,Editors,More\n", "a.csv, line 2: has 3 cells for 2 columns; quote commas"),
        (
            'name,category,tagline\n"Kite","Editors","a\nb"\n\nRook,\n',
            "a.csv, line 2, tools[0].tagline (Kite): has a line break; write it in one line",
        ),
        ('name,category\n"Kite,Editors\n', "a.csv, line 1: this is not CSV: unexpected end of data"),
    ],
)
def test_a_mistake_is_named_by_line_and_column(text: str, said: str) -> None:
    """A cell with a line break does not shift the lines below it."""
    assert said in [str(problem) for problem in read_catalog("a.csv", text).problems]


def test_two_files_may_not_share_a_name() -> None:
    """A table and a YAML file are one catalogue."""
    found = read_catalogs([("a.csv", "name,category\nKite,A\n"), ("b.yaml", "tools: [{name: kite, category: B}]")])

    assert ['"kite" already means Kite (a.csv, line 2); use another name'] == [one.text for one in found.problems]


@given(st.text(alphabet="ab,;\t\"'\n\r \x00é", max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    """Every text is tools or problems."""
    found = read_catalog("a.csv", f"name,category\n{text}")

    assert found.tools or found.problems or not text.strip(' \n\r\t",;')
