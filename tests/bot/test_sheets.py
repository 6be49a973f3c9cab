"""What people typed stays text in whatever spreadsheet it is opened."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sheets import cell, sheet


@pytest.mark.parametrize(
    "typed",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =HYPERLINK(1)", "\r=1", "\n=1", "＝1", "=cmd|' /C calc'!A0"],
)
def test_a_formula_becomes_text(typed: str) -> None:
    """Also behind blanks, and in full width."""
    assert f"'{typed}" == cell(typed)


@given(st.lists(st.tuples(st.text(st.characters(exclude_characters="\r")), st.integers()), max_size=10))
def test_everything_comes_back_and_nothing_calculates(rows: list[tuple[str, int]]) -> None:
    """Quotes, commas and line breaks do not break out of their cell; our own numbers stay numbers."""
    read = list(csv.reader(io.StringIO(sheet(["a", "b"], rows), newline="")))

    assert ["a", "b"] == read[0]
    for (typed, number), (text, digits) in zip(rows, read[1:], strict=True):
        assert text.removeprefix("'") == typed.removeprefix("'")
        assert not text.lstrip().startswith(("=", "+", "-", "@"))
        assert str(number) == digits
