"""How much an atom says: what a name loses without it, and whether it can stand for a name at all."""

import re
from functools import lru_cache

from bot.names.kinds import BRANDED, FILLS, GENERIC, KINDS, TYPES, VARIES
from bot.names.reading import DIGITS

WHOLE, VERSION, VARIANT, CONTENT = range(4)  # the weightiest thing that a name has and the words lack

_QUANTITY = re.compile(r"\d+(?:\.\d+)*|\d+(?:x\d+)?(?:\.\d+)?[bkmt]")  # 4.1, 70b: says nothing without a name
_VERSION = re.compile(r"[a-z]?\d+(?:\.\d+)*")


@lru_cache(maxsize=1 << 16)
def weight(atom: str) -> int:
    """How much a name loses without this atom: nothing, its version, what tells it from its family, or its meaning."""
    kind = KINDS.get(atom, 0)
    if kind & (VARIES | BRANDED | TYPES):
        return VARIANT
    if kind & GENERIC:
        return WHOLE
    if kind & FILLS or len(atom) == 1:
        return VERSION if atom in DIGITS else VARIANT
    if DIGITS.isdisjoint(atom):
        return CONTENT
    return VERSION if _VERSION.fullmatch(atom) else VARIANT


@lru_cache(maxsize=1 << 16)
def telling(atom: str) -> bool:
    kind = KINDS.get(atom, 0)
    if kind & BRANDED:
        return True
    return len(atom) > 1 and not kind & (GENERIC | VARIES | FILLS | TYPES) and not _QUANTITY.fullmatch(atom)
