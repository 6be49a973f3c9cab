"""A parsed comparison page as tools of the catalogue, under the same rules as a file."""

from datetime import date

from pydantic import ValidationError

from bot.catalog.filling import with_lines
from bot.catalog.form import ToolForm
from bot.catalog.problems import CatalogRead, Path, Problem, Source
from bot.catalog.sentences import sentences
from bot.pages import Page, PageReview, PageTool
from bot.panel import ROLES
from bot.tools import Tool

_NO_CATEGORY = "Other"
_SEATS = {role.lower(): role for role in ROLES}


def from_page(page: Page, source: str, checked: date) -> CatalogRead:
    """The page's tools; `source` (a file name or https address) is noted as where the facts come from."""
    tools: list[Tool] = []
    problems: list[Problem] = []
    for index, tool in enumerate(page.tools):
        reviews = [review for review in page.reviews if review.tool == index]
        try:
            form = ToolForm.model_validate(_tool(tool, reviews, source, checked))
            tools.append(with_lines(form.made(sample=False)))
        except ValidationError as error:
            problems += sentences(Source(source, _lines(index, reviews)), ("tools", index), error)
    return CatalogRead(tuple(tools), tuple(problems))


def _tool(tool: PageTool, reviews: list[PageReview], source: str, checked: date) -> dict[str, object]:
    said = {"tagline": tool.tagline, "description": tool.description, "entry": tool.entry_price}
    panel: dict[str, object] = {"checked": checked, "reviews": [_review(review) for review in reviews]}
    fields: dict[str, object] = {name: value for name, value in said.items() if value}
    category = tool.category or _NO_CATEGORY
    return fields | {"name": tool.name, "category": category, "source": source, "checked": checked, "panel": panel}


def _review(review: PageReview) -> dict[str, object]:
    role, inferred = _SEATS.get(review.role, review.role), review.inferred
    return {"role": role, "verdict": review.verdict, "text": review.text, "inferred": inferred}


def _lines(index: int, reviews: list[PageReview]) -> dict[Path, int]:
    """Pages know the lines of their reviews; everything else is found by its name."""
    return {("tools", index, "panel", "reviews", seat): review.line for seat, review in enumerate(reviews)}
