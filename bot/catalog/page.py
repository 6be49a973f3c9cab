"""A parsed comparison page as tools of the catalogue, under the same rules as a file."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from pydantic import ValidationError

from bot.catalog.form import ToolForm
from bot.catalog.oneliners import with_lines
from bot.catalog.problems import CatalogRead, Problem, Source
from bot.catalog.sentences import sentences
from bot.panel import ROLES
from bot.tools import Tool

_NO_CATEGORY = "Other"
_SEATS = {role.lower(): role for role in ROLES}


class PageTool(Protocol):
    @property
    def category(self) -> str | None: ...
    @property
    def name(self) -> str: ...
    @property
    def tagline(self) -> str | None: ...
    @property
    def entry_price(self) -> str | None: ...
    @property
    def description(self) -> str | None: ...


class PageReview(Protocol):
    @property
    def tool(self) -> int: ...
    @property
    def role(self) -> str: ...
    @property
    def verdict(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def inferred(self) -> bool: ...


class Page(Protocol):
    @property
    def tools(self) -> Sequence[PageTool]: ...
    @property
    def reviews(self) -> Sequence[PageReview]: ...


def from_page(page: Page, source: str, checked: date) -> CatalogRead:
    """The page's tools; `source` (a file name or https address) is noted as where the facts come from."""
    tools: list[Tool] = []
    problems: list[Problem] = []
    for index, tool in enumerate(page.tools):
        try:
            form = ToolForm.model_validate(_fields(page, index, tool, source, checked))
            tools.append(with_lines(form.made(sample=False)))
        except ValidationError as error:
            problems += sentences(Source(source, {}), ("tools", index), error)
    return CatalogRead(tuple(tools), tuple(problems))


def _fields(page: Page, index: int, tool: PageTool, source: str, checked: date) -> dict[str, object]:
    reviews = [_review(review) for review in page.reviews if review.tool == index]
    said = {"tagline": tool.tagline, "description": tool.description, "entry": tool.entry_price}
    return {name: value for name, value in said.items() if value} | {
        "name": tool.name,
        "category": tool.category or _NO_CATEGORY,
        "source": source,
        "checked": checked,
        "panel": {"checked": checked, "reviews": reviews},
    }


def _review(review: PageReview) -> dict[str, object]:
    return {
        "role": _SEATS.get(review.role.lower(), review.role),
        "verdict": review.verdict,
        "text": review.text,
        "inferred": review.inferred,
    }
