"""The atoms of all names: which tools a part of a name, a misspelt word or the maker's name may point to."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from bot.names.common import is_common
from bot.names.kinds import GENERIC, KINDS, VARIES
from bot.names.named import Named
from bot.names.near import Near
from bot.names.nicknames import WORDS
from bot.names.shapes import Variant, makers, misspellable, variants
from bot.names.weights import VERSION, weight

SHORTEST_SLIP = 4  # letters; below it every word is near another
ABBREVIATED = 3  # letters under which the atoms are kept for abbreviations

Slips = dict[str, int]
FAMILY = 3  # names with the same beginning
MOST_BEGUN = 500
_TOGETHER = 7  # letters from which a word may be two
MOST_OF_IT = 0.6  # of a word must be there for an abbreviation

_SIZES = re.compile(r"\d+x\d+|\d{3}")
_EMPTY: frozenset[str] = frozenset()


class Spelt(NamedTuple):
    """How a tool may be spelt, and the words that may stand before to say who makes it."""

    variants: tuple[Variant, ...]
    makers: frozenset[str]


_UNKNOWN = Spelt((), _EMPTY)


class Parts:
    """Postings of atoms to slugs; every structure is changed by one tool at a time."""

    __slots__ = ("_atoms", "_counted", "_heads", "_keys", "_made", "_near", "_spelt", "_starts", "_whole")

    def __init__(self) -> None:
        self._atoms: dict[str, set[str]] = {}
        self._made: dict[str, set[str]] = {}
        self._spelt: dict[str, Spelt] = {}
        self._heads: Counter[str] = Counter()
        self._counted: Counter[str] = Counter()
        self._whole: Counter[str] = Counter()
        self._near = Near()
        self._keys = Near()
        self._starts: dict[str, set[str]] = {}

    def add(self, named: Named) -> None:
        slug, spelt, made = named.slug, variants(named), makers(named)
        self._spelt[slug] = Spelt(spelt, made)
        self._heads.update({variant.head for variant in spelt})
        self._counted.update(_counting(spelt))
        self._whole.update(_whole(spelt))
        for atom in made:
            self._made.setdefault(atom, set()).add(slug)
        for atom in {atom for variant in spelt for atom in variant.atoms}:
            if atom not in self._atoms:
                self._learn(atom)
            self._atoms.setdefault(atom, set()).add(slug)
        for key in misspellable(named):
            self._keys.add(key)

    def remove(self, named: Named, *, kept: Iterable[str]) -> None:
        """Forgets a tool; `kept` are keys that others still own."""
        slug = named.slug
        spelt, made = self._spelt.pop(slug)
        _uncount(self._heads, {variant.head for variant in spelt})
        _uncount(self._counted, _counting(spelt))
        _uncount(self._whole, _whole(spelt))
        for atom in made:
            _drop(self._made, atom, slug)
        for atom in {atom for variant in spelt for atom in variant.atoms}:
            if _drop(self._atoms, atom, slug):
                self._forget(atom)
        still = set(kept)
        for key in misspellable(named):
            if key not in still:
                self._keys.remove(key)

    def _learn(self, atom: str) -> None:
        if atom.isalpha() and len(atom) >= SHORTEST_SLIP:
            self._near.add(atom)
            self._starts.setdefault(atom[:ABBREVIATED], set()).add(atom)

    def _forget(self, atom: str) -> None:
        if atom.isalpha() and len(atom) >= SHORTEST_SLIP:
            self._near.remove(atom)
            _drop(self._starts, atom[:ABBREVIATED], atom)

    def holds(self, atom: str) -> bool:
        """Whether this is a word of a name, not only a part of one: MX is no word though MXNet is."""
        return atom in self._whole

    def named(self, atom: str) -> set[str] | frozenset[str]:
        """The tools that have this atom in a name."""
        return self._atoms.get(atom, _EMPTY)

    def tools(self, atom: str) -> set[str] | frozenset[str]:
        """The tools that have this atom, or are made by whom it names."""
        named, made = self._atoms.get(atom), self._made.get(atom)
        if named and made:
            return named | made
        return named or made or _EMPTY

    def sharing(self, atoms: Iterable[str]) -> frozenset[str]:
        """The tools that have all of these atoms in a name; none when there are no atoms."""
        named = [self.named(atom) for atom in atoms]
        return frozenset(min(named, key=len)).intersection(*named) if named else _EMPTY

    def spelt(self, slug: str) -> Spelt:
        return self._spelt.get(slug, _UNKNOWN)

    def begins_many(self, atom: str) -> bool:
        """Whether several names begin with this word, so that alone it says nothing of one of them."""
        return self._heads[atom] >= FAMILY

    def family(self, head: str) -> bool:
        """Whether this word begins several names, so that it may be left out: Claude of Claude Opus 4.5."""
        return self._heads[head] >= FAMILY or head in self._made

    def counts(self, head: str) -> bool:
        """Whether a name has a version right behind this word: the 4 of GPT-4."""
        return head in self._counted

    def pieces(self, atom: str) -> tuple[str, ...]:
        """A word that is no atom, as the two atoms it is written together from: llamaguard is llama guard."""
        if len(atom) >= _TOGETHER and atom.isalpha():
            for at in range(len(atom) - SHORTEST_SLIP + 1, SHORTEST_SLIP - 2, -1):
                if atom[:at] in self._atoms and atom[at:] in self._atoms:
                    return atom[:at], atom[at:]
        return ()

    def slips(self, atom: str) -> Slips:
        """What a word that is no atom may have been meant to be, with the slips in between."""
        if atom in WORDS:
            return {WORDS[atom]: 0}
        if _SIZES.fullmatch(atom):  # 8x22 is 8x22b, and 120 is 120b
            return {f"{atom}b": 0} if f"{atom}b" in self._atoms else {}
        if (
            len(atom) < SHORTEST_SLIP
            or not atom.isalpha()
            or is_common(atom)
            or KINDS.get(atom, 0) & (VARIES | GENERIC)
        ):
            return {}
        near = self._near.find(atom) or self._clipped(atom)
        if near:
            return near
        begun = self._starts.get(atom[:ABBREVIATED], ()) if len(atom) > SHORTEST_SLIP else ()
        if len(begun) > MOST_BEGUN:
            return {}
        return {word: 2 for word in begun if word.startswith(atom) and len(atom) >= len(word) * MOST_OF_IT}

    def _clipped(self, atom: str) -> Slips:
        """A variant without its last letter: larg is large, though bito is not bitol."""
        begun = self._starts.get(atom[:ABBREVIATED], ())
        return {word: 1 for word in begun if word[:-1] == atom and KINDS.get(word, 0) & VARIES}

    def near_keys(self, key: str) -> Slips:
        return self._keys.find(key)

    def begun(self, start: str) -> Iterable[str]:
        return self._starts.get(start[:ABBREVIATED], ())


def _whole(spelt: Iterable[Variant]) -> set[str]:
    return {atom for variant in spelt for atom in variant.atoms if atom not in variant.parts}


def _counting(spelt: Iterable[Variant]) -> set[str]:
    return {one.head for one in spelt if len(one.atoms) > 1 and weight(one.atoms[1]) == VERSION}


def _uncount(counts: Counter[str], atoms: set[str]) -> None:
    counts.subtract(atoms)
    for atom in atoms:
        if not counts[atom]:
            del counts[atom]


def _drop(postings: dict[str, set[str]], key: str, value: str) -> bool:
    """Whether that was the last value of this key."""
    postings[key].discard(value)
    if postings[key]:
        return False
    del postings[key]
    return True
