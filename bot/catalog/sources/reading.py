"""The lists that can be imported, by the names under which people ask for them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from bot.catalog.sources import litellm, modelsdev, openrouter
from bot.catalog.sources.offers import SourceRead


@dataclass(frozen=True, slots=True)
class Kind:
    """A list's form, and where its keepers publish it."""

    read: Callable[[str, str, date], SourceRead]
    published: str


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "models.dev": Kind(modelsdev.read, "https://models.dev/api.json"),
        "litellm": Kind(
            litellm.read,
            "https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json",
        ),
        "openrouter": Kind(openrouter.read, "https://openrouter.ai/api/v1/models"),
    }
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an argument of the import asks for: a list's kind ("" for catalogue files and pages), and its place."""

    kind: str
    place: str

    @property
    def is_link(self) -> bool:
        return "://" in self.place


def wanted(argument: str) -> Wanted:
    """`models.dev:api.json`, `litellm:https://…`, `openrouter:` (where it is published), or a plain path."""
    kind, colon, place = argument.partition(":")
    if kind.lower() in KINDS and colon:
        return Wanted(kind.lower(), place or KINDS[kind.lower()].published)
    return Wanted("", argument)
