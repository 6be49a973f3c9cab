"""When two spellings are exactly the same name: case, spaces and punctuation do not count, every letter and digit does."""

import unicodedata
from functools import lru_cache

from bot.names.reading import Reading, key_of

LONGEST = 200  # characters; what is longer is no name


@lru_cache(maxsize=1 << 15)
def exact(spelling: str) -> str:
    """The key of a spelling; "" for what holds no name. Unlike what people type, dates stay in it."""
    if len(spelling) > LONGEST:
        return ""
    words = Reading(unicodedata.normalize("NFKC", spelling)).words
    return key_of(words)


def tidy(text: str) -> str:
    """One line of letters that show; "" when it is too long to be a name."""
    shown = "".join(char if char.isprintable() else " " for char in text[: 2 * LONGEST])
    line = " ".join(shown.split())
    return line if len(line) <= LONGEST else ""
