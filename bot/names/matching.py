"""Which tool a few words mean when they are not exactly its name: a part, a missing version, a slip, another order."""

from collections.abc import Collection
from heapq import nsmallest
from typing import NamedTuple

from bot.names.common import COMMON, EVERYDAY
from bot.names.kinds import BRANDED, FILLS, GENERIC, KINDS, LINKS, TAILS, TYPES, VARIES
from bot.names.parts import Parts, Slips
from bot.names.reading import atoms_of
from bot.names.shapes import Variant
from bot.names.weights import CONTENT, VARIANT, VERSION, WHOLE, telling, weight

ASIDE = FILLS | GENERIC | LINKS | TAILS | TYPES  # words a name may be given without
_DISTINCT = 4  # letters from which a word may stand for a name without the name's beginning
_FAMILY = 24  # more tools than that with one word in common are never one tool
_HEADLESS = 2
_UNSURE = 6  # the price of not knowing which
_VAGUE = 200  # the price of a version without a name: only where nothing else is said
_TOO_MANY = 300  # tools that share the words: no card can list them
_NOBODY: frozenset[str] = frozenset()


Met = tuple[frozenset[str], int, tuple[str, ...]]  # what a name has left, the slips so far, what was meant


class Word(NamedTuple):
    """A typed word: its atoms, what misspelt ones may stand for, and the tools that have them all."""

    atoms: tuple[str, ...]
    slips: tuple[Slips, ...]
    tools: frozenset[str] | set[str]
    kind: int


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


def left_out(kind: int) -> bool:
    """Whether a word of this kind may be typed beside a name, or left out of it, without meaning another tool."""
    return bool(kind & ASIDE) and not kind & VARIES


def word_of(text: str, parts: Parts) -> Word:
    """What a word may stand for; one that is in no name may be misspelt, or two words written together."""
    atoms: list[str] = []
    slips: list[Slips] = []
    tools: frozenset[str] | set[str] | None = None
    for atom in atoms_of(text):
        found, near = parts.tools(atom), Slips()
        if not found:
            near = parts.slips(atom)
            pieces = parts.pieces(atom) if not near else ()
            found = _both(pieces, parts) if pieces else _NOBODY.union(*(parts.named(other) for other in near))
            atoms.extend(pieces or (atom,))
            slips.extend(Slips() for _ in pieces[1:])
        else:
            atoms.append(atom)
        slips.append(near)
        tools = found if tools is None else tools & found
    return Word(tuple(atoms), tuple(slips), tools or _NOBODY, KINDS.get(text, 0))


def _both(pieces: tuple[str, ...], parts: Parts) -> frozenset[str] | set[str]:
    one, two = pieces
    return parts.named(one) & parts.named(two)


def guess(words: list[Word], tools: Collection[str], parts: Parts) -> Guess | None:
    """What these words mean among the tools that share them all; None when they say too little or too much."""
    told = [word for word in words if not left_out(word.kind)]
    aside = frozenset(atom for word in words if left_out(word.kind & ~FILLS & ~LINKS & ~TAILS) for atom in word.atoms)
    known = [atom for word in told for atom, near in zip(word.atoms, word.slips, strict=True) if not near]
    slipped = [near for word in told for near in word.slips if near]
    if not slipped and len(known) == 1 and not telling(known[0]):
        return None
    if not slipped and len(tools) > _FAMILY and parts.family(known[0]):
        return _of_many(frozenset(known) | aside, tools, parts)
    fits = _fits(known, slipped, aside, tools, parts)
    fits.sort()
    return _choose(fits, parts) if fits else None


def _of_many(said: frozenset[str], tools: Collection[str], parts: Parts) -> Guess:
    """Words that a whole family shares mean all of it, unless they are all there is of one name."""
    whole = [slug for slug in tools if any(variant.bag <= said for variant in parts.spelt(slug).variants)]
    if len(whole) == 1:
        return Guess((whole[0],), sure=True, price=0)
    return Guess(tuple(tools if len(tools) <= _TOO_MANY else nsmallest(_TOO_MANY, tools)), sure=False, price=_UNSURE)


def _fits(
    known: list[str], slipped: list[Slips], aside: frozenset[str], tools: Collection[str], parts: Parts
) -> list[Fit]:
    asked, fits = frozenset(known), []
    repeated = len(asked) != len(known)
    for slug in nsmallest(_TOO_MANY, tools) if len(tools) > _TOO_MANY else tools:
        spelt, best = parts.spelt(slug), None
        for variant in spelt.variants:
            bag = variant.bag
            if not asked <= bag and not asked - bag <= spelt.makers:
                continue
            if repeated and any(known.count(atom) > variant.atoms.count(atom) for atom in bag):
                continue
            left = bag - asked - aside
            met = _met(slipped, left) if slipped else (left, 0, ())
            if met is None or not (met[2] or not asked.isdisjoint(bag)):
                continue
            fit = _fit(slug, variant, asked, met, len(aside - bag))
            if best is None or fit < best:
                best = fit
        if best is not None:
            fits.append(best)
    return fits


def _met(slipped: list[Slips], extras: frozenset[str]) -> Met | None:
    """The atoms the misspelt words stand for, taken from those a name has left; None when one stands for none."""
    slips, meant = 0, []
    for near in slipped:
        hits = [(count, atom) for atom, count in near.items() if atom in extras]
        if not hits:
            return None
        count, atom = min(hits)
        slips += count
        meant.append(atom)
        extras -= {atom}
    return extras, slips, tuple(meant)


def _fit(slug: str, variant: Variant, asked: frozenset[str], met: Met, missed: int) -> Fit:
    extras, slips, meant = met
    missing, head = WHOLE, variant.head
    for atom in extras:
        if atom != head and (lost := weight(atom)) > missing:
            missing = lost
    headless, inner = head in extras, not variant.parts.isdisjoint(asked)
    rank = missing + _HEADLESS * (headless + inner)
    return Fit(
        missed, rank, missing, headless, slips, len(extras), slug, extras, (*(asked & variant.bag), *meant), inner
    )


def _choose(fits: list[Fit], parts: Parts) -> Guess | None:
    """The one fit that lacks least; several when others lack no more, or when it is a guess which version is meant."""
    best = fits[0]
    fits = [fit for fit in fits if fit.missed == best.missed]
    family = [fit for fit in fits if fit.missing < CONTENT and (fit.headless, fit.slips) == (best.headless, best.slips)]
    chosen = _base(family) if family else best if len(fits) == 1 else None
    if chosen and chosen.missing == VARIANT and any(fit.missing == CONTENT and not fit.headless for fit in fits):
        chosen = None  # Doubao is neither Doubao 1.5 Pro nor Doubao Seed
    found = _accepted(chosen, parts, alone=len(fits) == 1) if chosen else None
    if found is not None:
        return found
    several = [
        fit for fit in (family if len(family) > 1 else fits) if not fit.headless or _tells(fit) or _numbered(fit)
    ]
    return _several(several) if len(several) > 1 else None


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
    return len(fit.matched) > 1 and (fit.missing <= VERSION or versioned)


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
    price = (_UNSURE if any(map(_tells, fits)) else _VAGUE) + 3 * fits[0].slips
    return Guess(tuple(fit.slug for fit in fits), sure=False, price=price)


def _tells(fit: Fit) -> bool:
    return any(telling(atom) and atom not in COMMON for atom in fit.matched)
