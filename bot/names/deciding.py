"""From the stretches of a text to the names asked for: what is a name, what is left aside."""

from collections.abc import Callable
from itertools import pairwise

from bot.names.aspects import asks_about
from bot.names.chunks import LINK, PART, SLASH, START, Chunk, chunks
from bot.names.common import EVERYDAY
from bot.names.doubting import doubted, longer_names
from bot.names.exact import Piece, Ranked, cover, owners
from bot.names.growing import grown
from bot.names.kinds import EMOJI, FILLS, FOREIGN, GENERIC, TAILS, TYPES, VERBS
from bot.names.making import made, unmade
from bot.names.parts import Parts
from bot.names.reading import Reading, key_of
from bot.names.rejoining import rejoined
from bot.names.resuming import resumed
from bot.names.settling import Item, core, settled
from bot.names.stretches import Stretches
from bot.names.talking import all_said, is_saying, is_talk, mentions, opening, remarks, spoken_of, trimmed

_REMARK = frozenset("-–—:([")
_HOW = ("with", "over", "to")
PAIR = 2  # names make a comparison
_SWAPPED = 5  # words that may be one name in another order
_JOINED = 3  # chunks that may turn out to be one name with separators in it


class Decider:
    """Understands one text."""

    __slots__ = ("_chunks", "_get", "_items", "_opening", "_reading", "_tailed", "stretches")

    def __init__(self, reading: Reading, parts: Parts, get: Callable[[str], Ranked | None], *, hard: bool) -> None:
        self._reading, self._get = reading, get
        self.stretches = Stretches(reading, parts, get)
        self._chunks = chunks(reading, cover(reading, get, hard=hard), parts)
        self._opening = opening(reading, self._chunks)
        self._items: list[Item] = []
        self._tailed = False  # "for coding" was read, and no "vs" since

    @property
    def parted(self) -> bool:
        return any(chunk.before != START for chunk in self._chunks)

    @property
    def _versus(self) -> bool:
        return any(chunk.before == PART for chunk in self._chunks)

    def items(self) -> list[Item]:
        at = 0
        while at < len(self._chunks):
            chunk = self._chunks[at]
            if chunk.before == PART:
                self._tailed = False
            if self._provides(at) and chunk.without_last():
                at += 1
                continue
            if (
                is_saying(self._reading, chunk)
                and self._chunks[at + 1 : at + 2]
                and self._chunks[at + 1].before == PART
            ):
                self._items.append(Item(chunk.first, chunk.last))
                at += 1
                continue
            joined = self._joined(at) if chunk.loose or not chunk.pieces else None
            if joined is not None:
                self._items.append(joined[1])
                at = joined[0]
            else:
                self._items.extend(self._judged(at, self._read(at, chunk)))
                at += 1
        enough = sum(bool(item.slugs) and not item.talk for item in self._items) >= PAIR
        items = [item for item in self._items if not (item.talk and enough)]
        items = doubted(self.stretches, rejoined(self.stretches, items))
        return self._told_apart(resumed(self.stretches, items))

    def _told_apart(self, items: list[Item]) -> list[Item]:
        """A row of names with one in it that is asked for elsewhere too is no row: "Azure OpenAI vs OpenAI"."""
        if len(items) <= PAIR or len({item.slugs for item in items}) == len(items):
            return items
        for chunk in self._chunks:
            row = [item for item in items if chunk.first <= item.first < chunk.last]
            others = {item.slugs for item in items if item not in row and item.slugs}
            if row and others.intersection(item.slugs for item in row) and _adjoining(row):
                at = items.index(row[0])
                items[at : at + len(row)] = [Item(row[0].first, row[-1].last)]
        return items

    def _judged(self, at: int, items: list[Item]) -> list[Item]:
        """What a chunk asks for, with the doubt whether it asks at all."""
        chunk, after = self._chunks[at], self._chunks[at + 1] if at + 1 < len(self._chunks) else None
        if mentions(self._reading, chunk):
            return [item._replace(talk=True) for item in items]
        if chunk.pieces or not (at < self._opening or is_talk(self._reading, chunk, after)):
            return items
        return [item if item.sure else item._replace(talk=True) for item in items]

    def _provides(self, at: int) -> bool:
        """Whether a chunk is the first half of an id: the qwen of qwen/qwen3-coder."""
        chunk, after = self._chunks[at], self._chunks[at + 1 : at + 2]
        if not after or after[0].before != SLASH or not chunk.pieces or not after[0].pieces:
            return False
        if chunk.pieces[-1].last != chunk.last:
            return False
        between = self._reading.text[self._reading.spans[chunk.last - 1][1] : self._reading.spans[after[0].first][0]]
        slugs = after[0].pieces[0].slugs
        return between == "/" and bool(slugs) and made(self.stretches, chunk.pieces[-1], slugs[0])

    def _joined(self, at: int) -> tuple[int, Item] | None:
        """A mistyped name with an "and" or a slash in it: Weigths and Biases."""
        first = self._chunks[at].first
        for end in range(at + 1, min(at + _JOINED, len(self._chunks))):
            chunk = self._chunks[end]
            found = None
            if chunk.before in (LINK, SLASH) and (not chunk.pieces or self._within_word(chunk)):
                whole = self._chunks[at].loose or self._within_word(chunk)
                read = self.stretches.one if whole else self.stretches.misspelt
                found = read(first, chunk.last)
            elif len(self.stretches.strange(first, chunk.last)) == 1:
                found = self.stretches.misspelt(first, chunk.last)
            if found is not None and found.sure:
                return end + 1, Item(first, chunk.last, found.slugs, sure=True)
        return None

    def _within_word(self, chunk: Chunk) -> bool:
        """Whether only a slash parts a chunk from what says nothing alone: the "ml" of "ai/ml"."""
        spans, first = self._reading.spans, chunk.first
        return chunk.before == SLASH and spans[first][0] - spans[first - 1][1] == 1

    def _read(self, at: int, chunk: Chunk) -> list[Item]:
        known = sum(item.sure for item in self._items)
        end, pieces, loose = self._before_tail(chunk, known)
        found = self._with_tail(chunk, pieces) if self._names_go_on(chunk, end, loose) else []
        if found or (known >= PAIR and (remarks(self._reading, chunk) if pieces else self._beside(chunk))):
            return found
        if chunk.tail is not None and (pieces or loose or known):
            self._tailed = True
        names = unmade(self.stretches, grown(self.stretches, chunk.first, pieces) if not loose else pieces)
        if loose or not all(piece.slugs for piece in names):
            first = (
                pieces[0].last if pieces and pieces[0].first == chunk.first and pieces[0] not in names else chunk.first
            )
            return self._loose(first, end, names, loose)
        if names:
            return self._one_of(chunk, end, names, pieces) or _exact(names)
        return self._small_talk(at, chunk)

    def _one_of(self, chunk: Chunk, end: int, names: list[Piece], pieces: list[Piece]) -> list[Item]:
        """Between separators two names may be one: "codex gpt-5.2" is GPT-5.2 Codex, and "Azure Whisper" no two."""
        alone = names[0].first == chunk.first and names[0].last == end
        if alone or not self.parted:
            return []
        if names == pieces and end - chunk.first <= _SWAPPED and (whole := self.stretches.swapped(chunk.first, end)):
            return [Item(chunk.first, end, whole.slugs, sure=True)]
        if len(names) < PAIR or not self._among_others(chunk):
            return []
        if len(names) == PAIR and len(names[0].slugs) == 1 and made(self.stretches, names[1], names[0].slugs[0]):
            return _exact(names[:1])
        return self._settled(names[0].first, names[-1].last, names)

    def _among_others(self, chunk: Chunk) -> bool:
        """Whether other chunks name something too."""
        return any(other is not chunk and (other.pieces or other.loose) for other in self._chunks)

    def _before_tail(self, chunk: Chunk, known: int) -> tuple[int, list[Piece], list[int]]:
        """What counts of a chunk: "for coding" and all behind it does not, once names were given."""
        tail = self._tail(chunk)
        if tail is None:
            return chunk.last, chunk.pieces, chunk.loose
        before = sum(piece.first < tail for piece in chunk.pieces)
        if known + before < PAIR and before < len(chunk.pieces):
            return chunk.last, chunk.pieces, [at for at in chunk.loose if at < tail or at > chunk.pieces[0].first]
        pieces = [piece for piece in chunk.pieces if piece.first < tail]
        return tail, pieces, [at for at in chunk.loose if at < tail]

    def _tail(self, chunk: Chunk) -> int | None:
        """Where a "for coding" begins, or what is asked about."""
        reading, parts = self._reading, self.stretches.parts
        if not chunk.pieces:
            return next((at for at in chunk.loose[1:] if asks_about(reading, parts, at)), chunk.tail)
        last = chunk.pieces[-1]
        behind = bool(chunk.loose) and chunk.loose[-1] >= last.last
        return last.last if behind and asks_about(reading, parts, last.last, last) else chunk.tail

    def _names_go_on(self, chunk: Chunk, end: int, loose: list[int]) -> bool:
        """Whether what looks like "for coding" may be the end of a mistyped name."""
        said = any(self._reading.kinds[at] & (GENERIC | TYPES) for at in range(end, chunk.last))
        return len(loose) < len(chunk.loose) or (bool(loose) and said)

    def _with_tail(self, chunk: Chunk, pieces: list[Piece]) -> list[Item]:
        """A mistyped name with a "for" in it: ChatGPT for Seacrh Engines."""
        at = pieces[-1].first if pieces else chunk.first
        if chunk.tail is not None and at > chunk.tail:  # "for video editing, Descript": the name comes behind
            return []
        whole = self.stretches.one(at, chunk.last)
        if whole is None or not whole.sure:
            return []
        before = self._settled(chunk.first, at, pieces[:-1]) if at > chunk.first else []
        return [*before, Item(at, chunk.last, whole.slugs, sure=True)]

    def _beside(self, chunk: Chunk) -> bool:
        """Whether a chunk without names is talk behind the names, and no name that is missing."""
        talk = self._reading.kinds[chunk.first] & (FILLS | TAILS | FOREIGN | VERBS)
        return chunk.before != PART and (
            self._tailed
            or bool(talk)
            or self._remarks(chunk)
            or self._has(chunk)
            or asks_about(self._reading, self.stretches.parts, chunk.first)
        )

    def _has(self, chunk: Chunk) -> bool:
        """Whether this only says how: "Sonar Pro vs GPT-5 with search", "… or GPT-5 with large images", "… over time"."""
        if chunk.before != LINK or self._reading.words[chunk.first - 1] not in _HOW:
            return False
        everyday = chunk is self._chunks[-1] and all(self._reading.words[at] in EVERYDAY for at in chunk.loose)
        return everyday or (self._versus and self._reading.words[chunk.first - 1] == "with")

    def _remarks(self, chunk: Chunk) -> bool:
        """Whether this is a remark at the end, behind a dash, a colon or a bracket: "Gamma vs Tome -- exports?"."""
        if chunk is not self._chunks[-1] or not self._versus:
            return False
        spans = self._reading.spans
        between = self._reading.text[spans[chunk.first - 1][1] : spans[chunk.first][0]]
        return not _REMARK.isdisjoint(between)

    def _loose(self, first: int, end: int, names: list[Piece], loose: list[int]) -> list[Item]:
        """A chunk with words that are no exact names, perhaps behind the name of who makes it."""
        maker = names[0] if names and not names[0].slugs and names[0].first == first else None
        pieces = [piece for piece in names if piece.slugs]
        if maker is None or not loose or loose[-1] < maker.last:
            return self._untalked(first, end, pieces, loose)
        whole = self.stretches.one(first, end)
        if whole is not None and whole.sure:
            return [Item(first, end, whole.slugs, sure=True)]
        items = self._settled(maker.last, end, pieces)
        theirs = items and items[0].slugs and made(self.stretches, maker, items[0].slugs[0])
        return items if theirs else [Item(first, end)]

    def _untalked(self, first: int, end: int, pieces: list[Piece], loose: list[int]) -> list[Item]:
        """The names of a chunk without the sentence around them, unless that belongs to a name."""
        low, high = trimmed(self._reading, first, end, pieces)
        if any(longer_names(self.stretches, pieces[0], at) for at in loose if at < low):
            low = first  # YouTube Summary ChatGPT
        told = spoken_of(self._reading, first, end) if not pieces else (first, end)
        if told != (first, end) and self.stretches.one(first, end) is None:
            found = self._settled(*told, pieces)
            if all(item.slugs for item in found):
                return found
        if (low, high) == (first, end):
            return self._settled(first, end, pieces)
        whole = self.stretches.one(*core(self.stretches, first, end))
        if whole is not None and whole.sure:
            return [Item(first, end, whole.slugs, sure=True)]
        if any(low <= at < high for at in loose) and not all_said(self._reading, pieces, low, high):
            return self._settled(low, high, pieces)
        return _exact(pieces)

    def _settled(self, first: int, last: int, pieces: list[Piece]) -> list[Item]:
        return settled(self.stretches, first, last, pieces, together=self.parted, versus=self._versus)

    def _small_talk(self, at: int, chunk: Chunk) -> list[Item]:
        """A chunk of small talk is nothing, unless it is exactly a name ("you"), or stands where a name should be."""
        ranked = self._get(key_of(self._reading.words[chunk.first : chunk.last]))
        if ranked is not None:
            slugs = owners(ranked)
            return [Item(chunk.first, chunk.last, slugs, len(slugs) == 1)]
        after = self._chunks[at + 1].before if at + 1 < len(self._chunks) else START
        kinds = self._reading.kinds[chunk.first : chunk.last]
        if all(kind & EMOJI for kind in kinds) or any(kind & TYPES for kind in kinds):
            unknown = PART in (chunk.before, after)
        elif all(kind & FOREIGN for kind in kinds):
            unknown = not {PART, LINK}.isdisjoint((chunk.before, after))
        else:
            unknown = chunk.before == PART and not self._tailed and len(kinds) < PAIR
        return [Item(chunk.first, chunk.last)] if unknown else []


def _adjoining(row: list[Item]) -> bool:
    return len(row) > 1 and all(one.last == two.first for one, two in pairwise(row))


def _exact(pieces: list[Piece]) -> list[Item]:
    return [Item(piece.first, piece.last, piece.slugs, len(piece.slugs) == 1) for piece in pieces]
