"""From the stretches of a text to the answer: who was asked for, what is left aside, what is unclear."""

from collections.abc import Callable

from bot.names.answers import MOST_NAMES, Ambiguous, Asked, Found, One, Resolution, Same, Unknown
from bot.names.chunks import PART, START, Chunk, chunks
from bot.names.exact import Piece, Ranked, cover, owners
from bot.names.kinds import EMOJI, FILLS, TAILS
from bot.names.nicknames import PRODUCTS
from bot.names.parts import Parts
from bot.names.reading import Reading, key_of
from bot.names.settling import Item, Settler

PAIR = 2  # names make a comparison


class Decider:
    """Understands one text."""

    def __init__(self, reading: Reading, parts: Parts, get: Callable[[str], Ranked | None], *, hard: bool) -> None:
        self._reading, self._parts, self._get = reading, parts, get
        self._settler = Settler(reading, parts, get)
        self._chunks = chunks(reading, cover(reading, get, hard=hard))
        self._parted = any(chunk.before != START for chunk in self._chunks)
        self._items: list[Item] = []
        self._tailed = False

    def items(self) -> list[Item]:
        for at, chunk in enumerate(self._chunks):
            if chunk.before == PART:
                self._tailed = False
            self._items.extend(self._read(at, chunk))
        return self._items

    def _read(self, at: int, chunk: Chunk) -> list[Item]:
        known = sum(item.sure for item in self._items)
        end, pieces, loose = self._before_tail(chunk, known)
        if not pieces and known >= PAIR and chunk.before != PART and (self._tailed or self._talk(chunk)):
            return []
        if chunk.tail is not None and (pieces or known):
            self._tailed = True
        if loose:
            return self._settler.items(chunk.first, end, pieces, together=self._parted)
        if not pieces:
            return self._small_talk(at, chunk)
        return [Item(piece.first, piece.last, piece.slugs, len(piece.slugs) == 1) for piece in self._unmade(pieces)]

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
        return bool(self._reading.kinds[chunk.first] & (FILLS | TAILS))

    def _small_talk(self, at: int, chunk: Chunk) -> list[Item]:
        """A chunk of small talk is nothing, unless it is exactly a name ("you"), or a sign where a name should be."""
        ranked = self._get(key_of(self._reading.words[chunk.first : chunk.last]))
        if ranked is not None:
            slugs = owners(ranked)
            return [Item(chunk.first, chunk.last, slugs, len(slugs) == 1)]
        after = self._chunks[at + 1].before if at + 1 < len(self._chunks) else START
        signs = all(kind & EMOJI for kind in self._reading.kinds[chunk.first : chunk.last])
        return [Item(chunk.first, chunk.last)] if signs and PART in (chunk.before, after) else []

    def _unmade(self, pieces: list[Piece]) -> list[Piece]:
        """Without makers who only say whose product is meant: OpenAI before GPT-5, Google behind Gemini."""
        if len(pieces) < PAIR:
            return pieces
        return [
            piece
            for at, piece in enumerate(pieces)
            if not any(self._makes(piece, other) for other in (*pieces[at + 1 : at + 2], *pieces[max(at - 1, 0) : at]))
        ]

    def _makes(self, maker: Piece, made: Piece) -> bool:
        key = key_of(self._reading.words[maker.first : maker.last])
        slug = made.slugs[0]
        if key in self._parts.makers(slug):
            return True
        return any(variant.head in PRODUCTS.get(key, ()) for variant in self._parts.variants(slug))


def answer(
    items: list[Item], reading: Reading, cut: bool, rank: Callable[[tuple[str, ...]], tuple[str, ...]]
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
        return One(asked, cut)
    if any(not item.slugs for item in items):
        return Unknown(asked, cut)
    if not all(item.sure for item in items):
        return Ambiguous(asked, cut)
    slugs = tuple(dict.fromkeys(item.slugs[0] for item in items))
    if len(slugs) == 1:
        return Same(asked, cut)
    return Found(asked, cut, slugs[:MOST_NAMES], slugs[MOST_NAMES:])
