"""Tools have short, stable names for machines; two to four of them can be put side by side."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.panel import Panel, Review, Verdict
from bot.tools import Tool, key_of, leaders, parting, slugify, split


def tool(name: str, **verdicts: str) -> Tool:
    """A tool whose reviewers decide as named, each with a line of their own."""
    reviews = (Review(role, Verdict(word), "", f"{name}: {word}.") for role, word in verdicts.items())
    return Tool(slugify(name), name, panel=Panel.of(reviews))


OPUS = tool("Claude 4 Opus", Builder="ship", Skeptic="ship", Futurist="ship", Founder="ship")
SMOL = tool("SmolLM3", Builder="ship", Skeptic="ship", Futurist="ship", Founder="skip")
BARE = tool("Bare")


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        pytest.param("Claude 4 Opus", "claude-4-opus", id="words"),
        pytest.param("llama.cpp", "llama-cpp", id="dots"),
        pytest.param("C++", "c-plus-plus", id="signs-that-are-spoken"),
        pytest.param("Weights & Biases", "weights-and-biases", id="ampersand"),
        pytest.param("Café Noir", "cafe-noir", id="accents"),
        pytest.param("\uff27\uff30\uff34\uff14o", "gpt4o", id="full-width"),
    ],
)
def test_a_slug_reads_like_the_name(name: str, slug: str) -> None:
    """People see slugs in files and exports; they should recognise the tool."""
    assert slug == slugify(name)


def test_names_without_latin_letters_keep_apart() -> None:
    """Two names that have no a-z in them still get two slugs."""
    assert slugify("通义千问") != slugify("文心一言")
    assert slugify("通义 Qwen").startswith("qwen-")
    assert slugify("!!!") != ""


@given(st.text(max_size=120))
def test_every_name_has_a_slug_of_plain_letters(name: str) -> None:
    """Whatever a name contains, its slug fits the file form, and a slug is its own slug."""
    slug = slugify(name)

    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= 80
    assert slug == slugify(slug)


@given(st.text(alphabet="abc-19", min_size=1, max_size=80))
def test_a_key_is_short_and_always_the_same(slug: str) -> None:
    """Buttons carry keys; a slug that fits is its own key."""
    key = key_of(slug)

    assert len(key) <= 20
    assert key == key_of(slug) == Tool(slug, "x").key
    assert key == slug if len(slug) <= 20 else "~" in key


def test_long_slugs_with_the_same_beginning_have_different_keys() -> None:
    """A family of models is told apart by its last words, which a plain cut would lose."""
    family = ["mistral-small-3-2-24b-instruct", "mistral-small-3-1-24b-instruct", "mistral-small-3-2-24b-base"]

    assert 3 == len({key_of(slug) for slug in family})


def test_the_panel_parts_on_the_founder() -> None:
    """Only the roles that decide differently are named, with both sides' lines."""
    (row,) = parting(split([OPUS, SMOL]))

    assert "Founder" == row.role
    assert ["Claude 4 Opus: ship.", "SmolLM3: skip."] == [review.line for review in row.reviews if review]


def test_a_tool_without_a_panel_parts_with_nobody() -> None:
    """Silence is shown as a gap in the split, never as disagreement."""
    assert () == parting(split([OPUS, BARE]))
    assert [None] * 4 == [row.reviews[1] for row in split([OPUS, BARE])]


def test_four_tools_part_where_any_two_differ() -> None:
    """With three or four tools one dissenting verdict is enough."""
    rows = split([OPUS, SMOL, BARE, tool("No", Builder="skip")])
    assert ["Builder", "Founder"] == [row.role for row in parting(rows)]


def test_leaders_are_those_with_the_highest_share() -> None:
    """Level tools lead together; a tool without a panel cannot lead."""
    assert (OPUS,) == leaders([SMOL, OPUS, BARE])
    assert (OPUS, two := tool("Two", Builder="ship")) == leaders([OPUS, two, SMOL])
    assert () == leaders([BARE])
