"""The one tool that a name means, for commands that change it."""

from collections.abc import Mapping

from bot.errors import Refusal
from bot.names import Index, Named
from bot.tools import Tool


def found(tools: Mapping[str, Tool], name: str) -> Tool:
    """By slug, else by the index of names; what is unclear is a refusal that says what it might be."""
    if name in tools:
        return tools[name]
    asked = Index.build(_named(tool) for tool in tools.values()).resolve_one(name)
    if asked.known:
        return tools[asked.slug]
    maybe = [f"{tools[slug].name} ({slug})" for slug in asked.candidates]
    if asked.several:
        raise Refusal(f"“{name}” may be {' or '.join(maybe)}. Say which one, by its slug.")
    hint = f"Did you mean {' or '.join(maybe)}?" if maybe else "Check the spelling, or add it first."
    raise Refusal(f"“{name}” is not in the catalogue. {hint}")


def _named(tool: Tool) -> Named:
    return Named(tool.slug, tool.name, tool.aliases, tool.category, tool.kind, tool.maker)
