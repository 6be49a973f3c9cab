"""Our own reviews, judged by hand: the line comes from a sentence with the reason, and nothing about it is ragged."""

from bot.graphemes import count
from bot.lines import LIMIT
from tests.bot.lines.judging import ragged, reviews

ACCEPTABLE = 0.95
RECALL = 0.75  # of the line that a person would have written; another acceptable sentence has few of its words


def test_lines_come_from_sentences_that_carry_the_reason() -> None:
    """At least nineteen of twenty lines touch a sentence that a person marked as carrying the verdict's reason."""
    asked = list(reviews())
    wrong = {review.id: review.line.text for review in asked if not review.is_acceptable(review.line)}

    assert len(wrong) <= (1 - ACCEPTABLE) * len(asked), wrong


def test_no_line_is_ragged() -> None:
    """Not one line begins or ends in the middle of a thought, or leaves a bracket open."""
    found = {review.id: (why, line) for review in reviews() if (why := ragged(line := review.line.text))}

    assert found == {}


def test_lines_keep_the_words_that_matter() -> None:
    """On average the words of the sentence that a person would have chosen are there."""
    kept = [review.recall(review.line) for review in reviews()]

    assert sum(kept) / len(kept) >= RECALL


def test_every_line_fits_a_card() -> None:
    """No line is longer than people see on a card, in any alphabet."""
    assert [review.id for review in reviews() if count(review.line.text) > LIMIT] == []
