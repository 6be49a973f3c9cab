"""What an import would change, field by field, before it changes anything."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import cast

from bot.panel import Panel, Review
from bot.tools import PriceFact, Tool


@dataclass(frozen=True, slots=True)
class FieldChange:
    """`field` is a tool's field, or a review's ("panel.Founder.verdict"); "" stands for nothing."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ToolChange:
    before: Tool
    after: Tool
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    added: tuple[Tool, ...] = ()
    changed: tuple[ToolChange, ...] = ()
    same: tuple[Tool, ...] = ()
    untouched: tuple[Tool, ...] = ()  # known, but not spoken of in what is imported: an import removes nothing

    @property
    def empty(self) -> bool:
        return not self.added and not self.changed

    @property
    def wanted(self) -> tuple[Tool, ...]:
        """The tools as they should be stored."""
        return (*self.added, *(change.after for change in self.changed))


def difference(old: Mapping[str, Tool], new: Iterable[Tool]) -> Changes:
    """Compare by slug; tools that are the same in every field need no writing."""
    incoming = {tool.slug: tool for tool in new}
    both = [(old[slug], tool) for slug, tool in incoming.items() if slug in old]
    return Changes(
        added=tuple(tool for slug, tool in incoming.items() if slug not in old),
        changed=tuple(ToolChange(before, tool, field_changes(before, tool)) for before, tool in both if before != tool),
        same=tuple(tool for before, tool in both if before == tool),
        untouched=tuple(tool for slug, tool in old.items() if slug not in incoming),
    )


def completed(new: Tool, old: Tool) -> Tool:
    """What a source does not speak of stays as it is known: a page has no aliases, licence, prices or kind."""
    kept = {name: getattr(old, name) for name in _SILENT if not getattr(new, name)}
    panel, sample = (new.panel, new.sample) if new.panel.reviews else (old.panel, old.sample)
    ours = replace(new, kind=old.kind, retired=old.retired, workspace=old.workspace)
    return replace(ours, **kept, panel=panel, sample=sample)


def field_changes(before: Tool, after: Tool) -> tuple[FieldChange, ...]:
    was, now = _flat(before), _flat(after)
    return tuple(
        FieldChange(name, was.get(name, ""), now.get(name, ""))
        for name in dict.fromkeys([*was, *now])
        if was.get(name, "") != now.get(name, "")
    )


_PLAIN = tuple(field.name for field in fields(Tool) if field.name not in {"slug", "panel"})
_SILENT = tuple(name for name in _PLAIN if name not in {"kind", "sample", "retired", "workspace"})
_REVIEW = tuple(field.name for field in fields(Review) if field.name != "role")


def _flat(tool: Tool) -> dict[str, str]:
    return {name: _spelled(getattr(tool, name)) for name in _PLAIN} | _flat_panel(tool.panel)


def _flat_panel(panel: Panel) -> dict[str, str]:
    flat = {"panel.checked": _spelled(panel.checked)}
    seen: Counter[str] = Counter()
    for review in panel.reviews:
        seen[review.role] += 1
        # A second person in a role is counted, so that no review hides behind another.
        seat = review.role if seen[review.role] == 1 else f"{review.role} {seen[review.role]}"
        flat |= {f"panel.{seat}.{name}": _spelled(getattr(review, name)) for name in _REVIEW}
    return flat


def _spelled(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(_spelled(one) for one in cast("tuple[object, ...]", value))
    if isinstance(value, PriceFact):
        return f"{value.text} ({', '.join(filter(None, [value.by, _spelled(value.checked), value.source]))})"
    return "" if value is None else str(value)
