"""A parsed page becomes tools under the same rules as a file."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.catalog.differences import completed, difference
from bot.catalog.page import from_page
from bot.catalog.reading import read_catalog
from bot.pages import Page, PageReview, PageTool, parse_page
from bot.panel import Verdict
from bot.tools import Entry

TODAY = date(2026, 11, 24)
OPUS = PageTool("Developer Tools", "Claude 4 Opus", "Two words", 50, None, "Free", "")
SMOL = PageTool("Developer Tools", "SmolLM3", "Two more", 100, None, None, "Small.")
PAGE = Page(
    "Claude 4 Opus vs SmolLM3",
    (OPUS, SMOL),
    (
        PageReview(0, "founder", "skip", "It works. It is not cheap.", inferred=True, line=31),
        PageReview(1, "builder", "ship", "It works. It is cheap.", inferred=False, line=28),
        PageReview(0, "builder", "ship", "It works well.", inferred=False, line=27),
    ),
)


def test_a_page_becomes_two_tools() -> None:
    """Each tool gets its own reviews, in the usual order, and the page is noted as the source."""
    read = from_page(PAGE, "page.txt", TODAY)
    opus, smol = read.tools

    assert read.ok
    assert ("claude-4-opus", "smollm3") == (opus.slug, smol.slug)
    assert (Entry.FREE, None) == (opus.entry, smol.entry)
    assert ("page.txt", TODAY, TODAY) == (opus.source, opus.checked, opus.panel.checked)
    assert [("Builder", Verdict.SHIP, False), ("Founder", Verdict.SKIP, True)] == [
        (review.role, review.verdict, review.inferred) for review in opus.panel.reviews
    ]


def test_every_review_of_a_page_gets_a_line() -> None:
    """Pages have no one-liners; cards need them."""
    assert all(review.line for tool in from_page(PAGE, "page.txt", TODAY).tools for review in tool.panel.reviews)


def test_a_page_without_a_category_lands_under_other() -> None:
    """A missing heading is no reason to lose a tool."""
    page = replace(PAGE, tools=(replace(OPUS, category=""),), reviews=())

    assert ["Other"] == [tool.category for tool in from_page(page, "page.txt", TODAY).tools]


def test_what_a_file_may_not_say_a_page_may_not_say_either() -> None:
    """Limits hold whichever way a tool comes in; the other tool is still read."""
    page = replace(
        PAGE,
        tools=(replace(OPUS, tagline="x" * 201), SMOL),
        reviews=(replace(PAGE.reviews[0], text="x" * 4001), *PAGE.reviews[1:]),
    )

    read = from_page(page, "page.txt", TODAY)

    assert ["SmolLM3"] == [tool.name for tool in read.tools]
    assert [
        "page.txt, line 1, tools[0].tagline: is 201 long; at most 200",
        "page.txt, line 31, tools[0].panel.reviews[0].text: is 4001 long; at most 4000",
    ] == [str(problem) for problem in read.problems]


def test_importing_a_page_twice_changes_nothing_the_second_time() -> None:
    """What a page says is compared with what is known, and what it does not say stays."""
    known = read_catalog("t.yaml", "- {name: SmolLM3, category: Models, licence: Apache 2.0, kind: model}").tools[0]
    after = completed(from_page(PAGE, "page.txt", TODAY).tools[1], known)

    again = completed(from_page(PAGE, "page.txt", TODAY).tools[1], after)

    assert ("Apache 2.0", "model", "Small.") == (after.licence, after.kind, after.description)
    assert difference({"smollm3": after}, [again]).empty


def test_the_real_page_becomes_the_two_tools_of_the_starter() -> None:
    """Importing it meets the starter's entries by their slugs instead of adding doubles."""
    seed = Path(__file__).parents[3] / ".." / "shared" / "seed"
    pages = sorted(seed.glob("*.txt"))
    if not pages:
        pytest.skip("the real page (../shared/seed) is not on this machine")

    read = from_page(parse_page(pages[0].read_text("utf-8")), pages[0].name, TODAY)

    assert () == read.problems
    assert [("claude-4-opus", 4, 4), ("smollm3", 3, 4)] == [
        (tool.slug, tool.panel.ships, tool.panel.size) for tool in read.tools
    ]
