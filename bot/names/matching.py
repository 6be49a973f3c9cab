"""Which tool a few words mean when they are not exactly its name: a part, a missing version, a slip, another order."""

from collections.abc import Collection
from heapq import nsmallest
from typing import NamedTuple

from bot.names.accepting import Fit, Guess
from bot.names.choosing import HEADLESS, UNSURE, VAGUE, choose
from bot.names.common import COMMON
from bot.names.kinds import FILLS, GENERIC, KINDS, LINKS, TAILS, TYPES, VARIES
from bot.names.parts import FAMILY, Parts, Slips
from bot.names.reading import DIGITS, atoms_of
from bot.names.shapes import Variant
from bot.names.weights import WHOLE, telling, weight

ASIDE = FILLS | GENERIC | LINKS | TAILS | TYPES  # words a name may be given without
_FAMILY = 24  # more tools than that with one word in common are never one tool
_TOO_MANY = 300  # tools that share the words: no card can list them
_NOBODY: frozenset[str] = frozenset()


class _Said(NamedTuple):
    """The words of a stretch: atoms that are in names, misspelt ones, and two kinds that may be left out."""

    known: list[str]
    slipped: list[Slips]
    aside: frozenset[str]
    small: frozenset[str]


Met = tuple[frozenset[str], int, tuple[str, ...]]  # what a name has left, the slips so far, what was meant


class Word(NamedTuple):
    """A typed word: its atoms, what misspelt ones may stand for, and the tools that have them all."""

    atoms: tuple[str, ...]
    slips: tuple[Slips, ...]
    tools: frozenset[str] | set[str]
    kind: int


def left_out(kind: int) -> bool:
    """Whether a word of this kind may be typed beside a name, or left out of it, without meaning another tool."""
    return bool(kind & ASIDE) and not kind & VARIES


def word_of(text: str, kind: int, parts: Parts) -> Word:
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
    return Word(tuple(atoms), tuple(slips), tools or _NOBODY, kind)


def _both(pieces: tuple[str, ...], parts: Parts) -> frozenset[str] | set[str]:
    one, two = pieces
    return parts.named(one) & parts.named(two)


def guess(words: list[Word], tools: Collection[str], parts: Parts) -> Guess | None:
    """What these words mean among the tools that share them all; None when they say too little or too much."""
    told = [word for word in words if not left_out(word.kind)]
    aside = frozenset(atom for word in words if left_out(word.kind & ~FILLS & ~LINKS & ~TAILS) for atom in word.atoms)
    small = frozenset(atom for word in words if word.kind & FILLS for atom in word.atoms)
    known = [atom for word in told for atom, near in zip(word.atoms, word.slips, strict=True) if not near]
    slipped = [near for word in told for near in word.slips if near]
    if not slipped and len(known) == 1 and not telling(known[0]):
        return _any_of(tools, parts) if KINDS.get(known[0], 0) & VARIES else None
    if not slipped and len(tools) > _FAMILY and (len(known) == 1 or parts.family(known[0])):
        found = _of_many(frozenset(known) | aside, tools, parts)
        return found if found.sure or known[0] not in COMMON or parts.family(known[0]) else None
    fits = _fits(_Said(known, slipped, aside, small), tools, parts)
    fits.sort()
    return choose(fits, parts) if fits else None


def _any_of(tools: Collection[str], parts: Parts) -> Guess | None:
    """A variant without its family, "flash" or "turbo", may be that of each; "agent" is no variant of most."""
    several = nsmallest(_TOO_MANY, tools)
    versions = sum(any(not DIGITS.isdisjoint(atom) for atom in parts.spelt(slug).variants[0].atoms) for slug in several)
    return Guess(tuple(several), sure=False, price=VAGUE) if 2 * versions > len(several) >= FAMILY else None


def _of_many(said: frozenset[str], tools: Collection[str], parts: Parts) -> Guess:
    """Words that a whole family shares mean all of it, unless they are all there is of one name."""
    whole = [slug for slug in tools if any(variant.bag <= said for variant in parts.spelt(slug).variants)]
    if len(whole) == 1:
        return Guess((whole[0],), sure=True, price=0)
    return Guess(tuple(tools if len(tools) <= _TOO_MANY else nsmallest(_TOO_MANY, tools)), sure=False, price=UNSURE)


def _fits(said: _Said, tools: Collection[str], parts: Parts) -> list[Fit]:
    known, slipped, aside, small = said
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
            left = bag - asked - aside - small
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
    headless, inner = head in extras, not variant.parts.isdisjoint((*asked, *meant))
    rank = missing + HEADLESS * (headless + inner)
    return Fit(
        missed, rank, missing, headless, slips, len(extras), slug, extras, (*(asked & variant.bag), *meant), inner
    )
