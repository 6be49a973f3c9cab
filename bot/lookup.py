"""The catalogue as it stands at one version: tools by slug and by button key, and the index that understands names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.names import Index, Named, Resolution
from bot.tools import Tool


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Immutable; a newer catalogue is a new snapshot."""

    version: int
    tools: Mapping[str, Tool]
    keys: Mapping[str, str]
    index: Index

    @classmethod
    def of(cls, version: int, tools: Iterable[Tool]) -> "Snapshot":
        current = {tool.slug: tool for tool in tools if not tool.retired}
        return cls(
            version,
            MappingProxyType(current),
            MappingProxyType({tool.key: tool.slug for tool in current.values()}),
            Index.build(named(tool) for tool in current.values()),
        )

    def resolve(self, text: str, aliases: Mapping[str, str] = MappingProxyType({})) -> Resolution:
        return self.index.resolve(text, aliases)

    def by_keys(self, keys: Iterable[str]) -> tuple[Tool, ...]:
        """The tools behind a button's keys; those that are gone are left out."""
        slugs = (self.keys.get(key) for key in keys)
        return tuple(self.tools[slug] for slug in slugs if slug is not None)

    def by_slugs(self, slugs: Iterable[str]) -> tuple[Tool, ...]:
        return tuple(self.tools[slug] for slug in slugs if slug in self.tools)

    def neighbours(self, tool: Tool, asked: Iterable[str] = (), limit: int = 10) -> tuple[Tool, ...]:
        """The nearest rivals: those it is often compared with first, then its category, what costs alike before others."""
        often = [slug for slug in asked if slug in self.tools and slug != tool.slug]
        same = sorted(
            (other.kind != tool.kind, other.entry != tool.entry, other.maker == tool.maker, other.name, other.slug)
            for other in self.tools.values()
            if other.category == tool.category and other.slug != tool.slug
        )
        slugs = dict.fromkeys([*often, *(rival[-1] for rival in same)])
        return self.by_slugs(list(slugs)[:limit])


def named(tool: Tool) -> Named:
    return Named(
        slug=tool.slug,
        name=tool.name,
        aliases=tool.aliases,
        category=tool.category,
        kind=tool.kind,
        maker=tool.maker,
        released=tool.released.isoformat() if tool.released else "",
    )
