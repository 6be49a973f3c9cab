"""A stretch of words that is not plainly made of names: read as one name, or as several side by side."""

from collections.abc import Iterator
from typing import NamedTuple

from bot.names.accepting import Guess
from bot.names.asides import OFFERS, PLANS
from bot.names.common import COMMON
from bot.names.exact import ADDED, FILLER, NAME, STRAY, Piece, owners
from bot.names.growing import with_small
from bot.names.kinds import BRANDED, FILLS, GENERIC, LINKS, TAILS, TYPES, VARIES
from bot.names.reading import DIGITS, key_of
from bot.names.shapes import ALIAS
from bot.names.stretches import LONGEST_PART, Stretches, Tools

_FUZZY = 2  # a name that is not exact costs this much more
_TOLD_APART = 4  # letters of a name that may follow another without a sign between them
_LONGEST_SLIP = 4  # words in which a slip is looked for when names stand side by side


class Item(NamedTuple):
    """Words that ask for a tool: it, or what they may mean (`sure` is False), or nothing we know."""

    first: int
    last: int
    slugs: tuple[str, ...] = ()
    sure: bool = False
    talk: bool = False  # perhaps only a sentence beside the names


def settled(
    stretches: Stretches, first: int, last: int, pieces: list[Piece], *, together: bool, versus: bool
) -> list[Item]:
    """`together`: separators stand around, so the words are one name unless they plainly are not; with a `versus` more so."""
    low, high, whole = _whole(stretches, first, last, pieces, together=together)
    if whole is not None and not (whole.sure or together):
        found = _Split(stretches, low, high, pieces).items()
        if len(found) > 1 and all(item.sure for item in found):
            return found
    if whole is not None:
        return [Item(low, high, whole.slugs, whole.sure)]
    if high - low == 1 and not stretches.word(low).tools:
        return [Item(low, high)]
    subscribed = _subscribed(stretches, low, high, pieces)
    if subscribed is not None:
        return [subscribed]
    found = _Split(stretches, low, high, pieces).items()
    if len(found) == 1 and _one_of_two(pieces, found[0].slugs):
        found = [Item(low, high)]
    if together and len(found) > 1 and not _all_apart(stretches, found, versus=versus):
        return [Item(low, high)]
    return [Item(low, high)] if together and not all(item.slugs for item in found) else found


def _whole(
    stretches: Stretches, first: int, last: int, pieces: list[Piece], *, together: bool
) -> tuple[int, int, Guess | None]:
    """The words as one name: without the small talk around them, else with it, else in another order."""
    low, high = core(stretches, first, last)
    if pieces:  # the "you" of You.com is no small talk
        low, high = min(low, pieces[0].first), max(high, pieces[-1].last)
    whole = stretches.one(low, high)
    if whole is not None and _one_of_two(pieces, whole.slugs) and stretches.misspelt(low, high) is None:
        whole = None  # but Nebius Tokn Factory is all of one name
    unsure = whole is None or not whole.sure
    if (low, high) != (first, last):
        larger = with_small(stretches, first, Piece(low, high, ()))
        if larger.slugs:
            return larger.first, high, Guess(larger.slugs, sure=True, price=0)
        fuller = stretches.misspelt(first, last)
        if fuller is None and unsure and stretches.word(high - 1).tools:
            fuller = stretches.one(first, last)
        if fuller is not None and fuller.sure:
            return first, last, fuller
    if together and unsure and high - low > 1:
        whole = stretches.swapped(low, high) or whole
    return low, high, whole


def _one_of_two(pieces: list[Piece], slugs: tuple[str, ...]) -> bool:
    """Whether of two names only one would be answered."""
    return len(pieces) > 1 and any(slugs == piece.slugs for piece in pieces)


def _all_apart(stretches: Stretches, items: list[Item], *, versus: bool) -> bool:
    """Whether names that stand side by side between separators are plainly several."""
    pairs = zip((None, *items), items, strict=False)
    return all(_apart(stretches, before, item, versus=versus) for before, item in pairs)


def _apart(stretches: Stretches, before: Item | None, item: Item, *, versus: bool) -> bool:
    """Whether words between separators are plainly a name of their own, and no part of one we do not know."""
    reading, parts = stretches.reading, stretches.parts
    first, last = core(stretches, item.first, item.last)
    words = reading.words[first:last]
    said = reading.words[before.first : before.last] if before else ()
    branded = [reading.words[at] for at in range(item.first, item.last) if reading.kinds[at] & BRANDED]
    if branded:  # GPT-5 Codex exists, so "gpt-5.4 codex" may be one too
        return not said or (_numbered(words) and not versus) or parts.named(branded[0]).isdisjoint(parts.named(said[0]))
    ranked = stretches.get(key_of(words))
    if ranked is None or (versus and ranked[0][0] > ALIAS):  # beside others, Notion is not plainly Notion AI
        return False
    if len(words) > 1 or not words[0].isalpha() or not (said or versus):
        return True
    if words[0] in COMMON or (said and len(words[0]) < _TOLD_APART):
        return False
    if not said:
        return True
    return parts.begins_many(words[0]) or not parts.family(said[0])


def _numbered(words: list[str]) -> bool:
    return any(not DIGITS.isdisjoint(word) for word in words)


