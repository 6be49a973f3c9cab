"""The starter catalogue is the first thing a newcomer reads: true, dated, complete, and in our own words."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import graphemes
from bot.catalog.reading import read_catalogs
from bot.names import Index, Named
from bot.panel import ROLES, Review, Verdict
from bot.tools import MAKER, Tool, parting, slugify, split

ROOT = Path(__file__).parents[3]
STARTER = ROOT / "store" / "starter"
SHARED = ROOT / ".." / "shared"
READ = read_catalogs((path.name, path.read_text("utf-8")) for path in sorted(STARTER.glob("*.yaml")))
TOOLS = {tool.slug: tool for tool in READ.tools}
WORDS_IN_A_ROW = 6
MAKERS = {
    "Anthropic": "anthropic",
    "OpenAI": "openai",
    "Google": "google",
    "Mistral AI": "mistral",
    "DeepSeek": "deepseek",
    "Cohere": "cohere",
    "Alibaba": "alibaba",
}


def reviews() -> Iterator[tuple[Tool, Review]]:
    """Every review with the tool it is about."""
    return ((tool, review) for tool in READ.tools for review in tool.panel.reviews)


def test_the_starter_has_no_mistakes() -> None:
    """What ships must pass the rules that everybody's files must pass."""
    assert [] == [str(problem) for problem in READ.problems]
    assert len(READ.tools) >= 44


def test_every_tool_has_the_four_reviewers_and_says_that_they_are_samples() -> None:
    """A newcomer sees the whole split everywhere and is not fooled about where it comes from."""
    assert {ROLES} == {tuple(review.role for review in tool.panel.reviews) for tool in READ.tools}
    assert all(tool.sample for tool in READ.tools)
    assert all(review.sample for _tool, review in reviews())


def test_the_reviewers_disagree_honestly() -> None:
    """A panel that loves everything is worth nothing: all shares from one to four of four occur, and often."""
    counts = Counter(tool.panel.ships for tool in READ.tools)

    assert {1, 2, 3, 4} == set(counts)
    assert min(counts.values()) >= 8


def test_the_comparison_of_the_readme_parts_on_the_founder() -> None:
    """Four of four against three of four: the example that the project is shown with."""
    opus, smol = TOOLS["claude-4-opus"], TOOLS["smollm3"]

    assert (4, 3) == (opus.panel.ships, smol.panel.ships)
    assert [("Founder", [Verdict.SHIP, Verdict.SKIP])] == [
        (row.role, [review.verdict for review in row.reviews if review]) for row in parting(split([opus, smol]))
    ]


def test_every_line_is_one_short_sentence_of_its_own() -> None:
    """A line fits the card, ends like a sentence, is written for one review only, and is not cut from the text."""
    lines = [review.line for _tool, review in reviews()]

    assert [] == [line for line in lines if graphemes.count(line) > 120 or not line.endswith(".") or "…" in line]
    assert [] == [line for line, count in Counter(lines).items() if count > 1]
    assert [] == [review.line for _tool, review in reviews() if review.line in review.text]


def test_every_review_is_two_to_four_sentences() -> None:
    """Long enough for a reason, short enough to be read in a chat."""
    sentences = {(tool.name, review.role): len(re.split(r"(?<=[.?])\s", review.text)) for tool, review in reviews()}

    assert {} == {where: count for where, count in sentences.items() if not 2 <= count <= 4}


def test_the_tone_is_calm() -> None:
    """No exclamation marks and no emoji anywhere."""
    assert [] == [text for text in prose(READ.tools) if "!" in text or re.search("[\U0001f300-\U0001faff]", text)]


def test_every_fact_has_a_source_and_a_day() -> None:
    """A price without a date is a rumour."""
    facts = [(tool.name, tool.source, tool.checked) for tool in READ.tools]
    facts += [(tool.name, price.source, price.checked) for tool in READ.tools for price in tool.prices]

    assert [] == [name for name, source, day in facts if not source.startswith("https://") or day is None]
    assert [] == [tool.name for tool in READ.tools if not (tool.entry and tool.licence and tool.panel.checked)]


def test_every_tool_has_a_rival_in_its_category() -> None:
    """Categories are few and shared, so that "compare with" always has something to offer."""
    categories = Counter(tool.category for tool in READ.tools)

    assert len(categories) <= 12
    assert min(categories.values()) >= 2


def test_every_name_in_the_starter_finds_its_tool() -> None:
    """Whatever a newcomer reads on a card can be typed back and compared with anything else."""
    index = Index.build(
        Named(tool.slug, tool.name, tool.aliases, tool.category, tool.kind, tool.maker) for tool in READ.tools
    )
    asked = {word: tool.slug for tool in READ.tools for word in (tool.slug, *tool.names)}

    assert asked == {word: index.resolve_one(word).slug for word in asked}


def test_the_makers_own_prices_agree_with_the_price_list() -> None:
    """Token prices and context windows are those of models.dev, where the reference data is at hand."""
    data = SHARED / "catalog" / "data" / "models.dev" / "api.json"
    if not data.exists():
        pytest.skip("the reference prices (../shared/catalog) are not on this machine")
    listed = json.loads(data.read_text("utf-8"))
    compared = 0
    for tool in READ.tools:
        models = listed[MAKERS[tool.maker]]["models"].items() if tool.maker in MAKERS else ()
        ids = {slugify(name) for name in tool.names}
        found = next((model for name, model in models if slugify(name) in ids), None)
        own = [price.text for price in tool.prices if price.by == MAKER]
        if found and own:
            cost, compared = found["cost"], compared + 1
            assert own[0].startswith(f"${money(cost['input'])} in, ${money(cost['output'])} out"), tool.name
            assert tool.context in {None, found["limit"]["context"]}, tool.name
    assert compared >= 15


def test_no_sentence_is_borrowed() -> None:
    """No six words in a row come from the reference pages and catalogues."""
    folders = [SHARED / "seed", SHARED / "catalog"]
    if not all(folder.exists() for folder in folders):
        pytest.skip("the reference texts (../shared/seed and ../shared/catalog) are not on this machine")
    ours = {run for text in prose(READ.tools) for run in runs(text)}
    borrowed = {
        run
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file()
        for run in ours.intersection(runs(path.read_text("utf-8", errors="replace")))
    }

    assert set() == borrowed


def money(amount: float) -> str:
    """An amount as a price tag: 15, 0.30, 0.435."""
    return f"{amount:.0f}" if amount == int(amount) else max(f"{amount:.2f}", f"{amount:g}", key=len)


def prose(tools: tuple[Tool, ...]) -> list[str]:
    """Everything in the starter that somebody had to write."""
    said = [text for tool in tools for text in (tool.tagline, tool.description)]
    return said + [text for tool in tools for review in tool.panel.reviews for text in (review.line, review.text)]


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every six words in a row."""
    words = re.findall(r"[\w']+", text.lower())
    return zip(*(words[start:] for start in range(WORDS_IN_A_ROW)), strict=False)
