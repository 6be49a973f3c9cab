"""What holds for every line, whatever somebody writes: its length, its span, its words in order, names and numbers whole."""

import re
import time

from hypothesis import given
from hypothesis import strategies as st

from bot.graphemes import count
from bot.lines import LIMIT, one_line
from tests.bot.lines.judging import ragged, reviews

_SUBJECTS = (
    "The index",
    "Our team",
    "Acme Cloud",
    "Version 4.1",
    "The 70b model",
    "A cold start",
    "GPT-5.2",
    "My invoice",
)
_VERBS = (
    "costs $1,200.50 a month",
    "took 3.5 s",
    "broke twice",
    "renames what I taught it",
    "holds at 99.9 %",
    "answers in 80 ms",
)
_JOINS = (", and ", "; ", " — ", " because ", ", but ", ", which ", ": ", ", so ", " when ")
_VERDICTS = (
    "Ship.",
    "Skip it.",
    "I ship it because it lasts.",
    "So I'd skip it.",
    "Easy ship, for the price alone.",
    "No.",
)
_PIECES = (
    *(
        "the van is slow",
        "last month ",
        "without ",
        "as ",
        "when ",
        "which ",
        "because ",
        "that I tried ",
        "5 % ",
        "I skip ",
    ),
    *(
        ", and ",
        ",  and ",
        "; ; ",
        ": ",
        " — ",
        ", - ",
        ". ",
        "“",
        '"',
        "(",
        "... ",
        "\n- ",
        ", before we ",
        "it means that ",
    ),
)
_ENDINGS = (".", "!", "…", " 🚢", "", "\n", " (twice).", ' "quoted".', "?")

clauses = st.builds(lambda subject, verb: f"{subject} {verb}", st.sampled_from(_SUBJECTS), st.sampled_from(_VERBS))
sentences = st.builds(
    lambda parts, joins, end: "".join(join + part for part, join in zip(parts, ["", *joins], strict=False)) + end,
    st.lists(clauses, min_size=1, max_size=5),
    st.lists(st.sampled_from(_JOINS), min_size=4, max_size=4),
    st.sampled_from(_ENDINGS),
)
written = st.lists(st.one_of(sentences, st.sampled_from(_VERDICTS)), min_size=1, max_size=7).map(" ".join)
verdicts = st.sampled_from(("ship", "skip", None))
_TOKEN = re.compile(r"[^\W_]+(?:[.,'’/&+-][^\W_]+)*")


def _tokens(text: str) -> list[str]:
    return [token.casefold() for token in _TOKEN.findall(text)]


def _in_order(few: list[str], many: list[str]) -> bool:
    rest = iter(many)
    return all(any(word == other for other in rest) for word in few)


@given(st.text(max_size=600), verdicts)
def test_any_text_gives_a_line_that_fits(text: str, verdict: str | None) -> None:
    """Whatever is typed: no exception, at most 120 characters, and a span that lies within the text."""
    line = one_line(text, verdict=verdict)

    assert count(line.text) <= LIMIT
    assert 0 <= line.start <= line.end <= len(text)


@given(st.lists(st.sampled_from(_PIECES), min_size=5, max_size=50).map("".join), verdicts)
def test_any_joins_and_marks_give_a_line_that_fits(text: str, verdict: str | None) -> None:
    """However clauses, conjunctions and marks follow each other, with nothing between them too."""
    assert LIMIT >= count(one_line(text, verdict=verdict).text)


def test_a_smile_between_two_marks_is_no_clause() -> None:
    """“…, without a driver, and 🙂; …” has a piece without a word."""
    told = (
        "The van is slow, without a driver, and 🙂; and that is the most expensive part of every delivery that we have made "
        "since the spring, so we ship on."
    )

    assert one_line(told, verdict="ship").text


@given(written, verdicts)
def test_a_line_has_only_words_of_its_span_in_their_order(text: str, verdict: str | None) -> None:
    """Nothing is invented or turned round, and no number, name or version is cut in two."""
    line = one_line(text, verdict=verdict, tool="Acme Cloud")

    assert _in_order(_tokens(line.text.rstrip("…")), _tokens(text[line.start : line.end]))


@given(written, verdicts)
def test_a_line_begins_and_ends_as_a_sentence(text: str, verdict: str | None) -> None:
    """A capital or a figure in front, a full stop behind, unless nothing could be cut and an ellipsis says so."""
    line = one_line(text, verdict=verdict).text

    assert line.endswith("…") or ragged(line) in {"", "begins with a word that hangs on something"}


@given(written, verdicts)
def test_the_same_review_gives_the_same_line(text: str, verdict: str | None) -> None:
    """A line is a function of the review; and the line of a line that fits is itself."""
    line = one_line(text, verdict=verdict)

    assert line == one_line(text, verdict=verdict)


def test_a_tool_keeps_the_way_its_name_is_written() -> None:
    """A name that is written small stays small at the beginning of a line."""
    text = "n8n runs on my own machine and never loses a step. Ship it."

    assert one_line(text, verdict="ship", tool="n8n").text.startswith("n8n runs")


def test_long_reviews_are_read_without_end_in_sight() -> None:
    """A wall of text without a stop, forty thousand characters of it, still gives one short line."""
    for part in ("word, ", "because it ", "((", '" - ', "a — b ", "Ship. ", "1.", "it’s, "):
        assert count(one_line(part * (40_000 // len(part)), verdict="ship").text) <= LIMIT


def test_a_wall_of_short_clauses_is_not_cut_at_all_its_seams() -> None:
    """However many clauses a sentence has, a line of it takes no longer than some hundred ordinary reviews."""
    ordinary = sum(_seconds(review.text) for review in reviews())

    for clause in ("ship it; ", "the van is slow, and it is late; "):
        assert _seconds(clause * (40_000 // len(clause))) < ordinary


def test_a_line_of_our_reviews_never_has_a_number_that_the_review_lacks() -> None:
    """Figures are what people quote; every one of them stands in the span just so."""
    for review in reviews():
        line = review.line
        figures = [token for token in _tokens(line.text.rstrip("…")) if any(char.isdigit() for char in token)]

        assert set(figures) <= set(_tokens(review.text[line.start : line.end]))


def test_many_gaps_are_not_tried_in_every_stretch() -> None:
    """Ten thousand characters with a gap at every comma take no more than some times what half of them take."""
    part = "we do, in which it is, and the thing that "
    half, whole = (_seconds(part * (size // len(part))) for size in (5_000, 10_000))

    assert whole < 8 * half


def _seconds(text: str) -> float:
    """The quickest of three, of the process's own time."""
    taken: list[float] = []
    for _ in range(3):
        start = time.process_time()
        assert count(one_line(text, verdict="ship").text) <= LIMIT
        taken.append(time.process_time() - start)
    return min(taken)