def _subscribed(stretches: Stretches, first: int, last: int, pieces: list[Piece]) -> Item | None:
    """“ChatGPT Plus”, “Cursor Business plan”: a product's plan is the product, unless its family counts versions."""
    words, end = stretches.reading.words, last
    if end - first > 1 and words[end - 1] in OFFERS:
        end -= 1
    if end - first < 2 or words[end - 1] not in PLANS:  # noqa: PLR2004  a name and its plan
        return None
    piece = next((piece for piece in pieces if (piece.first, piece.last) == (first, end - 1)), None)
    if piece is None or len(piece.slugs) != 1 or stretches.numbered(first, end - 1):
        return None
    return Item(first, last, piece.slugs, sure=True)


def core(stretches: Stretches, first: int, last: int) -> tuple[int, int]:
    """Without the small talk at both ends, unless there is nothing else."""
    kinds, low, high = stretches.reading.kinds, first, last
    while low < high and kinds[low] & (FILLS | TAILS | LINKS):
        low += 1
    while high > low and kinds[high - 1] & (FILLS | TAILS | LINKS):
        high -= 1
    return (low, high) if low < high else (first, last)


class _Split:
    """Names side by side, chosen so that as few words as possible stay unread."""

    __slots__ = ("_exact", "_first", "_last", "_strange", "_stretches")

    def __init__(self, stretches: Stretches, first: int, last: int, pieces: list[Piece]) -> None:
        self._stretches, self._first, self._last = stretches, first, last
        self._exact = {piece.first: piece for piece in pieces if piece.last <= last}
        self._strange = bool(stretches.strange(first, last))

    def items(self) -> list[Item]:
        """First without looking into names that were surely found; once more with, if words stay unread."""
        found = self._read(thorough=False)
        return found if all(item.slugs for item in found) else self._read(thorough=True)

    def _read(self, *, thorough: bool) -> list[Item]:
        size = self._last - self._first
        prices = [0] + [STRAY * (size + 1)] * size
        back: list[Item | None] = [None] * (size + 1)
        reach = 0  # the end of what is surely a name
        for at in range(size):
            here = prices[at]
            alone = here + self._unread(self._first + at)
            if alone < prices[at + 1]:
                prices[at + 1], back[at + 1] = alone, None
            inside = at < reach and not thorough
            for price, item in self._exactly(self._first + at) if inside else self._starting(self._first + at):
                end = item.last - self._first
                reach = max(reach, end) if item.sure else reach
                if here + price < prices[end]:
                    prices[end], back[end] = here + price, item
        return self._joined(self._path(back))

    def _exactly(self, first: int) -> Iterator[tuple[int, Item]]:
        exact = self._exact.get(first)
        if exact is not None:
            yield NAME, Item(exact.first, exact.last, exact.slugs, len(exact.slugs) == 1)

    def _starting(self, first: int) -> Iterator[tuple[int, Item]]:
        """The names that may begin here; of those that are not exact only the longest."""
        yield from self._exactly(first)
        words = self._stretches.reading.words
        found, cut = None, False  # a guess may end within an exact name; then a shorter one is looked at too
        for last, tools in reversed(self._shared(first)):
            ranked = self._stretches.get(key_of(words[first:last]))
            if ranked is not None:
                slugs = owners(ranked)
                yield NAME + ranked[0][0], Item(first, last, slugs, len(slugs) == 1)
            elif found is None or (cut and not self._cuts(last)):
                found, cut = self._guess(first, last, tools), self._cuts(last)
                if found is not None:
                    yield NAME + _FUZZY + found.price, Item(first, last, found.slugs, found.sure)

    def _cuts(self, last: int) -> bool:
        return any(piece.first < last < piece.last for piece in self._exact.values())

    def _shared(self, first: int) -> list[tuple[int, Tools]]:
        """How far a name may reach, with the tools that share the words up to there."""
        shared: list[tuple[int, Tools]] = []
        tools: Tools | None = None
        for at in range(first, min(self._last, first + LONGEST_PART)):
            tools = self._stretches.narrowed(tools, at)
            if tools or (self._strange and at - first < _LONGEST_SLIP):
                shared.append((at + 1, tools or frozenset()))
            elif tools is not None and not self._strange:
                break
        return shared

    def _guess(self, first: int, last: int, tools: Tools) -> Guess | None:
        found = self._stretches.guess(first, last, tools) if tools else None
        if (found is None or not found.sure) and last - first <= _LONGEST_SLIP:
            found = self._stretches.misspelt(first, last) or found
        return found

    def _unread(self, at: int) -> int:
        kind = self._stretches.reading.kinds[at]
        if kind & (FILLS | TAILS | LINKS):
            return FILLER
        return ADDED if kind & (GENERIC | TYPES) and not kind & VARIES else STRAY

    def _path(self, back: list[Item | None]) -> list[Item]:
        items: list[Item] = []
        at = len(back) - 1
        while at > 0:
            item = back[at]
            if item is not None:
                items.append(item)
                at = item.first - self._first
                continue
            at -= 1
            if self._unread(self._first + at) == STRAY:
                items.append(Item(self._first + at, self._first + at + 1))
        return items[::-1]

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
        reading = self._stretches.reading
        word = reading.words[at]
        varies = bool(reading.kinds[at] & (VARIES | BRANDED))
        return varies or not DIGITS.isdisjoint(word) or self._stretches.parts.holds(word)
