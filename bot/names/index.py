"""The index of names: built once, changed by one tool at a time, asked with whatever people type."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping
from functools import lru_cache
from heapq import nsmallest
from types import MappingProxyType

from bot.names.answering import answer
from bot.names.answers import MOST_CANDIDATES, Asked, One, Resolution
from bot.names.completing import Completion, begun
from bot.names.deciding import Decider
from bot.names.exact import Keys, unjoined
from bot.names.named import Named
from bot.names.parts import Parts
from bot.names.reading import Reading, key_of, read_name
from bot.names.settling import Item
from bot.names.shapes import misspellable
from bot.names.similar import similar
from bot.names.starts import Starts
from bot.names.stretches import Stretches
from bot.names.text import clean
from bot.names.weights import WHOLE, weight

MOST_SHOWN = 80  # characters of a text nobody could read
NOTHING: Mapping[str, str] = MappingProxyType({})

Order = tuple[int, int, int, str]


class Index:
    """Names of tools, ready to be asked. `extra` adds spellings for one question only: spelling to slug."""

    __slots__ = ("_keys", "_named", "_order", "_parts", "_popular", "_starts")

    def __init__(self) -> None:
        self._named: dict[str, Named] = {}
        self._order: dict[str, Order] = {}
        self._popular: list[Order] = []  # in order
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
        index._popular = sorted(index._order.values())
        read_name.cache_clear()  # a third of the index's size, and asked for by builders only
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
        insort(self._popular, self._order[named.slug])

    def remove(self, slug: str) -> None:
        """Forgets a tool; one that is not here is no error."""
        order = self._order.get(slug)
        named = self._forget(slug)
        if named is not None and order is not None:
            self._starts.remove(named)
            del self._popular[bisect_left(self._popular, order)]

    def _learn(self, named: Named) -> None:
        self._named[named.slug] = named
        self._order[named.slug] = _order(named)
        self._keys.add(named)
        self._parts.add(named)

    def _forget(self, slug: str) -> Named | None:
        named = self._named.pop(slug, None)
        if named is not None:
            del self._order[slug]
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
        """One tool: known, or with candidates. Several names are candidates, for one tool was asked for."""
        asked = self.resolve(text, extra).asked
        slugs = dict.fromkeys(slug for one in asked for slug in ([one.slug] if one.known else one.candidates))
        if len(asked) == 1 or (len(slugs) == 1 and all(one.known for one in asked)):
            return asked[0]
        return Asked(" ".join(text[:MOST_SHOWN].split()), "", tuple(slugs)[:MOST_CANDIDATES], several=len(slugs) > 1)

    def complete(self, prefix: str, limit: int = 25) -> tuple[Completion, ...]:
        """Offers for what is being typed; names before the last one are kept as they are."""
        reading = Reading(clean(prefix)[0])
        start = begun(reading, self._keys, self._starts)
        before, typed = reading.text[: start.at], reading.text[start.at :]
        if start.places:
            slugs = sorted(start.places, key=lambda slug: (start.places[slug], self._order[slug]))
        elif typed.strip():
            asked = self.resolve_one(typed)
            slugs = [slug for slug in (asked.slug, *asked.candidates) if slug in self._named]
        else:
            slugs = [order[-1] for order in self._popular[: limit + len(start.taken)]]
        offered = [self._named[slug] for slug in slugs if slug not in start.taken]
        return tuple(Completion(before + named.name, named) for named in offered[:limit])

    def _resolve(self, plain: str, extra: Mapping[str, str], cut: bool) -> Resolution:
        get = self._keys.get if not extra else self._keys.with_extra(_keyed(tuple(extra.items())))
        reading = unjoined(Reading(plain), get)
        decider = Decider(reading, self._parts, get, hard=bool(self._keys.hard))
        return answer(
            decider.items(),
            reading,
            lambda item: self._candidates(item, decider.stretches),
            parted=decider.parted,
            cut=cut or reading.cut,
        )

    def _candidates(self, item: Item, stretches: Stretches) -> tuple[str, ...]:
        """The tools an unclear name may be, the most likely first."""
        slugs = item.slugs or similar(stretches, item.first, item.last, self._starts)
        known = [slug for slug in slugs if slug in self._order]
        if not item.slugs:
            return tuple(nsmallest(MOST_CANDIDATES, known, key=self._order.__getitem__))
        said = {atom for at in range(item.first, item.last) for atom in stretches.word(at).atoms}
        return tuple(nsmallest(MOST_CANDIDATES, known, key=lambda slug: self._likely(slug, said)))

    def _likely(self, slug: str, said: set[str]) -> tuple[int, int, Order]:
        """Often asked first, then the name that adds the fewest words to what was said."""
        order, variants = self._order[slug], self._parts.spelt(slug).variants
        more = variants[0].bag - said if variants else ()
        return order[0], sum(weight(atom) != WHOLE for atom in more), order


def _order(named: Named) -> Order:
    """Often asked first, then the newest, then the shortest name."""
    newest = int(re.sub(r"\D", "", named.released)[:8].ljust(8, "0") or 0)
    return -named.weight, -newest, len(named.name), named.slug


@lru_cache(maxsize=256)
def _keyed(extra: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """The spellings of a workspace as keys; it asks with the same ones again and again."""
    return {key_of(Reading(clean(spelling)[0]).words): slug for spelling, slug in extra}
