"""Whether the words that led to one tool say enough to be it."""

import re
from typing import NamedTuple

from bot.names.common import COMMON, EVERYDAY
from bot.names.kinds import BRANDED, FILLS, GENERIC, KINDS, TYPES, VARIES
from bot.names.parts import Parts
from bot.names.reading import DIGITS
from bot.names.shapes import Variant
from bot.names.weights import CONTENT, VARIANT, VERSION, WHOLE, telling, weight

_SIZE = re.compile(r"\d+(?:\.\d+)?b")
_DISTINCT = 4  # letters from which a word may stand for a name without the name's beginning
_PLENTY = 3  # plain words that together say which one


class Fit(NamedTuple):
    """How well the words are one spelling of a tool. They sort by what is missing; a beginning counts as two levels."""

    missed: int  # typed words that may be left out, and are not in the name
    rank: int
    missing: int
    headless: bool
    slips: int
    lacks: int
    slug: str
    extras: frozenset[str]
    matched: tuple[str, ...]
    inner: bool  # a matched atom is only a part of a written word


class Guess(NamedTuple):
    """The one tool the words mean, or those they may mean; `price` ranks guesses for different stretches of words."""

    slugs: tuple[str, ...]
    sure: bool
    price: int


def accepted(fit: Fit, parts: Parts, *, alone: bool) -> Guess | None:
    """One reading is enough only when the words that led to it say enough."""
    told = [atom for atom in fit.matched if telling(atom)]
    known = EVERYDAY if alone and fit.rank == WHOLE else COMMON  # Meta is Meta AI, but Gmail is not GPT for Gmail
    uncommon = [atom for atom in told if atom not in known or KINDS.get(atom, 0) & BRANDED]
    own = [atom for atom in uncommon if not parts.begins_many(atom)]
    if fit.missing == VARIANT and _other_variant(fit, parts):
        return None
    if fit.missing == CONTENT:
        enough = bool(own or _counted(fit)) and not (fit.slips or fit.inner or fit.headless)
    elif fit.inner and len(fit.matched) == 1:
        enough = any(len(atom) > _DISTINCT for atom in own) and not fit.headless and not fit.slips
    elif fit.headless:
        enough = not fit.missed and not _describes(fit, parts) and _enough_without_head(fit, own, parts)
    else:
        enough = bool(uncommon) or (bool(told) and (not fit.extras or _specific(fit))) or _all_but_version(fit)
    price = 2 * fit.missing + 3 * fit.slips + 3 * fit.headless
    return Guess((fit.slug,), sure=True, price=price) if enough else None


def _other_variant(fit: Fit, parts: Parts) -> bool:
    """Whether the words are a versioned tool and a variant of it that does not exist: o3 High is not o3 Mini High."""
    said = frozenset(fit.matched)
    plain = frozenset(atom for atom in said if not KINDS.get(atom, 0) & VARIES)
    counted = [atom for atom in plain if not DIGITS.isdisjoint(atom)]
    if plain == said or not counted or not any(_lost_within(fit, one) for one in parts.spelt(fit.slug).variants):
        return False
    return any(variant.bag == plain for slug in parts.named(counted[0]) for variant in parts.spelt(slug).variants)


def _lost_within(fit: Fit, variant: Variant) -> bool:
    """Whether a variant is missing between words that were said."""
    end = max((at for at, atom in enumerate(variant.atoms) if atom in fit.matched), default=0)
    return any(atom in fit.extras and KINDS.get(atom, 0) & (VARIES | BRANDED) for atom in variant.atoms[:end])


def _specific(fit: Fit) -> bool:
    """Whether plain words say which one: Step 3.5 is Step 3.5 Flash, but Android Studio is not Android Studio Bot."""
    versioned = any(weight(atom) == VERSION or KINDS.get(atom, 0) & VARIES for atom in fit.matched)
    told = sum(map(telling, fit.matched))
    if told > 1 and all(KINDS.get(atom, 0) & FILLS for atom in fit.extras):
        return True  # Scan Kitchen is Scan My Kitchen
    return len(fit.matched) > 1 and (fit.missing <= VERSION or versioned or told >= _PLENTY)


def _counted(fit: Fit) -> bool:
    """Whether a version and a size say which of a family: Hermes 3 405B is Hermes 3 on Llama 3.1 405B."""
    return tells(fit) and sum(not DIGITS.isdisjoint(atom) for atom in fit.matched) > 1


def _all_but_version(fit: Fit) -> bool:
    """Whether plain words are all of a name but its number: Embed v3 Multilingual, Text Multilingual Embedding 002."""
    return len(fit.matched) > 1 and fit.missing == VERSION and not (fit.slips or fit.inner)


def _describes(fit: Fit, parts: Parts) -> bool:
    """Whether the words only say what a tool is: Tattoo Generator is not Ink AI - Tattoo Generator, but Klein is FLUX."""
    variants = parts.spelt(fit.slug).variants
    whole = frozenset(fit.matched) | fit.extras
    alone = [variant for variant in variants if variant.bag < whole and not parts.family(variant.head)]
    return any(variant.bag.isdisjoint(fit.matched) for variant in alone)


def _enough_without_head(fit: Fit, uncommon: list[str], parts: Parts) -> bool:
    """Opus 4.5 is Claude Opus 4.5, and Cody is Sourcegraph Cody, but Radio is not Amazing AI Radio."""
    whole = parts.spelt(fit.slug).variants[0]
    descriptive = KINDS.get(whole.head, 0) & GENERIC and len(whole.atoms) == len(fit.matched) + 1
    if not (fit.slips or fit.inner or descriptive) and any(len(atom) >= _DISTINCT for atom in uncommon):
        return True
    if len(fit.matched) == 1:
        if fit.slips:
            return False
    elif _described(fit) or (uncommon and not (fit.slips or fit.inner) and max(map(len, fit.matched)) >= _DISTINCT):
        return True
    heads = {variant.head for variant in parts.spelt(fit.slug).variants} & fit.extras
    return (bool(uncommon) or numbered(fit) or _sized(fit)) and any(parts.family(head) for head in heads)


def _described(fit: Fit) -> bool:
    """Whether only a description is missing: ada 002 is text-embedding-ada-002."""
    versioned = any(weight(atom) == VERSION for atom in fit.matched) and any(map(telling, fit.matched))
    return versioned and not fit.slips and all(KINDS.get(atom, 0) & (VARIES | TYPES) for atom in fit.extras)


def numbered(fit: Fit) -> bool:
    """Whether a number and a variant are given, as in "2.5 flash" or "ultra 253b"."""
    counted = any(not DIGITS.isdisjoint(atom) for atom in fit.matched)
    return counted and any(KINDS.get(atom, 0) & VARIES for atom in fit.matched)


def _sized(fit: Fit) -> bool:
    """Whether all but a version is given, with a size: "nemotron 70b", but "qwen 1.5b" is no distill on Qwen."""
    return (
        fit.missing <= VERSION and tells(fit) and not fit.slips and any(_SIZE.fullmatch(atom) for atom in fit.matched)
    )


def tells(fit: Fit) -> bool:
    return any(telling(atom) and atom not in COMMON for atom in fit.matched)
