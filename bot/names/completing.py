"""What the letters typed so far may become: the last name is completed, the ones before it are kept."""

from dataclasses import dataclass

from bot.names.exact import Keys, cover
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


def heads(reading: Reading, keys: Keys) -> list[int]:
    """The words at which the last name may begin, the most words first."""
    count = len(reading.words)
    first = 0
    for at in range(count):
        if reading.kinds[at] & (PARTS | LINKS):
            first = at + 1
        elif at and reading.gaps[at] >= SOFT:
            first = at
    ends = [piece.last for piece in cover(reading, keys.get, hard=False)]
    return [first, *(end for end in ends if first < end < count)]


def found(reading: Reading, keys: Keys, starts: Starts) -> tuple[int, dict[str, int]]:
    """Where the last name begins, and the tools it may become with the place of the word that was begun."""
    tries = heads(reading, keys)
    for look in (starts.find, starts.nearly):
        for first in tries:
            slugs = look(key_of(reading.words[first:]))
            if slugs:
                return first, slugs
    return tries[0], {}
