"""The beginnings of all words of all names in order, so that a few typed letters find the names they may become."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator

from bot.names.named import Named
from bot.names.near import slips_between
from bot.names.reading import key_of, read_name
from bot.names.shapes import spoken

MOST_SEEN = 400  # entries looked at for one beginning; a longer beginning has fewer
_END = "\U0010ffff"
_SHORTEST_SLIP = 4
_WHOLE = 10  # more than any place, and even: an even place begins a spelling


class Starts:
    """Sorted entries "rest of the name from this word on, place, slug"; a single change moves memory, sorts nothing."""

    __slots__ = ("_entries",)

    def __init__(self) -> None:
        self._entries: list[str] = []

    def fill(self, tools: Iterable[Named]) -> None:
        self._entries.extend(entry for named in tools for entry in _entries(named))
        self._entries.sort()

    def add(self, named: Named) -> None:
        for entry in _entries(named):
            insort(self._entries, entry)

    def remove(self, named: Named) -> None:
        for entry in _entries(named):
            del self._entries[bisect_left(self._entries, entry)]

    def find(self, start: str) -> dict[str, int]:
        """The slugs with a word that begins so, with the place of the word: 0 begins the name, less is all of it."""
        found: dict[str, int] = {}
        for entry in self._with(start):
            key, place, slug = entry.split("\0")
            found[slug] = min(int(place) - _WHOLE * (key == start), found.get(slug, _WHOLE))
        return found

    def nearly(self, start: str) -> dict[str, int]:
        """The same for a beginning with one slip in it."""
        if len(start) < _SHORTEST_SLIP:
            return {}
        found: dict[str, int] = {}
        for at in range(1, len(start)):
            dropped = start[:at] + start[at + 1 :]
            swapped = start[: at - 1] + start[at] + start[at - 1] + start[at + 1 :]
            for other in (dropped, swapped):
                found.update(self.find(other) if len(other) >= _SHORTEST_SLIP - 1 else {})
        for entry in self._with(start[: max(2, len(start) // 2)]):
            key, place, slug = entry.split("\0")
            if any(slips_between(start, key[: len(start) + more], 1) <= 1 for more in (-1, 0, 1)):
                found[slug] = int(place)
        return found

    def _with(self, start: str) -> Iterator[str]:
        low = bisect_left(self._entries, start)
        high = bisect_left(self._entries, start + _END, low)
        yield from self._entries[low : min(high, low + MOST_SEEN)]


def _entries(named: Named) -> set[str]:
    entries: set[str] = set()
    for spelling in spoken(named):
        words = read_name(spelling).words
        for at in range(len(words)):
            place = min(at, 1) + (0 if spelling == named.name else 2)
            entries.add(f"{key_of(words[at:])}\0{place}\0{named.slug}")
    return entries
