"""From the stretches of a text to the answer: who was asked for, what is left aside, what is unclear."""

from collections.abc import Callable

from bot.names.answers import MOST_NAMES, Ambiguous, Asked, Found, One, Resolution, Same, Unknown
from bot.names.chunks import LINK, PART, SLASH, START, Chunk, chunks
from bot.names.exact import Piece, Ranked, cover, owners
from bot.names.kinds import EMOJI, FILLS, FOREIGN, TAILS
from bot.names.nicknames import PRODUCTS
from bot.names.parts import Parts
from bot.names.reading import DIGITS, Reading, key_of
from bot.names.settling import Item, Settler

PAIR = 2  # names make a comparison
_JOINED = 3  # chunks that may turn out to be one name with separators in it


class Decider:
    """Understands one text."""

    def __init__(self, reading: Reading, parts: Parts, get: Callable[[str], Ranked | None], *, hard: bool) -> None:
        self._reading, self._parts, self._get = reading, parts, get
        self._settler = Settler(reading, parts, get)
        self._chunks = chunks(reading, cover(reading, get, hard=hard))
        self._items: list[Item] = []
        self._tailed = False  # "for coding" was read, and no "vs" since

    @property
    def parted(self) -> bool:
        return any(chunk.before != START for chunk in self._chunks)

    def items(self) -> list[Item]:
        at = 0
        while at < len(self._chunks):
            chunk = self._chunks[at]
            if chunk.before == PART:
                self._tailed = False
            joined = self._joined(at) if chunk.loose else None
            if joined is not None:
                self._items.append(joined[1])
                at = joined[0]
                continue
            self._items.extend(self._read(at, chunk))
            at += 1
        return self._items

    def _joined(self, at: int) -> tuple[int, Item] | None:
        """A mistyped name with an "and" or a slash in it: Weigths and Biases."""
        first = self._chunks[at].first
        for end in range(at + 1, min(at + _JOINED, len(self._chunks))):
            chunk = self._chunks[end]
            if chunk.before not in (LINK, SLASH) or chunk.pieces:
                return None
            found = self._settler.one(first, chunk.last)
            if found is not None and found.sure:
                return end + 1, Item(first, chunk.last, found.slugs, sure=True)
        return None

    def _read(self, at: int, chunk: Chunk) -> list[Item]:
        known = sum(item.sure for item in self._items)
        end, pieces, loose = self._before_tail(chunk, known)
        if not pieces and known >= PAIR and chunk.before != PART and (self._tailed or self._talk(chunk)):
            return []
        if chunk.tail is not None and (pieces or loose or known):
            self._tailed = True
        first, names, loose = self._unmade(chunk.first, pieces, loose)
        if loose and first > chunk.first:
            whole = self._settler.one(chunk.first, end)
            if whole is not None and whole.sure:
                return [Item(chunk.first, end, whole.slugs, sure=True)]
        if loose:
            return self._made(chunk.first, first, self._settler.items(first, end, names, together=self.parted))
        if not names:
            return self._small_talk(at, chunk)
        return [Item(piece.first, piece.last, piece.slugs, len(piece.slugs) == 1) for piece in names]

    def _before_tail(self, chunk: Chunk, known: int) -> tuple[int, list[Piece], list[int]]:
        """What counts of a chunk: "for coding" and all behind it does not, once names were given."""
        tail = chunk.tail
        if tail is None:
            return chunk.last, chunk.pieces, chunk.loose
        if known < PAIR and any(piece.first > tail for piece in chunk.pieces):
            return chunk.last, chunk.pieces, [at for at in chunk.loose if at < tail or at > chunk.pieces[0].first]
        pieces = [piece for piece in chunk.pieces if piece.first < tail]
        return tail, pieces, [at for at in chunk.loose if at < tail]

    def _talk(self, chunk: Chunk) -> bool:
        return bool(self._reading.kinds[chunk.first] & (FILLS | TAILS | FOREIGN))

    def _small_talk(self, at: int, chunk: Chunk) -> list[Item]:
        """A chunk of small talk is nothing, unless it is exactly a name ("you"), or stands where a name should be."""
        ranked = self._get(key_of(self._reading.words[chunk.first : chunk.last]))
        if ranked is not None:
            slugs = owners(ranked)
            return [Item(chunk.first, chunk.last, slugs, len(slugs) == 1)]
        after = self._chunks[at + 1].before if at + 1 < len(self._chunks) else START
        kinds = self._reading.kinds[chunk.first : chunk.last]
        if all(kind & EMOJI for kind in kinds):
            unknown = PART in (chunk.before, after)
        elif all(kind & FOREIGN for kind in kinds):
            unknown = not {PART, LINK}.isdisjoint((chunk.before, after))
        else:
            unknown = chunk.before == PART and not self._tailed and len(kinds) < PAIR
        return [Item(chunk.first, chunk.last)] if unknown else []

    def _unmade(self, first: int, pieces: list[Piece], loose: list[int]) -> tuple[int, list[Piece], list[int]]:
        """Without makers who only say whose product is meant: OpenAI before GPT-5, Google behind Gemini."""
        names: list[Piece] = []
        for at, piece in enumerate(pieces):
            beside = (*pieces[at + 1 : at + 2], *pieces[max(at - 1, 0) : at])
            if any(other.slugs and self._makes(piece, other.slugs[0]) for other in beside):
                continue
            if piece.slugs:
                names.append(piece)
            elif piece.first == first and any(word >= piece.last for word in loose):
                first = piece.last
            else:
                loose = sorted([*loose, *range(piece.first, piece.last)])
        return first, names, loose

    def _made(self, first: int, after: int, items: list[Item]) -> list[Item]:
        """The items behind a maker's name, unknown when it is not theirs."""
        if first == after or not items:
            return items
        maker = Piece(first, after, ())
        return (
            items
            if items[0].slugs and self._makes(maker, items[0].slugs[0])
            else [Item(first, items[0].last), *items[1:]]
        )

    def _makes(self, maker: Piece, slug: str) -> bool:
        key = key_of(self._reading.words[maker.first : maker.last])
        if key in self._parts.makers(slug):
            return True
        products = PRODUCTS.get(key)
        return products is not None and any(variant.head in products for variant in self._parts.variants(slug))


def answer(
    items: list[Item], reading: Reading, rank: Callable[[tuple[str, ...]], tuple[str, ...]], *, parted: bool, cut: bool
) -> Resolution:
    """The kind of answer that fits what was asked for."""
    asked = tuple(
        Asked(
            reading.typed(item.first, item.last),
            item.slugs[0] if item.sure else "",
            () if item.sure else rank(item.slugs),
        )
        for item in items
    )
    if len(asked) < PAIR:
        return Unknown(asked, cut) if not parted and items and _two_strangers(items[0], reading) else One(asked, cut)
    if any(not item.slugs for item in items):
        return Unknown(asked, cut)
    if not all(item.sure for item in items):
        return Ambiguous(asked, cut)
    slugs = tuple(dict.fromkeys(item.slugs[0] for item in items))
    if len(slugs) == 1:
        return Same(asked, cut)
    return Found(asked, cut, slugs[:MOST_NAMES], slugs[MOST_NAMES:])


def _two_strangers(item: Item, reading: Reading) -> bool:
    """Two words nobody knows, side by side, are two names rather than one."""
    words = reading.words[item.first : item.last]
    return not item.slugs and len(words) == PAIR and all(DIGITS.isdisjoint(word) for word in words)
