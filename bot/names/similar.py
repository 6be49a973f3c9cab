"""Suggestions for a name nobody knows: its family first, then names that begin alike."""

from bot.names.matching import left_out
from bot.names.reading import DIGITS, key_of
from bot.names.starts import Starts
from bot.names.stretches import Stretches, Tools

_BEGINNINGS = (4, 3)  # letters that two similar names have in common
_TOO_MANY = 2000


def similar(stretches: Stretches, first: int, last: int, starts: Starts) -> tuple[str, ...]:
    """The tools that share the most telling words, or else the most first letters."""
    shared: Tools = frozenset()
    for at in range(first, last):
        word = stretches.word(at)
        if not left_out(word.kind) and DIGITS.isdisjoint(stretches.reading.words[at]):
            shared = (shared & word.tools) or shared or word.tools
        elif not shared and not left_out(word.kind):
            shared = _family(stretches, at)
    if 0 < len(shared) <= _TOO_MANY:
        return tuple(shared)
    return _alike(key_of(stretches.reading.words[first:last]), starts)


def _family(stretches: Stretches, at: int) -> Tools:
    """The tools of llama in llama9."""
    for atom in stretches.word(at).atoms:
        if DIGITS.isdisjoint(atom):
            return stretches.parts.named(atom)
    return frozenset()


def _alike(key: str, starts: Starts) -> tuple[str, ...]:
    for length in _BEGINNINGS:
        found = starts.find(key[:length]) if len(key) >= length else {}
        begun = tuple(slug for slug, place in found.items() if place % 2 == 0)
        if begun:
            return begun
    return ()
