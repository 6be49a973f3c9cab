"""What reads each of the lists, by its name."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from bot.catalog.sources import litellm, modelsdev, openrouter
from bot.catalog.sources.offers import SourceRead

READERS: Mapping[str, Callable[[str, str, date], SourceRead]] = MappingProxyType(
    {"models.dev": modelsdev.read, "litellm": litellm.read, "openrouter": openrouter.read}
)
"""for the names in `published`: of a place, the text found there, and the day"""
