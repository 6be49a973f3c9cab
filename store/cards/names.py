"""The small numbers of tools and workspaces, remembered: to look them up costs more than what is asked with them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.ids import WorkspaceRef
from store.tables import EVERYWHERE
from store.writer.link import Link, Query

MANY: Final = 50_000
"""names that are remembered at most"""
_SLUGS = Query("SELECT slug, coalesce(merged_into, id) FROM tool WHERE slug {any}")
_HOME = Query("SELECT id FROM workspace WHERE platform = ? AND workspace = ?")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The tools of one card, and where it is shown."""

    home: WorkspaceRef
    slugs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """The same in numbers; None for what the database has never heard of, where nobody can have voted."""

    tools: tuple[int | None, ...]
    home: int | None

    @property
    def workspaces(self) -> tuple[int, ...]:
        return (EVERYWHERE,) if self.home is None else (EVERYWHERE, self.home)

    @property
    def pair(self) -> tuple[int, int] | None:
        """Two different tools, the older one first, as head to heads are kept."""
        match self.tools:
            case (int(first), int(second)) if first != second:
                return (first, second) if first < second else (second, first)
            case _:
                return None


class Names:
    """Numbers never change, but for tools that are merged or thrown away: both raise the number of merges."""

    def __init__(self) -> None:
        self._tools: dict[str, int] = {}
        self._homes: dict[WorkspaceRef, int] = {}
        self._merges = -1

    def places(self, link: Link, wanted: Sequence[Wanted]) -> list[Place]:
        self._learn(link, wanted)
        return [Place(tuple(map(self._tools.get, one.slugs)), self._homes.get(one.home)) for one in wanted]

    def true_at(self, merges: int) -> bool:
        """Whether the places hold at a moment with so many merges; if not, everything is learnt anew."""
        if merges == self._merges:
            return True
        self._forget()
        self._merges = merges
        return False

    def _learn(self, link: Link, wanted: Sequence[Wanted]) -> None:
        if len(self._tools) + len(self._homes) > MANY:
            self._forget()
        missing = list({slug for one in wanted for slug in one.slugs if slug not in self._tools})
        if missing:
            found = link.ask(_SLUGS, missing if link.postgres else json.dumps(missing))
            self._tools.update((slug, number) for slug, number in found)
        for home in {one.home for one in wanted if one.home not in self._homes}:
            if row := link.ask(_HOME, home.platform, home.workspace):
                self._homes[home] = row[0][0]

    def _forget(self) -> None:
        self._tools.clear()
        self._homes.clear()
