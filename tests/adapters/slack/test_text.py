"""Data on its way to Slack stays data: it does not format, link or ping, and it fits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.text import BLANK, clean, clip, escape, fallback, plain
from tests.adapters.slack.nasty import words


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        pytest.param("A & B <b>", "A &amp; B &lt;b&gt;", id="entities"),
        pytest.param(
            "<!channel> <@U1> <#C1|x>",
            "&lt;\u2060!channel&gt; &lt;\u2060@U1&gt; &lt;\u2060#C1|x&gt;",
            id="mentions-by-id",
        ),
        pytest.param("@here and @Everyone", "@\u2060here and @\u2060Everyone", id="mentions-by-word"),
        pytest.param("*bold* _slanted_ ~gone~ `code`", "∗bold∗ ˍslantedˍ ∼gone∼ ˋcodeˋ", id="formatting"),
        pytest.param("snake_case and 2*3*4", "snake_case and 2*3*4", id="marks-inside-words-stay"),
        pytest.param(":ship: at 14:02", ":\u2060ship: at 14:02", id="emoji-codes"),
        pytest.param("> not a quote", "\u2060&gt; not a quote", id="quotes"),
        pytest.param("Claude 4 Opus · 75 %", "Claude 4 Opus · 75 %", id="ordinary-words"),
    ],
)
def test_what_slack_would_read_as_its_own_language_is_shown_as_typed(typed: str, sent: str) -> None:
    """A catalogue text or a person's words can neither format, nor link, nor call anybody."""
    assert sent == escape(clean(typed))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        pytest.param("a\x00b\x1b[31mc", "ab[31mc", id="control-characters"),
        pytest.param("safe\u202egnp.exe", "safegnp.exe", id="reading-direction"),
        pytest.param("in\u200bvisible\ufeff", "invisible", id="zero-width"),
        pytest.param("a\r\nb\u2028c", "a\nb\nc", id="line-breaks"),
        pytest.param("a\n\n \n\n\nb", "a\n\nb", id="many-line-breaks"),
        pytest.param("👩‍👩‍👧‍👦 می‌خواهم", "👩‍👩‍👧‍👦 می‌خواهم", id="joiners-that-people-need"),
        pytest.param("half \ud800 pair", "half  pair", id="broken-unicode"),
    ],
)
def test_what_cannot_be_seen_is_taken_out(typed: str, shown: str) -> None:
    """Control characters and marks that turn the reading direction are no part of anybody's words."""
    assert shown == clean(typed)


@pytest.mark.parametrize("nothing", ["", " \n ", "\u200b", "\x00", "\u200d\ufe0f"])
def test_nothing_to_see_becomes_a_dash(nothing: str) -> None:
    """Slack refuses empty texts; a dash says that there is nothing."""
    assert (BLANK, BLANK) == (plain(nothing, 10), fallback(nothing, 10))


def test_a_text_at_the_limit_stays_whole() -> None:
    """Nothing is cut before it must be."""
    assert ("x" * 75, "é" * 75) == (plain("x" * 75, 75), plain("é" * 75, 75))


def test_one_character_more_leaves_an_ellipsis() -> None:
    """Whoever reads a cut text sees that it was cut."""
    cut = plain("x" * 76, 75)

    assert (75, "…") == (len(cut), cut[-1])


def test_an_entity_is_never_cut_in_two() -> None:
    """Escaping lengthens a text; the cut falls between characters that people typed."""
    assert "&amp;&amp;…" == clip("&" * 9, 13, escape)


@pytest.mark.parametrize("family", ["👩‍👩‍👧‍👦", "🇩🇪", "e\u0301\u0302"])
def test_an_emoji_is_never_cut_in_two(family: str) -> None:
    """What people see as one character goes or stays as one."""
    cut = clip(family * 20, 30)

    assert "" == cut.removesuffix("…").replace(family, "")


@given(words, st.integers(1, 200))
def test_no_text_is_longer_than_asked(text: str, limit: int) -> None:
    """Whatever is in it."""
    assert len(clip(clean(text), limit, escape)) <= limit
    assert len(plain(text, limit)) <= limit


@given(words)
def test_no_text_carries_a_mention_or_a_link(text: str) -> None:
    """`<` opens everything that Slack links or pings with; none is left."""
    sent = escape(clean(text))

    assert "<" not in sent
    assert "@here" not in sent.lower()


@given(st.text(alphabet="ab *_~`\n", max_size=30))
def test_no_mark_is_left_where_it_could_format(text: str) -> None:
    """A formatting mark that stays has a letter on both sides."""
    sent = escape(text)

    assert all(
        sent[at - 1 : at].isalnum() and sent[at + 1 : at + 2].isalnum()
        for at, mark in enumerate(sent)
        if mark in "*_~`"
    )
