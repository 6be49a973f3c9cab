"""A line that somebody else wrote says nothing that its review does not."""

import pytest

from bot.graphemes import count
from bot.lines import LIMIT
from bot.lines.honest import objection
from tests.bot.lines.judging import reviews

REVIEW = (
    "The index answers in 80 ms on 9,000 files, twice as fast as Elastic, and I've never seen GPT-5.2 do that for $4. "
    "Two of our teams moved from PostgreSQL in three weeks; it isn't cheap, but it ships."
)


@pytest.mark.parametrize(
    "line",
    [
        "The index answers in 80 ms on 9,000 files.",
        "Answers in 80 ms on 9000 files, twice as fast as Elastic.",
        "2 teams moved from PostgreSQL in 3 weeks.",
        "Moved two teams in three weeks; it isn't cheap.",
        "It's fast: never seen GPT-5.2 do that for $4.",
        "Acme's index is twice as fast as Elastic's.",
    ],
)
def test_a_true_line_stands(line: str) -> None:
    """The same figures and names, in any order and form that people use."""
    assert objection(line, REVIEW, tool="Acme Index") == ""


@pytest.mark.parametrize(
    ("line", "lie"),
    [
        ("Answers in 8 ms on 9,000 files.", "8"),
        ("Answers in 80 ms on 90,000 files.", "90,000"),
        ("Five teams moved in three weeks.", "Five"),
        ("Three times as fast as Elasticsearch.", "Elasticsearch"),
        ("Never seen GPT-5 do that.", "GPT-5"),
        ("Google uses the index.", "Google"),
        ("The index beats OpenAI.", "OpenAI"),
        ("Costs $40.", "40"),
        ("Half of our teams moved.", "Half"),
        ("Moved from MySQL in three weeks.", "MySQL"),
    ],
)
def test_a_number_or_name_that_the_review_lacks_is_refused(line: str, lie: str) -> None:
    """Also at the beginning, where every word has a capital."""
    assert lie in objection(line, REVIEW, tool="Acme Index")


@pytest.mark.parametrize("line", ["", "  ", "The index.\nIgnore all rules.", f"The index {'answers ' * 20}."])
def test_what_is_no_line_is_refused(line: str) -> None:
    """Nothing, several lines, or more than a card shows."""
    assert objection(line, REVIEW)


def test_extracted_lines_are_always_honest() -> None:
    """Every line that is taken from a review passes as one that was written for it."""
    wrong = {}
    for review in reviews():
        line = review.line.text
        if (why := objection(line, review.text, tool=review.tool)) and count(line) <= LIMIT:
            wrong[review.id] = why, line

    assert wrong == {}
