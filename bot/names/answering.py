"""The kind of answer that fits the names that were asked for."""

from collections.abc import Callable

from bot.names.answers import MOST_NAMES, Ambiguous, Asked, Found, One, Resolution, Same, Unknown
from bot.names.deciding import PAIR
from bot.names.reading import DIGITS, Reading
from bot.names.settling import Item

Candidates = Callable[[Item], tuple[str, ...]]


def answer(items: list[Item], reading: Reading, candidates: Candidates, *, parted: bool, cut: bool) -> Resolution:
    """Unknown before ambiguous: what does not exist is said first."""
    asked = tuple(_asked(item, reading, candidates) for item in items)
    if len(asked) < PAIR:
        return Unknown(asked, cut) if not parted and items and _two_strangers(items[0], reading) else One(asked, cut)
    if not all(item.slugs for item in items):
        return Unknown(asked, cut)
    if not all(item.sure for item in items):
        return Ambiguous(asked, cut)
    slugs = tuple(dict.fromkeys(item.slugs[0] for item in items))
    if len(slugs) == 1:
        return Same(asked, cut)
    return Found(asked, cut, slugs[:MOST_NAMES], slugs[MOST_NAMES:])


def _asked(item: Item, reading: Reading, candidates: Candidates) -> Asked:
    text = reading.typed(item.first, item.last)
    if item.sure:
        return Asked(text, item.slugs[0])
    return Asked(text, "", candidates(item), several=bool(item.slugs))


def _two_strangers(item: Item, reading: Reading) -> bool:
    """Two words nobody knows, side by side, are two names rather than one."""
    words = reading.words[item.first : item.last]
    return not item.slugs and len(words) == PAIR and all(DIGITS.isdisjoint(word) for word in words)
