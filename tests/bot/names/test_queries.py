"""What people type, line by line in queries.txt: the tools they mean, or why there is no comparison."""

from pathlib import Path

import pytest

from bot.names import Index
from bot.names.evaluation import evaluated
from tests.bot.names.catalogue import tools

_LINES = Path(__file__).with_name("queries.txt").read_text(encoding="utf-8").splitlines()
_QUERIES = [tuple(line.split(" => ")) for line in _LINES]


@pytest.fixture(scope="module")
def index() -> Index:
    """The small catalogue with the traps of a large one."""
    return Index.build(tools())


@pytest.mark.parametrize(("query", "meant"), _QUERIES)
def test_what_people_type_is_what_they_get(index: Index, query: str, meant: str) -> None:
    """The tools in the order in which they were typed, or the kind of refusal; never another pair."""
    said = evaluated(index, {"id": 0, "query": query})

    assert meant == (f"!{said['error']}" if "error" in said else " ".join(said["slugs"]))


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("Cursor $20 vs Windsurf $15", "cursor windsurf"),
        ("cursor 20€/month or windsurf 15 dollars a month", "cursor windsurf"),
        ("claude opus 4.5 € 25 vs gpt-5 $30", "claude-opus-4-5 gpt-5"),
        ("cursor vs windsurf in 2026", "cursor windsurf"),
        ("cursor vs windsurf #tools", "cursor windsurf"),
        ("chatgpt 5 vs claude opus 4.5", "gpt-5 claude-opus-4-5"),
        ("I'm on gpt-5, thinking of claude sonnet 4.5", "gpt-5 claude-sonnet-4-5"),
        ("chatgpt plus vs github copilot business plan", "chatgpt github-copilot"),
        ("cursor pro vs windsurf team", "cursor windsurf"),
        ("should i replace cursor with zed", "cursor zed"),
        ("compare: A) Cursor B) Zed", "cursor zed"),
    ],
)
def test_what_is_said_about_a_name_is_no_part_of_it(index: Index, query: str, meant: str) -> None:
    """Prices, years, hashtags, plans and the words people begin with leave the names as they are."""
    assert meant == " ".join(evaluated(index, {"id": 0, "query": query}).get("slugs", ()))


@pytest.mark.parametrize("query", ["gpt-5 ultra vs cursor", "gpt-4.1 pro vs cursor", "gemini business vs cursor"])
def test_a_family_that_counts_versions_has_no_plans(index: Index, query: str) -> None:
    """Where versions and variants are models, a word like Pro is a model that may not exist."""
    assert evaluated(index, {"id": 0, "query": query}).get("slugs") is None
