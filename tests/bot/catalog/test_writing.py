"""What is exported reads back as the same tools, whatever people have written into them."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalog.reading import read_catalog
from bot.catalog.writing import dump_catalog
from bot.panel import Panel, Review, Verdict
from bot.tools import Entry, PriceFact, Tool, slugify

DAYS = st.none() | st.dates()
LETTERS = st.characters(exclude_categories=["C", "Zl", "Zp"]) | st.sampled_from("&*!:#-'\"[]{}|>%@`,?~🚢é通\u200d")


def words(size: int) -> st.SearchStrategy[str]:
    """One line of text that the form allows."""
    return st.text(LETTERS, min_size=1, max_size=size).map(str.strip).filter(bool)


PROSE = st.lists(words(30), min_size=1, max_size=4).map("\n".join)
SOURCES = st.sampled_from(["", "https://example.org/a?b=c#d", "asked by phone"])
PRICES = st.builds(PriceFact, text=words(60), by=words(20), source=SOURCES, checked=DAYS)
REVIEWS = st.builds(
    Review,
    role=st.sampled_from(["Builder", "Founder", "Ops", "yes"]),
    verdict=st.sampled_from(Verdict),
    text=PROSE,
    line=words(60),
    inferred=st.booleans(),
    sample=st.booleans(),
    reviewer=st.just("") | words(20),
    drafted=st.booleans(),
)
TOOLS = st.builds(
    Tool,
    slug=st.just(""),
    name=words(80),
    category=words(20),
    tagline=st.just("") | words(80),
    description=st.just("") | PROSE,
    entry=st.none() | st.sampled_from(Entry),
    prices=st.lists(PRICES, max_size=3).map(tuple),
    licence=st.sampled_from(["", "Apache 2.0", "no", "1.10", "null", "~"]),
    context=st.none() | st.integers(1, 10_000_000),
    kind=st.sampled_from(["tool", "model"]),
    maker=st.just("") | words(20),
    released=DAYS,
    source=SOURCES,
    checked=DAYS,
    panel=st.builds(Panel.of, st.lists(REVIEWS, max_size=4), DAYS),
    sample=st.booleans(),
    retired=st.booleans(),
    workspace=st.none() | words(12),
).map(lambda tool: replace(tool, slug=slugify(tool.name)))


@settings(max_examples=150)
@given(st.lists(TOOLS, max_size=3, unique_by=lambda tool: tool.slug))
def test_an_export_reads_back_as_the_same_tools(tools: list[Tool]) -> None:
    """Nothing is lost, changed or reordered on the way out and in again."""
    read = read_catalog("export.yaml", dump_catalog(tools))

    assert () == read.problems
    assert tuple(tools) == read.tools


def test_an_export_reads_well() -> None:
    """Fields stand in the order of the form, and nothing is written that only repeats a default."""
    review = Review("Builder", Verdict.SHIP, "It is quick.", "It is quick.", sample=True)
    tool = Tool("o3", "o3", category="Models", context=200_000, sample=True, panel=Panel((review,), date(2026, 11, 24)))

    assert """\
tools:
- name: o3
  category: Models
  context: 200000
  sample: true
  panel:
    checked: 2026-11-24
    reviews:
    - role: Builder
      verdict: ship
      line: It is quick.
      text: It is quick.
""" == dump_catalog([tool])
