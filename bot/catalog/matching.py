"""Tools of files and pages matched to those that are known: by slug, else by a name that means exactly one of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from bot.tools import Tool, slugify


@dataclass(frozen=True, slots=True)
class Matched:
    tools: tuple[Tool, ...]
    remarks: tuple[str, ...] = ()


def matched(tools: Iterable[Tool], known: Mapping[str, Tool], merged: Mapping[str, str]) -> Matched:
    """What was merged away stays away; a known name keeps its slug, however the file spells it."""
    owners = _owners(known.values())
    found: dict[str, Tool] = {}
    remarks: list[str] = []
    for tool in tools:
        if tool.slug in merged:
            stays = known.get(merged[tool.slug])
            remarks.append(f"{tool.name} was merged into {stays.name if stays else merged[tool.slug]} and is left out.")
            continue
        same = None if tool.slug in known else owners.get((tool.workspace, slugify(tool.name)))
        if same is not None:
            remarks.append(f"{tool.name} is {same.name} in the catalogue ({same.slug}).")
            aliases = tuple(dict.fromkeys((*same.aliases, *tool.aliases)))
            tool = replace(tool, slug=same.slug, name=same.name, aliases=aliases)  # noqa: PLW2901
        found[tool.slug] = tool
    return Matched(tuple(found.values()), tuple(remarks))


def _owners(known: Iterable[Tool]) -> Mapping[tuple[str | None, str], Tool]:
    """By every name that only one of them has."""
    owners: dict[tuple[str | None, str], Tool | None] = {}
    for tool in known:
        for key in {(tool.workspace, slugify(name)) for name in tool.names}:
            owners[key] = None if key in owners else tool
    return {key: tool for key, tool in owners.items() if tool is not None}
