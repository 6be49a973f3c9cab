"""Suggestions for a name nobody knows: its family first, then names that begin alike."""

from bot.names.kinds import KINDS
from bot.names.matching import ASIDE
from bot.names.parts import Parts
from bot.names.reading import DIGITS, atoms_of, key_of
from bot.names.starts import Starts

_LONG = 4  # letters that two similar names have in common at their beginning
_SHORT = 3
MOST = 60


def similar(words: list[str], parts: Parts, starts: Starts) -> tuple[str, ...]:
    """The tools that share the most telling words, or else the most first letters."""
    atoms = [atom for word in words for atom in atoms_of(word) if not KINDS.get(atom, 0) & (ASIDE)]
    shared: set[str] | frozenset[str] = frozenset()
    for atom in atoms:
        tools = parts.named(atom)
        if not tools and DIGITS.isdisjoint(atom):
            tools = frozenset().union(*(parts.named(near) for near in parts.slips(atom)))
        if tools and DIGITS.isdisjoint(atom):
            both = shared & tools
            shared = both or shared or tools
    if shared:
        return tuple(sorted(shared))[:MOST] if len(shared) > MOST else tuple(shared)
    return tuple(_alike(key_of(words), starts))


def _alike(key: str, starts: Starts) -> list[str]:
    for length in (_LONG, _SHORT):
        found = (
            [slug for slug, place in starts.find(key[:length]).items() if place % 2 == 0] if len(key) >= length else []
        )
        if found:
            return found
    return []
