"""The figures the command line prints come from these rows."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.names.evaluation import evaluated, index_of, named_of

SHARED = Path(__file__).parents[4] / "shared" / "catalog" / "names"
ROWS: list[dict[str, Any]] = [
    {"slug": "gpt-5", "name": "GPT-5", "aliases": ["OpenAI: GPT-5"], "vendor": "OpenAI", "released": "2025-08-07"},
    {"slug": "cursor", "name": "Cursor"},
    {"slug": "claude-opus-4", "name": "Claude Opus 4", "aliases": None},
    {"slug": "claude-opus-4-1", "name": "Claude Opus 4.1"},
]


def test_a_row_needs_a_slug_and_a_name_only() -> None:
    """Everything else is help, and may be missing or null."""
    assert "OpenAI" == named_of(ROWS[0]).maker
    assert () == named_of(ROWS[2]).aliases


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("cursor vs gpt 5", {"slugs": ["cursor", "gpt-5"]}),
        ("cursor vs zorblax", {"error": "unknown", "candidates": []}),
        ("opus vs cursor", {"error": "ambiguous", "candidates": ["claude-opus-4", "claude-opus-4-1"]}),
        ("compare cursor", {"error": "one", "candidates": ["cursor"]}),
        ("cursor vs Cursor", {"error": "same", "candidates": ["cursor"]}),
    ],
)
def test_an_answer_is_one_json_row(query: str, expected: dict[str, Any]) -> None:
    """The keys are those the command line promises."""
    assert {"id": "q1", **expected} == evaluated(index_of(ROWS), {"id": "q1", "query": query})


@pytest.mark.skipif(not SHARED.exists(), reason="the shared catalogue is not beside this tree")
def test_the_shared_examples_are_understood() -> None:
    """Of the labelled examples at least 98 of 100 are exactly right, and no wrong pair is given for sure."""
    index = index_of(json.loads((SHARED / "catalog.json").read_text(encoding="utf-8")))
    lines = (SHARED / "queries.jsonl").read_text(encoding="utf-8").splitlines()
    wrong = [row for row in map(json.loads, lines) if not _right(row, evaluated(index, row))]

    assert len(wrong) <= 0.02 * len(lines), wrong
    assert [] == [row for row in wrong if "slugs" in evaluated(index, row)]


def _right(row: dict[str, Any], answer: dict[str, Any]) -> bool:
    if "expect" in row:
        return bool(answer.get("slugs") == row["expect"])
    return bool(answer.get("error") == row["expect_error"])
