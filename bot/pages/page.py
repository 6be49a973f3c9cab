"""What a comparison page says, and what was odd about it."""

from dataclasses import dataclass, field
from typing import Literal

Role = Literal["builder", "skeptic", "futurist", "founder"]
Verdict = Literal["ship", "skip"]
EntryPrice = Literal["Free", "Freemium", "Paid"]
Severity = Literal["warning", "error"]

ROLES: tuple[Role, ...] = ("builder", "skeptic", "futurist", "founder")


class PageError(ValueError):
    """The text is not a comparison page; says in which line that became clear, and what to do."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True, slots=True)
class PageProblem:
    """Something odd in a page that could still be read; an error means that a field was lost."""

    line: int
    message: str
    severity: Severity = "warning"


@dataclass(frozen=True, slots=True)
class PageTool:
    """One column of the page; a text that is missing is "", a figure that is missing is None, which is not 0."""

    category: str
    name: str
    tagline: str
    panel_ship_pct: int | None
    community_pct: int | None
    entry_price: EntryPrice | None
    description: str


@dataclass(frozen=True, slots=True)
class PageReview:
    """One reviewer on one tool; the page does not state verdicts, so one that had a choice is marked inferred."""

    tool: int
    role: Role
    verdict: Verdict
    text: str
    inferred: bool
    line: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class Page:
    """Two pages are equal when they say the same; where it stood and what was odd about it do not count."""

    title: str
    tools: tuple[PageTool, ...]
    reviews: tuple[PageReview, ...]
    intro: str = ""
    trailer: tuple[str, ...] = ()
    warnings: tuple[PageProblem, ...] = field(default=(), compare=False)
