"""Offers matched to the tools that they are about; never a guess: what is not exactly the same name is left to a person."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.catalog.sources.makers import same_maker
from bot.catalog.sources.offers import Offer
from bot.catalog.sources.words import exact
from bot.names import Index, Named
from bot.names.reading import Reading
from bot.names.text import plain_name
from bot.tools import Tool

_NUMBER = re.compile(r"\d+(?:\.\d+)*[a-z]?(?![a-z])|\d+(?:\.\d+)*")

ALIKE = "the names are only alike"


@dataclass(frozen=True, slots=True)
class Group:
    """One model at all its sellers."""

    offers: tuple[Offer, ...]

    @property
    def first(self) -> Offer:
        return next((offer for offer in self.offers if offer.own), self.offers[0])

    @property
    def shown(self) -> str:
        return self.first.name or self.first.plain

    @property
    def maker(self) -> str:
        return next((offer.maker for offer in self.offers if offer.maker), "")


@dataclass(frozen=True, slots=True)
class Match:
    """`sure` is the tool; else `maybe` are those that it might be, and `why` says what keeps us from being sure."""

    group: Group
    sure: str = ""
    maybe: tuple[str, ...] = ()
    why: str = ""


def grouped(offers: Iterable[Offer]) -> tuple[Group, ...]:
    """By plain id: what sellers call alike is one model."""
    found: defaultdict[str, list[Offer]] = defaultdict(list)
    for offer in offers:
        found[exact(offer.plain)].append(offer)
    return tuple(Group(tuple(some)) for key, some in found.items() if key)


class Matcher:
    """Knows the tools by every exact spelling of their names, and asks the index of names about all else."""

    def __init__(self, tools: Mapping[str, Tool]) -> None:
        self._tools = tools
        self._by_key: defaultdict[str, set[str]] = defaultdict(set)
        for tool in tools.values():
            for spelling in (tool.slug, *tool.names):
                self._by_key[exact(spelling)].add(tool.slug)
        self._index = Index.build(
            Named(tool.slug, tool.name, tool.aliases, maker=tool.maker) for tool in tools.values()
        )

    def match(self, group: Group) -> Match:
        hits = self._by_id(group) or self._by_name(group)
        if len(hits) > 1:
            return Match(group, maybe=tuple(sorted(hits)), why="its names belong to different tools")
        if hits:
            return self._judged(group, next(iter(hits)))
        return self._resembling(group)

    def _by_id(self, group: Group) -> set[str]:
        keys = {exact(offer.ident.rpartition("/")[2]) for offer in group.offers} | {exact(group.offers[0].plain)}
        hits = {slug for key in keys for slug in self._by_key.get(key, ())}
        return hits | self._by_name(group) if hits else hits

    def _by_name(self, group: Group) -> set[str]:
        """Only the maker knows how a model is called; others are heard where it is clear whose model they mean."""
        names = [offer.name for offer in group.offers if offer.own] or [
            offer.name for offer in group.offers if offer.maker
        ]
        return {slug for name in names if name for slug in self._by_key.get(exact(name), ())}

    def _judged(self, group: Group, slug: str) -> Match:
        """The names agree; whether the rest does."""
        tool = self._tools[slug]
        if tool.kind != "model":
            return Match(group, maybe=(slug,), why=f"{tool.name} is not a model in the catalogue (kind: {tool.kind})")
        if not same_maker(tool.maker, group.maker):
            return Match(group, maybe=(slug,), why=f"{tool.name} is made by {tool.maker}, this one by {group.maker}")
        return Match(group, sure=slug)

    def _resembling(self, group: Group) -> Match:
        """With other numbers in its name it is another model, however alike the words are."""
        asked = self._index.resolve_one(group.shown)
        for said in (asked.slug, self._index.resolve_one(group.first.plain).slug):
            if said and any(self._same_words(spelt, said) for spelt in (group.shown, group.first.plain)):
                return self._judged(group, said)
        alike = (asked.slug,) if asked.known else asked.candidates if asked.several else ()
        maybe = tuple(slug for slug in alike if any(_alike(group.shown, name) for name in self._tools[slug].names))
        return Match(group, maybe=maybe, why=ALIKE if maybe else "")

    def _same_words(self, name: str, slug: str) -> bool:
        """Claude Sonnet 4 and Claude 4 Sonnet."""
        words = sorted(Reading(name).words)
        return any(words == sorted(Reading(other).words) for other in self._tools[slug].names)


def settled(matches: Sequence[Match]) -> list[Match]:
    """A seller who lists the other model too means another one by this name."""
    sellers: defaultdict[str, set[str]] = defaultdict(set)
    for match in matches:
        sellers[match.sure] |= {offer.provider for offer in match.group.offers}
    return [_settled(match, sellers) if match.why == ALIKE else match for match in matches]


def _settled(match: Match, sellers: Mapping[str, set[str]]) -> Match:
    mine = {offer.provider for offer in match.group.offers}
    maybe = tuple(slug for slug in match.maybe if not mine & sellers.get(slug, set()))
    return Match(match.group, maybe=maybe, why=ALIKE if maybe else "")


def _alike(one: str, other: str) -> bool:
    """The same numbers, and one has all words of the other."""
    words, others = set(Reading(plain_name(one)).words), set(Reading(plain_name(other)).words)
    return _numbers(one) == _numbers(other) and (words <= others or others <= words)


def _numbers(name: str) -> list[str]:
    """Versions and sizes: 4.5, 70b, 4o."""
    return sorted(_NUMBER.findall(plain_name(name).lower().replace(".0", "")))
