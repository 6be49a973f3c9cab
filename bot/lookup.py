"""The catalogue as it stands at one version: tools by slug and by button key, and the index that understands names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from bot.names import Index, Named, Resolution
from bot.tools import Tool, slugify

MOST_HEARD = 1024
"""questions whose answers are kept: what a team argues about is asked again in the same words"""
LONGEST_HEARD = 80
"""characters of such a question; what is longer is more likely somebody's message"""
MOST_VIEWS = 32
"""workspaces whose own catalogue is kept ready; one that was left out is made again in a third of a second"""
_NOTHING: Mapping[str, tuple[Tool, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Immutable; a newer catalogue is a new snapshot. It holds what everybody sees; `within` is what a workspace sees."""

    version: int
    tools: Mapping[str, Tool]
    keys: Mapping[str, str]
    index: Index
    _own: Mapping[str, tuple[Tool, ...]] = field(default_factory=lambda: _NOTHING, repr=False)
    """by workspace: its private tools, and those that its own reviewers speak of or that it has names of its own for"""
    _views: dict[str, "Snapshot"] = field(default_factory=dict[str, "Snapshot"], repr=False, compare=False)
    _heard: dict[str, Resolution] = field(default_factory=dict[str, Resolution], repr=False, compare=False)

    @classmethod
    def of(cls, version: int, tools: Iterable[Tool]) -> "Snapshot":
        own: dict[str, list[Tool]] = {}
        public: dict[str, Tool] = {}
        for tool in tools:
            if tool.retired:
                continue
            if tool.workspace is None:
                public[tool.slug] = replace(tool, teams=()) if tool.teams else tool
                for team in tool.teams:
                    own.setdefault(team.workspace, []).append(tool.seen_by(team))
            else:
                own.setdefault(tool.workspace, []).append(tool)
        index = Index.build(named(tool) for tool in public.values())
        return cls._made(version, public, index, MappingProxyType({key: tuple(some) for key, some in own.items()}))

    @classmethod
    def _made(
        cls, version: int, tools: dict[str, Tool], index: Index, own: Mapping[str, tuple[Tool, ...]] = _NOTHING
    ) -> "Snapshot":
        keys = {tool.key: tool.slug for tool in tools.values()}
        return cls(version, MappingProxyType(tools), MappingProxyType(keys), index, own)

    def ready(self, workspace: str) -> bool:
        """Whether `within` answers at once."""
        return workspace in self._views or not any(map(_named_here, self._own.get(workspace, ())))

    def within(self, workspace: str) -> "Snapshot":
        """What this workspace sees: the public catalogue with its own tools and its own reviewers' words."""
        own = self._own.get(workspace)
        if own is None:
            return self
        if (view := self._views.get(workspace)) is None:
            while len(self._views) >= MOST_VIEWS:
                self._views.pop(next(iter(self._views)), None)
            view = self._views[workspace] = self._seen(own)
        return view

    def _seen(self, own: tuple[Tool, ...]) -> "Snapshot":
        private = [tool for tool in own if tool.workspace is not None]
        if not any(map(_named_here, own)):
            return self._made(self.version, {**self.tools, **{tool.slug: tool for tool in own}}, self.index)
        # Where a workspace calls a tool of its own like a public one, it means its own.
        hidden = {slugify(name) for tool in private for name in tool.names}
        public = {slug: tool for slug, tool in self.tools.items() if slugify(tool.name) not in hidden}
        spoken_of = {tool.slug: tool for tool in own if tool.workspace is not None or tool.slug in public}
        tools = {**public, **spoken_of}
        return self._made(self.version, tools, Index.build(named(tool) for tool in tools.values()))

    def resolve(self, text: str, aliases: Mapping[str, str] = MappingProxyType({})) -> Resolution:
        if aliases or len(text) > LONGEST_HEARD:
            return self.index.resolve(text, aliases)
        if (answer := self._heard.get(text)) is None:
            if len(self._heard) >= MOST_HEARD:
                self._heard.pop(next(iter(self._heard)), None)
            answer = self._heard[text] = self.index.resolve(text)
        return answer

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


def _named_here(tool: Tool) -> bool:
    """Whether the workspace knows it by names that others do not know."""
    return tool.workspace is not None or any(team.aliases for team in tool.teams)


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
