"""Small words that belong to a name: the "yes no" of "yes no tarot" is no talk in front of another's Tarot."""

from bot.names.aspects import told
from bot.names.exact import Piece
from bot.names.kinds import FILLS, GENERIC, KINDS, LINKS, TAILS
from bot.names.reading import SPACE
from bot.names.stretches import Stretches

ARTICLES = frozenset(("a", "an", "the", "my", "your"))
_SMALL = FILLS | TAILS | LINKS | GENERIC


def grown(stretches: Stretches, first: int, pieces: list[Piece]) -> list[Piece]:
    """The pieces, each with the small words right before it if together they are one other name."""
    found: list[Piece] = []
    for piece in pieces:
        found.append(with_small(stretches, found[-1].last if found else first, piece))
    return found


def with_small(stretches: Stretches, first: int, piece: Piece) -> Piece:
    """The piece with the small words right before it, not before `first`, if they make it another name."""
    reading, parts = stretches.reading, stretches.parts
    if piece.first == first or not reading.kinds[piece.first - 1] & FILLS:
        return piece
    low, tools, said = piece.first, parts.sharing(told(reading, piece)), set(told(reading, piece))
    while low > first and reading.kinds[low - 1] & FILLS and reading.gaps[low] <= SPACE:
        word = reading.words[low - 1]
        shared = tools & parts.named(word)
        if word in ARTICLES or not shared:
            break
        low, tools = low - 1, shared
        said.add(word)
    whole = [slug for slug in tools if low < piece.first and _says_all(stretches, slug, said)]
    return Piece(low, piece.last, (whole[0],)) if len(whole) == 1 else piece


def _says_all(stretches: Stretches, slug: str, said: set[str]) -> bool:
    bags = [variant.bag for variant in stretches.parts.spelt(slug).variants]
    return any(said <= bag and all(KINDS.get(atom, 0) & _SMALL for atom in bag - said) for bag in bags)
