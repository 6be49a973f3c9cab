"""A page as its canonical text, and as the JSON that the command line prints."""

from collections.abc import Iterator

from bot.pages.figures import DASH
from bot.pages.page import Page, PageTool
from bot.pages.source import escaped


def render_page(page: Page) -> str:
    """The text form; parsing it gives the same page again. What is missing is a dash, so nothing can slip."""
    return "\n".join(escaped(line) for line in _lines(page))


def page_json(page: Page) -> dict[str, object]:
    return {
        "title": page.title,
        "tools": [
            {
                "category": tool.category,
                "name": tool.name,
                "tagline": tool.tagline,
                "panel_ship_pct": tool.panel_ship_pct,
                "community_pct": tool.community_pct,
                "entry_price": tool.entry_price,
                "description": tool.description,
            }
            for tool in page.tools
        ],
        "reviews": [
            {"tool": review.tool, "role": review.role, "verdict": review.verdict, "text": review.text}
            for review in page.reviews
        ],
        "warnings": [
            {"line": problem.line, "severity": problem.severity, "message": problem.message}
            for problem in page.warnings
        ],
    }


def _lines(page: Page) -> Iterator[str]:
    yield "AI tool comparison"
    yield page.title
    yield page.intro or DASH
    for tool in page.tools:
        yield from _block(tool)
    yield "Reviewer scorecard"
    for review in page.reviews:
        yield f"“{review.text}”"
    yield from page.trailer


def _block(tool: PageTool) -> Iterator[str]:
    yield tool.category or DASH
    yield tool.name
    yield tool.tagline or DASH
    yield _percent(tool.panel_ship_pct)
    yield "Panel ship"
    yield _percent(tool.community_pct)
    yield "Community"
    yield tool.entry_price or DASH
    yield "Entry"
    yield tool.description or DASH


def _percent(share: int | None) -> str:
    return DASH if share is None else f"{share}%"
