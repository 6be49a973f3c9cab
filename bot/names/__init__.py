"""Names: what people type, understood as the tools they mean. Pure; one index, no I/O."""

from bot.names.answers import MOST_CANDIDATES, MOST_NAMES, Ambiguous, Asked, Found, One, Resolution, Same, Unknown
from bot.names.completing import Completion
from bot.names.index import Index
from bot.names.named import Named

__all__ = [
    "MOST_CANDIDATES",
    "MOST_NAMES",
    "Ambiguous",
    "Asked",
    "Completion",
    "Found",
    "Index",
    "Named",
    "One",
    "Resolution",
    "Same",
    "Unknown",
]
