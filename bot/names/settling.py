"""A stretch of words that is not plainly made of names: read as one name, or as several, or not at all."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from bot.names.common import COMMON
from bot.names.exact import ADDED, FILLER, NAME, STRAY, Piece, Ranked, owners
from bot.names.kinds import BRANDED, FILLS, GENERIC, KINDS, LINKS, TAILS, VARIES
from bot.names.matching import ASIDE, Guess, Word, guess, word_of
from bot.names.parts import Parts
from bot.names.reading import DIGITS, Reading, key_of

LONGEST_PART = 8  # words that are matched as parts of one name
_KNOWN = 4  # letters from which a word of the dictionary is taken at its word
_FUZZY = 2  # a name that is not exact costs this much more


class Item(NamedTuple):
    """Words that ask for a tool: it, or what they may mean (`sure` is False), or nothing we know."""

    first: int
    last: int
    slugs: tuple[str, ...] = ()
    sure: bool = False


class Settler:
    """Reads stretches of one text; what it learns about a word is kept for the next stretch."""

    __slots__ = ("_get", "_parts", "_reading", "_words")

    def __init__(self, reading: Reading, parts: Parts, get: Callable[[str], Ranked | None]) -> None:
        self._reading = reading
        self._parts = parts
        self._get = get
        self._words: dict[int, Word] = {}

    def items(self, first: int, last: int, pieces: list[Piece], *, together: bool) -> list[Item]:
        """`together`: separators stand around, so the words are one name unless they plainly are not."""
        first, last = self._core(first, last)
        whole = self.one(first, last)
        if whole is not None:
            return [Item(first, last, whole.slugs, whole.sure)]
        found = self._several(first, last, pieces)
        if together and any(not item.slugs for item in found):
            return [Item(first, last)]
        return found

    def _core(self, first: int, last: int) -> tuple[int, int]:
        """Without the small talk at both ends, unless there is nothing else."""
        kinds, low, high = self._reading.kinds, first, last
        while low < high and kinds[low] & (FILLS | TAILS | LINKS):
            low += 1
        while high > low and kinds[high - 1] & (FILLS | TAILS | LINKS):
            high -= 1
        return (low, high) if low < high else (first, last)

    def _word(self, at: int) -> Word:
        word = self._words.get(at)
        if word is None:
            word = self._words[at] = word_of(self._reading.words[at], self._parts)
        return word

    def one(self, first: int, last: int) -> Guess | None:
        """The stretch as one name."""
        found = self._part(first, last)
        if found is not None and found.sure:
            return found
        return self._misspelt(first, last) or found

    def _part(self, first: int, last: int) -> Guess | None:
        """The stretch as a part of one name, its words in any order."""
        if last - first > LONGEST_PART:
            return None
        words = [self._word(at) for at in range(first, last)]
        tools: set[str] | frozenset[str] | None = None
        for word in words:
            if not word.tools and word.kind & ASIDE:
                continue
            tools = word.tools if tools is None else tools & word.tools
            if not tools:
                return None
        return guess(words, tools, self._parts) if tools else None

    def _misspelt(self, first: int, last: int) -> Guess | None:
        """The stretch as one name with a slip; numbers must be right, and a known word is no slip of another."""
        words = self._reading.words[first:last]
        key = key_of(words)
        if any(len(word) == 1 and word not in DIGITS for word in words) or (len(words) == 1 and key in COMMON):
            return None
        found: dict[str, int] = {}
        for near, slips in self._parts.near_keys(key).items():
            ranked = self._get(near)
            if ranked and all(self._allowed(word, near, slips) for word in words):
                for slug in owners(ranked):
                    if self._same_numbers(words, slug):
                        found[slug] = slips
        if not found:
            return None
        return Guess(tuple(sorted(found)), sure=len(found) == 1, price=2 * min(found.values()))

    def _several(self, first: int, last: int, pieces: list[Piece]) -> list[Item]:
        """The stretch as names side by side, with as few words unread as possible."""
        exact = {piece.first: piece for piece in pieces}
        prices = [0] + [STRAY * (last - first + 1)] * (last - first)
        back: list[Item | None] = [None] * (last - first + 1)
        for at in range(first, last):
            here = prices[at - first]
            if here + self._unread(at) < prices[at + 1 - first]:
                prices[at + 1 - first], back[at + 1 - first] = here + self._unread(at), None
            for price, item in self._starting(at, last, exact.get(at)):
                if here + price < prices[item.last - first]:
                    prices[item.last - first], back[item.last - first] = here + price, item
        return self._path(first, back)

    def _starting(self, at: int, last: int, exact: Piece | None) -> Iterator[tuple[int, Item]]:
        if exact is not None:
            yield NAME, Item(exact.first, exact.last, exact.slugs, len(exact.slugs) == 1)
        tools: set[str] | frozenset[str] | None = None
        for end in range(at + 1, min(last, at + LONGEST_PART) + 1):
            word = self._word(end - 1)
            if word.tools or not word.kind & ASIDE:
                tools = word.tools if tools is None else tools & word.tools
            near = self._misspelt(at, end)
            found = near or (guess([self._word(one) for one in range(at, end)], tools, self._parts) if tools else None)
            if found is not None:
                yield NAME + _FUZZY + found.price, Item(at, end, found.slugs, found.sure)

    def _unread(self, at: int) -> int:
        kind = self._reading.kinds[at]
        if kind & (FILLS | TAILS | LINKS):
            return FILLER
        return ADDED if kind & GENERIC else STRAY

    def _path(self, first: int, back: list[Item | None]) -> list[Item]:
        items: list[Item] = []
        at = len(back) - 1
        while at > 0:
            item = back[at]
            if item is not None:
                items.append(item)
                at = item.first - first
                continue
            at -= 1
            if self._unread(first + at) == STRAY:
                items.append(Item(first + at, first + at + 1))
        return self._joined(items[::-1])

    def _joined(self, items: list[Item]) -> list[Item]:
        """An unread version or variant belongs to the name before it and makes it unknown; unread words stay together."""
        joined: list[Item] = []
        for item in items:
            before = joined[-1] if joined and joined[-1].last == item.first else None
            if item.slugs or before is None or (before.slugs and not self._version(item.first)):
                joined.append(item)
            else:
                joined[-1] = Item(before.first, item.last)
        return joined

    def _version(self, at: int) -> bool:
        word, kind = self._reading.words[at], self._reading.kinds[at]
        return bool(kind & (VARIES | BRANDED)) or not DIGITS.isdisjoint(word) or self._parts.holds(word)

    def _allowed(self, word: str, near: str, slips: int) -> bool:
        if word in near:
            return True
        if len(word) < _KNOWN and slips > 1:  # a short word is not mistyped into nothing
            return False
        return word not in COMMON and not self._parts.holds(word) and not KINDS.get(word, 0) & (VARIES | BRANDED)

    def _same_numbers(self, words: list[str], slug: str) -> bool:
        asked = _numbers(tuple(atom for word in words for atom in word_of(word, self._parts).atoms))
        return any(asked == _numbers(variant.atoms) for variant in self._parts.variants(slug))


def _numbers(atoms: tuple[str, ...]) -> list[str]:
    return sorted(atom for atom in atoms if not DIGITS.isdisjoint(atom))
