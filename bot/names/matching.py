"""Which tool a few words mean when they are not exactly its name: a part, a missing version, a slip, another order."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from heapq import nsmallest
from typing import NamedTuple

from bot.names.common import COMMON
from bot.names.kinds import BRANDED, FILLS, GENERIC, KINDS, LINKS, TAILS, VARIES
from bot.names.parts import Parts, Slips
from bot.names.reading import atoms_of
from bot.names.shapes import Variant

ASIDE = FILLS | GENERIC | LINKS | TAILS  # words a name may be given without
WHOLE, VERSION, VARIANT, CONTENT = range(4)  # the weightiest thing that a name has and the words lack
_DISTINCT = 4  # letters from which a word may stand for a name without the name's beginning
_TOO_MANY = 300  # tools that share the words: no card can list them
_DIGITS = frozenset("0123456789")
_QUANTITY = re.compile(r"\d+(?:\.\d+)*|\d+(?:x\d+)?(?:\.\d+)?[bkmt]")  # 4.1, 70b: says nothing without a name
_VERSION = re.compile(r"[a-z]?\d+(?:\.\d+)*")


class Word(NamedTuple):
    """A typed word: its atoms, what misspelt ones may stand for, and the tools that have them all."""

    atoms: tuple[str, ...]
    slips: tuple[Slips, ...]
    tools: frozenset[str] | set[str]
    kind: int


class Fit(NamedTuple):
    """How well the words are one spelling of a tool. They sort by what is missing."""

    missing: int
    headless: bool
    slips: int
    extras: frozenset[str]
    slug: str
    matched: tuple[str, ...]
    inner: bool  # a matched atom is only a part of a written word


class Guess(NamedTuple):
    """The one tool the words mean, or those they may mean; `price` ranks guesses for different stretches of words."""

    slugs: tuple[str, ...]
    sure: bool
    price: int


@lru_cache(maxsize=1 << 16)
def weight(atom: str) -> int:
    """How much a name loses without this atom: nothing, its version, what tells it from its family, or its meaning."""
    kind = KINDS.get(atom, 0)
    if kind & (VARIES | BRANDED):
        return VARIANT
    if kind & GENERIC:
        return WHOLE
    if _DIGITS.isdisjoint(atom):
        return CONTENT
    return VERSION if _VERSION.fullmatch(atom) else VARIANT


def word_of(text: str, parts: Parts) -> Word:
    atoms = atoms_of(text)
    kind = KINDS.get(text, 0)
    slips: list[Slips] = []
    tools: frozenset[str] | set[str] | None = None
    for atom in atoms:
        found, near = parts.tools(atom), Slips()
        if not found:
            near = parts.slips(atom)
            found = frozenset().union(*(parts.tools(other) for other in near))
        slips.append(near)
        tools = found if tools is None else tools & found
    return Word(atoms, tuple(slips), tools or frozenset(), kind)


def guess(words: list[Word], tools: Collection[str], parts: Parts) -> Guess | None:
    """What these words mean among the tools that share them all; None when they say too little or too much."""
    told = [word for word in words if word.tools or not word.kind & ASIDE]
    fits = sorted(_fits(told, tools, parts))
    return _choose(fits, parts) if fits else None


def _fits(words: list[Word], tools: Collection[str], parts: Parts) -> Iterator[Fit]:
    known = [atom for word in words for atom, near in zip(word.atoms, word.slips, strict=True) if not near]
    slipped = [near for word in words for near in word.slips if near]
    asked = frozenset(known)
    repeated = len(asked) != len(known)
    for slug in nsmallest(_TOO_MANY, tools) if len(tools) > _TOO_MANY else tools:
        fits = [
            fit
            for variant in parts.variants(slug)
            if (fit := _fit(asked, slipped, slug, variant, parts.makers(slug)))
            and not (repeated and _repeats(known, variant))
        ]
        if fits:
            yield min(fits)


def _fit(
    asked: frozenset[str], slipped: list[Slips], slug: str, variant: Variant, makers: frozenset[str]
) -> Fit | None:
    bag = variant.bag
    lacking = asked - bag
    if lacking and not lacking <= makers:
        return None
    extras, slips, meant = bag - asked, 0, []
    for near in slipped:
        hit = min(((count, atom) for atom, count in near.items() if atom in extras), default=None)
        if hit is None:
            return None
        slips += hit[0]
        meant.append(hit[1])
        extras -= {hit[1]}
    matched = (*(asked & bag), *meant)
    if not matched:
        return None
    headless = variant.head in extras
    missing = max((weight(atom) for atom in extras if atom != variant.head), default=WHOLE)
    return Fit(
        missing, headless, slips, extras, slug, matched, bool(variant.parts) and not variant.parts.isdisjoint(matched)
    )


def _repeats(known: list[str], variant: Variant) -> bool:
    return any(known.count(atom) > variant.atoms.count(atom) for atom in variant.bag)


def _choose(fits: list[Fit], parts: Parts) -> Guess | None:
    """The one fit that lacks least; several when others lack no more, or when it is a guess which version is meant."""
    best = fits[0]
    if not best.extras and (len(fits) == 1 or fits[1].extras):
        return Guess((best.slug,), sure=True, price=3 * best.slips)
    family = [fit for fit in fits if fit.missing < CONTENT and (fit.headless, fit.slips) == (best.headless, best.slips)]
    chosen = _base(family) if family else best if len(fits) == 1 else None
    found = _accepted(chosen, parts) if chosen else None
    if found is not None:
        return found
    several = [fit for fit in (family if len(family) > 1 else fits) if not fit.headless or _tells(fit)]
    return _several(several) if len(several) > 1 else None


def _base(family: list[Fit]) -> Fit | None:
    """The member that all others only add to; none when the family comes in several versions."""
    best = family[0]
    versions = {atom for fit in family for atom in fit.extras if weight(atom) == VERSION}
    if len(versions) > 1:
        return None
    level = [fit for fit in family if fit.missing == best.missing]
    if len(level) == 1 and (best.missing < VARIANT or len(family) == 1):
        return best
    return next((fit for fit in level if all(fit is other or fit.extras < other.extras for other in family)), None)


def _accepted(fit: Fit, parts: Parts) -> Guess | None:
    """One reading is enough only when the words that led to it say enough."""
    price = 2 * fit.missing + 3 * fit.slips + 3 * fit.headless
    telling = [atom for atom in fit.matched if _telling(atom)]
    uncommon = [atom for atom in telling if atom not in COMMON]
    if fit.missing == CONTENT:
        enough = bool(uncommon) and not fit.slips and not fit.inner and not fit.headless
    elif fit.headless:
        enough = _enough_without_head(fit, uncommon, parts)
    else:
        enough = bool(uncommon) or (len(fit.matched) > 1 and bool(telling))
    return Guess((fit.slug,), sure=True, price=price) if enough else None


def _enough_without_head(fit: Fit, uncommon: list[str], parts: Parts) -> bool:
    """Opus 4.5 is Claude Opus 4.5, and Cody is Sourcegraph Cody, but Radio is not Amazing AI Radio."""
    if not fit.slips and any(len(atom) >= _DISTINCT for atom in uncommon):
        return True
    if fit.slips and len(fit.matched) == 1:
        return False
    heads = {variant.head for variant in parts.variants(fit.slug)} & fit.extras
    versioned = any(weight(atom) == VERSION for atom in fit.matched)
    varied = any(KINDS.get(atom, 0) & VARIES for atom in fit.matched)
    return (bool(uncommon) or (versioned and varied)) and any(parts.family(head) for head in heads)


def _several(fits: list[Fit]) -> Guess:
    return Guess(tuple(fit.slug for fit in fits), sure=False, price=6 + 3 * fits[0].slips)


def _tells(fit: Fit) -> bool:
    return any(_telling(atom) and atom not in COMMON for atom in fit.matched)


def _telling(atom: str) -> bool:
    kind = KINDS.get(atom, 0)
    if kind & BRANDED:
        return True
    return len(atom) > 1 and not kind & (GENERIC | VARIES | FILLS) and not _QUANTITY.fullmatch(atom)
