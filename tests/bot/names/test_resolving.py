"""A question names tools as people do; the answer is those tools, or says what is unclear."""

import pytest

from bot.names import Found, Index, Named, One, Same, Unknown

TOOLS = (
    Named("cursor", "Cursor"),
    Named("windsurf", "Windsurf"),
    Named("claude-opus-4", "Claude Opus 4", ("Claude 4 Opus",)),
    Named("smollm3", "SmolLM3"),
)


@pytest.fixture(scope="module")
def index() -> Index:
    """A small catalogue."""
    return Index.build(TOOLS)


@pytest.mark.parametrize(
    "text", ["Cursor vs Windsurf", "cursor, windsurf", "CURSOR WINDSURF", "which is better, cursor or windsurf?"]
)
def test_two_tools_are_found_in_the_order_they_were_typed(index: Index, text: str) -> None:
    """However a person parts two names, the answer is those two tools."""
    found = index.resolve(text)

    assert isinstance(found, Found)
    assert ("cursor", "windsurf") == found.slugs


def test_one_name_is_one(index: Index) -> None:
    """A single name is no comparison, and the answer says which tool it is."""
    found = index.resolve("compare cursor")

    assert isinstance(found, One)
    assert "cursor" == found.slug


def test_twice_the_same_tool_is_the_same(index: Index) -> None:
    """Two spellings of one tool are not two tools."""
    assert isinstance(index.resolve("claude 4 opus vs Claude Opus 4"), Same)


def test_what_is_not_known_is_said_to_be_unknown(index: Index) -> None:
    """A name nobody has heard of is never turned into one that exists."""
    found = index.resolve("cursor vs zorblax")

    assert isinstance(found, Unknown)
    assert ["cursor", ""] == [asked.slug for asked in found.asked]
