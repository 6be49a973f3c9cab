"""Of the names that fit some words, the one that is meant, or those that may be meant."""

from typing import NamedTuple

from bot.names.common import COMMON, EVERYDAY
from bot.names.kinds import BRANDED, FILLS, GENERIC, KINDS, VARIES
from bot.names.parts import Parts
from bot.names.weights import CONTENT, VARIANT, VERSION, WHOLE, telling, weight

HEADLESS = 2
UNSURE = 6  # the price of not knowing which
_DISTINCT = 4  # letters from which a word may stand for a name without the name's beginning
_PLENTY = 3  # plain words that together say which one
_VAGUE = 200  # the price of a version without a name: only where nothing else is said


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


def choose(fits: list[Fit], parts: Parts) -> Guess | None:
    """The one fit that lacks least; several when others lack no more, or when it is a guess which version is meant."""
    best = fits[0]
    if best.missing == CONTENT:  # Copilot Chat is not Chat With PDF by Copilot
        best = min(fits, key=_lack)
        fits = [fit for fit in fits if fit.missed == best.missed or fit.missing < CONTENT]
    else:
        fits = [fit for fit in fits if fit.missed == best.missed]
    family = [fit for fit in fits if fit.missing < CONTENT and (fit.headless, fit.slips) == (best.headless, best.slips)]
    chosen = _base(family) if family else best if len(fits) == 1 else None
    if chosen and any(fit.missing == CONTENT and not fit.headless and _rivals(chosen, fit) for fit in fits):
        chosen = None
    found = _accepted(chosen, parts, alone=len(fits) == 1) if chosen else None
    if found is not None:
        return found
    several = [
        fit for fit in (family if len(family) > 1 else fits) if not fit.headless or _tells(fit) or _numbered(fit)
    ]
    if len(several) <= 1 and _one_family(fits, parts):
        several = fits
    leading = [fit for fit in several if _leads(fit, parts)]
    if len(leading) == 1:
        return Guess((leading[0].slug,), sure=True, price=2 * leading[0].missing + 3 * leading[0].slips)
    return _several(several) if len(several) > 1 else None


def _leads(fit: Fit, parts: Parts) -> bool:
    """Whether a name begins with all the words, a version among them: Hermes 3 is no Hermes 2 Pro on Llama 3."""
    said = frozenset(fit.matched)
    versioned = fit.missing == CONTENT and any(weight(atom) == VERSION for atom in said)
    begun = any(frozenset(variant.atoms[: len(said)]) == said for variant in parts.spelt(fit.slug).variants)
    return versioned and begun and _tells(fit)


def _one_family(fits: list[Fit], parts: Parts) -> bool:
    """Whether two variants together, as in "flash lite", are only found in one family."""
    heads = {parts.spelt(fit.slug).variants[0].head for fit in fits}
    return len(fits) > 1 and len(heads) == 1 and all(len(fit.matched) > 1 and fit.missing < CONTENT for fit in fits)


def _lack(fit: Fit) -> tuple[int, Fit]:
    return fit.rank, fit


def _rivals(chosen: Fit, other: Fit) -> bool:
    """Doubao is neither Doubao 1.5 Pro nor Doubao Seed; Hermes 405B is of Hermes 4, or of Hermes 3 on Llama."""
    if chosen.missing != VERSION:
        return chosen.missing == VARIANT
    return bool(_versions(other)) and _versions(other).isdisjoint(_versions(chosen))


def _versions(fit: Fit) -> set[str]:
    return {atom for atom in fit.extras if weight(atom) == VERSION}


def _base(family: list[Fit]) -> Fit | None:
    """The member that all others only add to; none when the family comes in several versions."""
    best = family[0]
    level = [fit for fit in family if fit.missing == best.missing]
    if best.missing == WHOLE and not best.headless and len(level) == 1:
        return best
    versions = {atom for fit in family for atom in fit.extras if weight(atom) == VERSION}
    if len(versions) > 1:
        return None
    if len(family) == 1:
        return best
    needed = {fit.slug: {atom for atom in fit.extras if weight(atom) != WHOLE} for fit in family}
    return next((fit for fit in level if _below_all(fit, family, needed)), None)


def _below_all(fit: Fit, family: list[Fit], needed: dict[str, set[str]]) -> bool:
    """Whether all other members lack what this one lacks, and more."""
    return all(fit is other or needed[fit.slug] < needed[other.slug] for other in family)


def _accepted(fit: Fit, parts: Parts, *, alone: bool) -> Guess | None:
    """One reading is enough only when the words that led to it say enough."""
    told = [atom for atom in fit.matched if telling(atom)]
    known = EVERYDAY if alone and fit.rank == WHOLE else COMMON  # Meta is Meta AI, but Gmail is not GPT for Gmail
    uncommon = [atom for atom in told if atom not in known or KINDS.get(atom, 0) & BRANDED]
    own = [atom for atom in uncommon if not parts.begins_many(atom)]
    if fit.missing == CONTENT:
        enough = bool(own) and not (fit.slips or fit.inner or fit.headless)
    elif fit.inner and len(fit.matched) == 1:
        enough = any(len(atom) > _DISTINCT for atom in own) and not fit.headless and not fit.slips
    elif fit.headless:
        enough = not fit.missed and _enough_without_head(fit, own, parts)
    else:
        enough = bool(uncommon) or (bool(told) and (not fit.extras or _specific(fit)))
    price = 2 * fit.missing + 3 * fit.slips + 3 * fit.headless
    return Guess((fit.slug,), sure=True, price=price) if enough else None


def _specific(fit: Fit) -> bool:
    """Whether plain words say which one: Step 3.5 is Step 3.5 Flash, but Android Studio is not Android Studio Bot."""
    versioned = any(weight(atom) == VERSION for atom in fit.matched)
    told = sum(map(telling, fit.matched))
    if told > 1 and all(KINDS.get(atom, 0) & FILLS for atom in fit.extras):
        return True  # Scan Kitchen is Scan My Kitchen
    return len(fit.matched) > 1 and (fit.missing <= VERSION or versioned or told >= _PLENTY)


def _enough_without_head(fit: Fit, uncommon: list[str], parts: Parts) -> bool:
    """Opus 4.5 is Claude Opus 4.5, and Cody is Sourcegraph Cody, but Radio is not Amazing AI Radio."""
    whole = parts.spelt(fit.slug).variants[0]
    descriptive = KINDS.get(whole.head, 0) & GENERIC and len(whole.atoms) == len(fit.matched) + 1
    if not (fit.slips or fit.inner or descriptive) and any(len(atom) >= _DISTINCT for atom in uncommon):
        return True
    if len(fit.matched) == 1:
        if fit.slips:
            return False
    elif uncommon and not (fit.slips or fit.inner) and max(map(len, fit.matched)) >= _DISTINCT:
        return True
    heads = {variant.head for variant in parts.spelt(fit.slug).variants} & fit.extras
    return (bool(uncommon) or _numbered(fit)) and any(parts.family(head) for head in heads)


def _numbered(fit: Fit) -> bool:
    """Whether a version and a variant are given, as in "2.5 flash"."""
    versioned = any(weight(atom) == VERSION for atom in fit.matched)
    return versioned and any(KINDS.get(atom, 0) & VARIES for atom in fit.matched)


def _several(fits: list[Fit]) -> Guess:
    price = (UNSURE if any(map(_tells, fits)) else _VAGUE) + 3 * fits[0].slips
    return Guess(tuple(fit.slug for fit in fits), sure=False, price=price)


def _tells(fit: Fit) -> bool:
    return any(telling(atom) and atom not in COMMON for atom in fit.matched)
