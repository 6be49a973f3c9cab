"""The lists that can be imported, by the names under which people ask for them; what reads them is loaded to read them."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

PUBLISHED: Mapping[str, str] = MappingProxyType(
    {
        "models.dev": "https://models.dev/api.json",
        "litellm": "https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json",
        "openrouter": "https://openrouter.ai/api/v1/models",
    }
)
"""where their keepers publish them"""


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
    if kind.lower() in PUBLISHED and colon:
        return Wanted(kind.lower(), place or PUBLISHED[kind.lower()])
    return Wanted("", argument)
