"""A stretch of words read as one name that is not typed exactly: as a part of it, or with a slip in it."""

import re
from collections.abc import Callable

from bot.names.accepting import Guess
from bot.names.common import COMMON, is_common
from bot.names.exact import Ranked, owners
from bot.names.kinds import BRANDED, KINDS, LINKS, VARIES
from bot.names.matching import Word, guess, left_out, word_of
from bot.names.near import beside, replaced
from bot.names.parts import Parts
from bot.names.reading import DIGITS, Reading, atoms_of, key_of
from bot.names.shapes import Variant
from bot.names.weights import WHOLE, weight

LONGEST_PART = 8  # words that are matched as parts of one name
_SLIP = 3  # the price of a part from which a slip may be in it
_SHORT = 3  # letters up to which a word is not mistyped into nothing

_WORDY = re.compile(r"\d[^\W\d]{2,}")  # the 4al of gpt4al: no version, but where two words run together

Tools = set[str] | frozenset[str]


class Stretches:
    """Reads stretches of one text; what it learns about a word or a stretch is kept for the next."""

    __slots__ = ("_guesses", "_misspelt", "_strangers", "_words", "get", "parts", "reading")

    def __init__(self, reading: Reading, parts: Parts, get: Callable[[str], Ranked | None]) -> None:
        self.reading, self.parts, self.get = reading, parts, get
        self._words: dict[int, Word] = {}
        self._strangers: list[tuple[int, str]] | None = None
        self._guesses: dict[tuple[int, int], Guess | None] = {}
        self._misspelt: dict[tuple[int, int], Guess | None] = {}

    def one(self, first: int, last: int) -> Guess | None:
        """The stretch as one name, by its parts or by its letters."""
        slip = self.misspelt(first, last) if last - first == 1 else None
        if slip is not None and slip.sure:
            return slip
        found = self._part(first, last)
        if found is not None and found.sure:
            return self._or_other(found, first, last)
        return slip or self.misspelt(first, last) or found

    def _or_other(self, part: Guess, first: int, last: int) -> Guess:
        """A part with a slip in it may as well be a slip of a whole name."""
        whole = self.misspelt(first, last) if part.price >= _SLIP and last - first > 1 else None
        if whole is None or set(part.slugs) <= set(whole.slugs):
            return part
        return Guess((*part.slugs, *whole.slugs), sure=False, price=part.price)

    def word(self, at: int) -> Word:
        word = self._words.get(at)
        if word is None:
            word = self._words[at] = word_of(self.reading.words[at], self.reading.kinds[at], self.parts)
        return word

    def narrowed(self, tools: Tools | None, at: int) -> Tools | None:
        """The tools that have the next word too; a word that may be left out does not narrow them."""
        word = self.word(at)
        if left_out(word.kind):
            return tools
        return word.tools if tools is None else tools & word.tools

    def numbered(self, first: int, last: int) -> bool:
        """Whether a tool that shares these words has a number in its name."""
        tools: Tools | None = None
        for at in range(first, last):
            tools = self.narrowed(tools, at)
        spelt = (self.parts.spelt(slug) for slug in tools or ())
        return any(_numbers(variant.atoms) for each in spelt for variant in each.variants)

    def guess(self, first: int, last: int, tools: Tools) -> Guess | None:
        """What the words of the stretch mean, given the tools that share them."""
        span = (first, last)
        if span not in self._guesses:
            self._guesses[span] = guess([self.word(at) for at in range(first, last)], tools, self.parts)
        return self._guesses[span]

    def _part(self, first: int, last: int) -> Guess | None:
        if last - first > LONGEST_PART:
            return None
        tools: Tools | None = None
        for at in range(first, last):
            tools = self.narrowed(tools, at)
            if tools is not None and not tools:
                return None
        return self.guess(first, last, tools) if tools else None

    def swapped(self, first: int, last: int) -> Guess | None:
        """The stretch as all the words of one name in another order."""
        words = [self.word(at) for at in range(first, last)]
        said = frozenset(atom for word in words for atom in word.atoms)
        shared = frozenset.intersection(*(frozenset(word.tools) for word in words))
        spelt = {slug: self.parts.spelt(slug).variants for slug in shared}
        whole = [slug for slug, variants in spelt.items() if any(_all_there(one, said) for one in variants)]
        named = [slug for slug in whole if _all_there(spelt[slug][0], said)] if len(whole) > 1 else whole
        return Guess((named[0],), sure=True, price=0) if len(named) == 1 else None

    def misspelt(self, first: int, last: int) -> Guess | None:
        """The stretch as one name with a slip; numbers must be right, and a known word is no slip of another."""
        span = (first, last)
        if span not in self._misspelt:
            self._misspelt[span] = self._slipped(first, last) if self.strange(first, last) else None
        return self._misspelt[span]

    def _slipped(self, first: int, last: int) -> Guess | None:
        words = self.reading.words[first:last]
        found: dict[str, int] = {}
        typed = key_of(words)
        for near, slips in self.parts.near_keys(typed).items():
            ranked, many = self.get(near), slips > 1 or (len(words) > 1 and replaced(typed, near))
            allowed = (self._allowed(word, near, many=many) or _as_variant(words, word, near) for word in words)
            if ranked and all(allowed):
                found |= {slug: slips for slug in owners(ranked) if self._same_numbers(words, near, slug)}
        if not found:
            return None
        return Guess(tuple(sorted(found)), sure=len(found) == 1, price=2 * min(found.values()))

    def strange(self, first: int, last: int) -> list[str]:
        """The words here that may be slips: they are in no name; but a number is right or wrong, never a slip."""
        if self._strangers is None:
            self._strangers = [(at, word) for at, word in enumerate(self.reading.words) if not self._known(at, word)]
        strange = [word for at, word in self._strangers if first <= at < last]
        if not strange or (last - first == 1 and is_common(strange[0])) or any(map(self._wrong, strange)):
            return []
        return strange

    def _known(self, at: int, word: str) -> bool:
        return bool(self.reading.kinds[at] & LINKS) or all(map(self.parts.holds, atoms_of(word)))

    def _wrong(self, word: str) -> bool:
        if len(word) == 1:
            return True
        numbers = (atom for atom in atoms_of(word) if not DIGITS.isdisjoint(atom) and not _WORDY.fullmatch(atom))
        return not all(map(self.parts.holds, numbers))

    def _allowed(self, word: str, near: str, *, many: bool) -> bool:
        """Whether a word may be mistyped: a short one not with several slips, nor with a wrong letter."""
        if word in near:
            return True
        if len(word) <= _SHORT and many:
            return False  # Ray Ban is not Rayyan
        return not is_common(word) and not self.parts.holds(word) and not KINDS.get(word, 0) & (VARIES | BRANDED)

    def _same_numbers(self, words: list[str], near: str, slug: str) -> bool:
        if all(word in near or DIGITS.isdisjoint(word) for word in words) and _runs(key_of(words)) == _runs(near):
            return True
        asked = _numbers([atom for word in words for atom in atoms_of(word)])
        return any(asked == _numbers(variant.atoms) for variant in self.parts.spelt(slug).variants)


def _as_variant(words: list[str], word: str, near: str) -> bool:
    """Whether a word is too short or too plain to be a slip, but for the variant in its place: Qwen3.7 Mqx, Imagen 3 Fats."""
    at = words.index(word)
    before, after = key_of(words[:at]), key_of(words[at + 1 :])
    meant = near[len(before) : len(near) - len(after)]
    if not before or word in COMMON or not KINDS.get(meant, 0) & VARIES or f"{before}{meant}{after}" != near:
        return False
    return len(word) == len(meant) and (sorted(word) == sorted(meant) or beside(word, meant))


def _all_there(variant: Variant, said: frozenset[str]) -> bool:
    """Whether a name has all these words and no others, but for such as may be left out; GPT is not all of ChatGPT."""
    return said <= variant.bag and variant.parts <= said and all(weight(atom) == WHOLE for atom in variant.bag - said)


def _runs(key: str) -> list[str]:
    return re.findall(r"\d[\d.]*", key)


def _numbers(atoms: list[str] | tuple[str, ...]) -> list[str]:
    return sorted(atom for atom in atoms if not DIGITS.isdisjoint(atom))
