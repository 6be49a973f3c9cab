"""Text is measured and cut the way people see it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.graphemes import clip, count, fits, head

FAMILY = "👩‍👩‍👧‍👦"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        pytest.param("", 0, id="nothing"),
        pytest.param("plain", 5, id="ascii"),
        pytest.param("a\r\nb", 3, id="a-windows-line-end-is-one"),
        pytest.param("e\u0301", 1, id="combining-accent"),
        pytest.param(FAMILY, 1, id="a-family-is-one"),
        pytest.param("🇩🇪🇫🇷", 2, id="flags"),
        pytest.param("한국", 2, id="hangul"),
        pytest.param("नमस्ते", 3, id="devanagari"),
    ],
)
def test_characters_are_counted_as_seen(text: str, seen: int) -> None:
    """What looks like one character counts as one, however many code points it takes."""
    assert seen == count(text)


@pytest.mark.parametrize(
    ("text", "limit", "clipped"),
    [
        pytest.param("short", 5, "short", id="what-fits-stays"),
        pytest.param("one two three", 9, "one two…", id="at-a-word"),
        pytest.param("one two three", 8, "one two…", id="exactly-after-a-word"),
        pytest.param("one, two three", 6, "one…", id="no-comma-before-the-ellipsis"),
        pytest.param("a " + "b" * 30, 10, "a bbbbbbb…", id="one-long-word-is-cut-inside"),
        pytest.param("漢字" * 5, 5, "漢字漢字…", id="no-words-to-end-at"),
        pytest.param(FAMILY * 3, 2, FAMILY + "…", id="never-inside-an-emoji"),
        pytest.param("abc", 1, "…", id="room-for-the-ellipsis-only"),
        pytest.param("abc", 0, "", id="no-room"),
    ],
)
def test_what_is_too_long_ends_after_a_word(text: str, limit: int, clipped: str) -> None:
    """A cut ends after a whole word where there is one, shows an ellipsis, and what fits is left alone."""
    assert clipped == clip(text, limit)


@given(st.text(), st.integers(0, 40))
def test_a_clipped_text_fits_and_begins_as_it_did(text: str, limit: int) -> None:
    """Never longer than asked, and nothing is invented but the ellipsis."""
    clipped = clip(text, limit)

    assert count(clipped) <= limit
    assert clipped == text or text.startswith(clipped.removesuffix("…"))


@given(st.text(), st.integers(0, 40))
def test_the_head_of_a_text_is_whole_characters(text: str, limit: int) -> None:
    """The first characters of a text are as many as asked, or all there are."""
    assert min(limit, count(text)) == count(head(text, limit))
    assert fits(text, limit) == (count(text) <= limit)
