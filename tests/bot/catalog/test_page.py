"""A parsed page becomes tools under the same rules as a file."""

from dataclasses import dataclass, replace
from datetime import date

from bot.catalog.page import from_page
from bot.panel import Verdict
from bot.tools import Entry

TODAY = date(2026, 11, 24)


@dataclass(frozen=True)
class PageTool:
    name: str
    category: str | None = "Developer Tools"
    tagline: str | None = "Two words"
    entry_price: str | None = "Free"
    description: str | None = None


@dataclass(frozen=True)
class PageReview:
    tool: int
    role: str
    verdict: str = "ship"
    text: str = "It works. It is cheap."
    inferred: bool = True


@dataclass(frozen=True)
class Page:
    tools: tuple[PageTool, ...]
    reviews: tuple[PageReview, ...] = ()


PAGE = Page(
    (PageTool("Claude 4 Opus"), PageTool("SmolLM3", entry_price=None)),
    (PageReview(0, "founder", "skip"), PageReview(1, "builder"), PageReview(0, "builder", inferred=False)),
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
    assert ["Other"] == [tool.category for tool in from_page(Page((PageTool("A", category=None),)), "p", TODAY).tools]


def test_what_a_file_may_not_say_a_page_may_not_say_either() -> None:
    """Limits hold whichever way a tool comes in; the other tool is still read."""
    long = replace(PAGE.tools[0], tagline="x" * 201)

    read = from_page(replace(PAGE, tools=(long, PAGE.tools[1])), "page.txt", TODAY)

    assert ["SmolLM3"] == [tool.name for tool in read.tools]
    assert ["page.txt, line 1, tools[0].tagline: is 201 long; at most 200"] == [str(one) for one in read.problems]
