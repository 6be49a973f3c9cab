"""The one tool that a name means, for commands that change it."""

from collections.abc import Mapping

from bot.errors import Refusal
from bot.names import Index, Named
from bot.tools import Tool, slugify


def found(tools: Mapping[str, Tool], name: str) -> Tool:
    """By slug, else by the index of names; what is unclear is a refusal that says what it might be."""
    if name in tools:
        return tools[name]
    asked = Index.build(_named(tool) for tool in tools.values()).resolve_one(name)
    if asked.known:
        return tools[asked.slug]
    maybe = ", ".join(f"{tools[slug].name} ({slug})" for slug in asked.candidates)
    if asked.several:
        raise Refusal("“{name}” may be one of these: {tools}. Say which one, by its slug.", name=name, tools=maybe)
    if maybe:
        raise Refusal("“{name}” is not in the catalogue. Did you mean one of these: {tools}?", name=name, tools=maybe)
    raise Refusal("“{name}” is not in the catalogue. Check the spelling, or add it first.", name=name)


def hidden(tools: Mapping[str, Tool], own: Tool, name: str) -> Tool:
    """The public tool of that name, which a workspace's own one hides; without one it is the own one that is meant."""
    wanted = slugify(name)
    public = (tool for tool in tools.values() if tool.workspace is None and not tool.retired)
    return next((tool for tool in public if wanted in {tool.slug, *map(slugify, tool.names)}), own)


def _named(tool: Tool) -> Named:
    return Named(tool.slug, tool.name, tool.aliases, tool.category, tool.kind, tool.maker)
