"""What the core asks of a language model, which is optional everywhere: a line for a review, a draft of a panel."""

from dataclasses import dataclass
from typing import Protocol

from bot.errors import VerdictError
from bot.panel import Review


class ModelTrouble(VerdictError):
    """The model's endpoint did not give what was asked; its text is a sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens as the endpoint counted them, and what they cost in US dollars where the prices are set."""

    read: int = 0
    written: int = 0
    dollars: float | None = None

    def __add__(self, other: "Usage") -> "Usage":
        costs = [cost for cost in (self.dollars, other.dollars) if cost is not None]
        return Usage(self.read + other.read, self.written + other.written, sum(costs) if costs else None)


@dataclass(frozen=True, slots=True)
class WrittenLine:
    text: str
    usage: Usage


@dataclass(frozen=True, slots=True)
class DraftedPanel:
    """One review in each of the four roles, all marked as drafted; nobody has approved them yet."""

    reviews: tuple[Review, ...]
    model: str
    usage: Usage


class Writer(Protocol):
    """A model behind an endpoint; every method raises ModelTrouble."""

    async def line(self, review: Review, tool: str) -> WrittenLine: ...
    async def panel(self, name: str, facts: str) -> DraftedPanel: ...
