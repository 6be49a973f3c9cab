"""The index of names: built once, changed by one tool at a time, asked with whatever people type."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from bot.names.answers import MOST_CANDIDATES, Asked, One, Resolution
from bot.names.completing import Completion, found
from bot.names.deciding import Decider, answer
from bot.names.exact import Keys, unjoined
from bot.names.named import Named
from bot.names.parts import Parts
from bot.names.reading import Reading, key_of
from bot.names.shapes import misspellable
from bot.names.starts import Starts
from bot.names.text import clean

NOTHING: Mapping[str, str] = MappingProxyType({})


class Index:
    """Names of tools, ready to be asked. `extra` adds spellings for one question only: spelling to slug."""

    __slots__ = ("_keys", "_named", "_parts", "_starts")

    def __init__(self) -> None:
        self._named: dict[str, Named] = {}
        self._keys = Keys()
        self._parts = Parts()
        self._starts = Starts()

    @classmethod
    def build(cls, tools: Iterable[Named]) -> "Index":
        index = cls()
        for named in tools:
            index._forget(named.slug)
            index._learn(named)
        index._starts.fill(index._named.values())
        return index

    def __len__(self) -> int:
        return len(self._named)

    def __contains__(self, slug: object) -> bool:
        return slug in self._named

    def get(self, slug: str) -> Named | None:
        return self._named.get(slug)

    def add(self, named: Named) -> None:
        """Adds a tool, or replaces the one with its slug."""
        self.remove(named.slug)
        self._learn(named)
        self._starts.add(named)

    def remove(self, slug: str) -> None:
        """Forgets a tool; one that is not here is no error."""
        named = self._forget(slug)
        if named is not None:
            self._starts.remove(named)

    def _learn(self, named: Named) -> None:
        self._named[named.slug] = named
        self._keys.add(named)
        self._parts.add(named)

    def _forget(self, slug: str) -> Named | None:
        named = self._named.pop(slug, None)
        if named is not None:
            self._keys.remove(named)
            self._parts.remove(named, kept=[key for key in misspellable(named) if self._keys.get(key)])
        return named

    def resolve(self, text: str, extra: Mapping[str, str] = NOTHING) -> Resolution:
        """The tools a text asks for, in its order, or what is unclear about it. Never raises."""
        plain, links, cut = clean(text)
        found = self._resolve(plain, extra, cut)
        if links and isinstance(found, One):  # a link is a name only where names are missing
            found = self._resolve(" , ".join((plain, *links)), extra, cut)
        return found

    def resolve_one(self, text: str, extra: Mapping[str, str] = NOTHING) -> Asked:
        """One tool: known, or with candidates. Of several names the first counts."""
        asked = self.resolve(text, extra).asked
        return asked[0] if asked else Asked(" ".join(text[:80].split()))

    def complete(self, prefix: str, limit: int = 25) -> tuple[Completion, ...]:
        """Offers for what is being typed; names before the last one are kept as they are."""
        plain, _, _ = clean(prefix)
        reading = Reading(plain)
        first, places = found(reading, self._keys, self._starts)
        before = plain[: reading.spans[first][0]] if first < len(reading.spans) else plain
        ranked = sorted(places, key=lambda slug: self._offered(slug, places[slug]))
        return tuple(Completion(before + self._named[slug].name, self._named[slug]) for slug in ranked[:limit])

    def _offered(self, slug: str, place: int) -> tuple[object, ...]:
        named = self._named[slug]
        newest = [-int(part) for part in named.released.split("-") if part.isdigit()]
        return (place, -named.weight, newest or [0], len(named.name), named.name)

    def _resolve(self, plain: str, extra: Mapping[str, str], cut: bool) -> Resolution:
        get = self._keys.get if not extra else self._keys.with_extra(_keyed(extra))
        reading = unjoined(Reading(plain), get)
        decider = Decider(reading, self._parts, get, hard=bool(self._keys.hard))
        return answer(decider.items(), reading, self._ranked, parted=decider.parted, cut=cut)

    def _ranked(self, slugs: tuple[str, ...]) -> tuple[str, ...]:
        """Candidates: often asked first, then the newest, then the shortest name."""
        tools = [self._named[slug] for slug in slugs if slug in self._named]
        tools.sort(key=lambda named: (len(named.name), named.slug))
        tools.sort(key=lambda named: (named.weight, named.released), reverse=True)
        return tuple(named.slug for named in tools[:MOST_CANDIDATES])


def _keyed(extra: Mapping[str, str]) -> dict[str, str]:
    return {key_of(Reading(clean(spelling)[0]).words): slug for spelling, slug in extra.items()}
