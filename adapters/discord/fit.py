"""Makes components fit: too much text is shortened where it is longest, too many components end with what matters least."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from adapters.discord import limits
from bot.graphemes import clip

Component = dict[str, Any]

_TEXT_DISPLAY, _ACTION_ROW = 10, 1
_RESERVED = 1
"""the container itself counts as a component"""


def distinct(components: Iterable[Component]) -> Iterator[Component]:
    """Custom ids are unique in a message: of two buttons that ask the same, the first stays."""
    seen: set[str] = set()
    for component in components:
        if component["type"] != _ACTION_ROW:
            yield component
            continue
        inner = [one for one in component["components"] if one["custom_id"] not in seen]
        seen.update(one["custom_id"] for one in inner)
        if inner:
            yield {**component, "components": inner}


def fitted(components: Iterable[Component]) -> list[Component]:
    """Within the message's limits of components, characters and bytes."""
    chosen = _counted(list(components))
    texts = [one["content"] for one in chosen if one["type"] == _TEXT_DISPLAY]
    if _fits(texts):
        return chosen
    longest = _longest(texts)
    return [
        {**one, "content": _cut(one["content"], longest)} if one["type"] == _TEXT_DISPLAY else one for one in chosen
    ]


def _counted(components: Sequence[Component]) -> list[Component]:
    """Texts at the end give way first, so that the buttons stay."""
    chosen = list(components)
    while _size(chosen) > limits.COMPONENTS - _RESERVED:
        texts = [i for i, one in enumerate(chosen) if one["type"] != _ACTION_ROW]
        chosen.pop(texts[-1] if len(texts) > 1 else -1)
    return chosen


def _size(components: Sequence[Component]) -> int:
    return sum(1 + len(one.get("components", ())) for one in components)


def _longest(texts: Sequence[str]) -> int:
    """The greatest length to which every text may be cut so that all of them fit together."""
    low, high = 1, max(map(len, texts), default=1)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _fits([_cut(text, middle) for text in texts]) else (low, middle - 1)
    return low


def _fits(texts: Sequence[str]) -> bool:
    characters = sum(len(text.encode("utf-16-le")) // 2 for text in texts)
    return characters <= limits.TEXT and sum(len(text.encode()) for text in texts) <= limits.BYTES


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    short = clip(text, longest).replace("\\…", "…")
    return f"{short}**" if short.count("**") % 2 else short
