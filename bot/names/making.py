"""Who makes what: a maker's name beside a product only says whose product is meant."""

from bot.names.exact import Piece
from bot.names.nicknames import PRODUCTS
from bot.names.reading import key_of
from bot.names.stretches import Stretches


def unmade(stretches: Stretches, pieces: list[Piece]) -> list[Piece]:
    """Without makers next to their product: OpenAI before GPT-5, Google behind Gemini."""
    if len(pieces) <= 1:
        return pieces
    return [
        piece
        for at, piece in enumerate(pieces)
        if not any(
            other.slugs and made(stretches, piece, other.slugs[0])
            for other in (*pieces[at + 1 : at + 2], *pieces[max(at - 1, 0) : at])
        )
    ]


def made(stretches: Stretches, maker: Piece, slug: str) -> bool:
    """Whether these words name the maker of that tool."""
    key = key_of(stretches.reading.words[maker.first : maker.last])
    spelt = stretches.parts.spelt(slug)
    if key in spelt.makers:
        return True
    products = PRODUCTS.get(key)
    return products is not None and any(variant.head in products for variant in spelt.variants)
