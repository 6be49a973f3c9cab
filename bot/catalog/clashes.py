"""Two tools may not answer to the same name: a person who types it must get one of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.catalog.problems import Path
from bot.tools import Tool, slugify


@dataclass(frozen=True, slots=True)
class Clash:
    """`tool` wants a word that already means `owner`; names are the same when only case and signs differ."""

    word: str
    field: Path  # where the word stands in the tool: ("name",), ("aliases", 2), ...
    tool: Tool
    at: int  # the tool's place among those given
    owner: Tool
    owner_at: int

    def __str__(self) -> str:
        return f"{self.tool.name}: “{self.word}” already means {self.owner.name} ({self.owner.slug}); use another name."


def clashes(tools: Iterable[Tool]) -> tuple[Clash, ...]:
    """Every word that two of these tools answer to; tools of different workspaces do not meet."""
    owners: dict[tuple[str | None, str], tuple[int, Tool]] = {}
    found: list[Clash] = []
    for at, tool in enumerate(tools):
        mine = [(field, word, (tool.workspace, slugify(word))) for field, word in _words(tool)]
        mine.append((("slug",), tool.slug, ("", tool.slug)))  # slugs are the same for all
        for field, word, key in mine:
            owner_at, owner = owners.get(key, (at, tool))
            if owner_at != at and (owner.slug != tool.slug or field == ("slug",)) and not _told(found, at, field):
                found.append(Clash(word, field, tool, at, owner, owner_at))
        for _field, _word, key in mine:
            owners.setdefault(key, (at, tool))
    return tuple(found)


def _told(found: list[Clash], at: int, field: Path) -> bool:
    return any((clash.at, clash.field) == (at, field) for clash in reversed(found[-3:]))


def _words(tool: Tool) -> Iterator[tuple[Path, str]]:
    yield ("slug",), tool.slug
    yield ("name",), tool.name
    for index, alias in enumerate(tool.aliases):
        yield ("aliases", index), alias
