"""Who makes what: a maker's name beside a product only says whose product is meant."""

from bot.names.exact import Piece, owners
from bot.names.nicknames import PRODUCTS
from bot.names.reading import key_of
from bot.names.shapes import SLUG
from bot.names.stretches import Stretches

_MADE = 2  # words of a maker and its product


def unmade(stretches: Stretches, pieces: list[Piece]) -> list[Piece]:
    """Without makers next to their product: OpenAI before GPT-5, Google behind Gemini."""
    pieces = [_without_maker(stretches, piece) for piece in pieces]
    if len(pieces) <= 1:
        return pieces
    return [piece for at, piece in enumerate(pieces) if not _only_makes(stretches, pieces, at)]


def _without_maker(stretches: Stretches, piece: Piece) -> Piece:
    """What is one tool's id and another's name behind its maker is the name: "xAI Grok Imagine Video"."""
    words, text = stretches.reading.words[piece.first : piece.last], stretches.reading.text
    if len(words) <= _MADE or "/" in text:
        return piece
    ranked = stretches.get(key_of(words[1:]))
    if ranked is None or ranked[0][0] > SLUG or ranked[0][1] in piece.slugs:
        return piece
    named = stretches.get(key_of(words))
    maker = piece._replace(last=piece.first + 1)
    if named is None or named[0][0] <= SLUG or not made(stretches, maker, ranked[0][1]):
        return piece
    return Piece(piece.first + 1, piece.last, owners(ranked))


def _only_makes(stretches: Stretches, pieces: list[Piece], at: int) -> bool:
    """Before its product a maker needs nothing; behind it a bracket or a "by", else it is another name."""
    piece = pieces[at]
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    if after is not None and after.slugs and made(stretches, piece, after.slugs[0]):
        return True
    before = pieces[at - 1] if at else None
    if before is None or not before.slugs or not made(stretches, piece, before.slugs[0]):
        return False
    spans = stretches.reading.spans
    return before.last < piece.first or "(" in stretches.reading.text[spans[before.last - 1][1] : spans[piece.first][0]]


def made(stretches: Stretches, maker: Piece, slug: str) -> bool:
    """Whether these words name the maker of that tool."""
    key = key_of(stretches.reading.words[maker.first : maker.last])
    spelt = stretches.parts.spelt(slug)
    if key in spelt.makers:
        return True
    products = PRODUCTS.get(key)
    return products is not None and any(variant.head in products for variant in spelt.variants)
