"""What the letters typed so far may become: the last name is completed, the ones before it are kept."""

from dataclasses import dataclass

from bot.names.exact import Keys, Piece, cover
from bot.names.kinds import LINKS, PARTS
from bot.names.named import Named
from bot.names.reading import SOFT, Reading, key_of
from bot.names.starts import Starts


@dataclass(frozen=True, slots=True)
class Completion:
    """One offer: the tool that completes the phrase, and the whole phrase with it."""

    text: str
    named: Named

    @property
    def slug(self) -> str:
        return self.named.slug


@dataclass(frozen=True, slots=True)
class Begun:
    """The beginning of a name at the end of a text: from which character on, what it may become, what stands before."""

    at: int
    places: dict[str, int]  # slug to the place of the word that was begun; 0 is the beginning of the name
    taken: frozenset[str]


def begun(reading: Reading, keys: Keys, starts: Starts) -> Begun:
    """Reads the end of the text as the beginning of a name; after names without separators that may be anywhere."""
    pieces = cover(reading, keys.get, hard=False)
    tries = _beginnings(reading, pieces)
    for look in (starts.find, starts.nearly):
        for first in tries:
            places = look(key_of(reading.words[first:])) if first < len(reading.words) else {}
            if places:
                return Begun(_character(reading, first), places, _taken(pieces, first))
    return Begun(_character(reading, tries[0]), {}, _taken(pieces, tries[0]))


def _beginnings(reading: Reading, pieces: list[Piece]) -> list[int]:
    """The words at which the last name may begin, the one right behind the last separator first."""
    count, first = len(reading.words), 0
    ended = reading.text[-1:].isspace()
    for at in range(count):
        typing = at + 1 == count and not ended
        if reading.kinds[at] & (PARTS | LINKS) and not typing:
            first = at + 1
        elif at and reading.gaps[at] >= SOFT:
            first = at
    return [first, *(piece.last for piece in pieces if first < piece.last < count)]


def _character(reading: Reading, first: int) -> int:
    return reading.spans[first][0] if first < len(reading.spans) else len(reading.text)


def _taken(pieces: list[Piece], first: int) -> frozenset[str]:
    return frozenset(slug for piece in pieces if piece.last <= first for slug in piece.slugs)
