"""The emoji that mean something to the bot, and the one spelling each of them has inside it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import Final, Self

ONE: Final = "1\ufe0f\u20e3"
TWO: Final = "2\ufe0f\u20e3"
THREE: Final = "3\ufe0f\u20e3"
FOUR: Final = "4\ufe0f\u20e3"
SKIP: Final = "\u23ed\ufe0f"
SHIP: Final = "\U0001f6a2"

KEYCAPS: Final = (ONE, TWO, THREE, FOUR)
MEANINGS: Final = frozenset({*KEYCAPS, SKIP, SHIP})

_NO_NAMES: Final[Mapping[str, str]] = MappingProxyType({})
_EDGES: Final = re.compile(r"^[:\s]+|[:\s]+$")
_TONE_SUFFIX: Final = re.compile(r"(?:[:\s]+skin-tone-[2-6](?:-[2-6])?)+$")
_DRESS: Final = re.compile("[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")


@lru_cache(maxsize=1_000)
def _undressed(raw: str) -> str:
    return _TONE_SUFFIX.sub("", _EDGES.sub("", _DRESS.sub("", raw)))


_SPELLINGS: Final = MappingProxyType({_undressed(meaning): meaning for meaning in MEANINGS})


def canonical(raw: str, names: Mapping[str, str] = _NO_NAMES) -> str:
    """The one spelling of an emoji: no colons, skin tone or variation selector; ours exactly as the constants above.

    `names` holds a platform's short names (without colons) and the Unicode they stand for; a name it lacks stays a name.
    """
    # A lone skin tone is somebody's reaction too: undressed it would be nothing, and equal to every other nothing.
    name = _undressed(raw) or raw
    bare = (_undressed(names[name]) if name in names else name) or raw
    return _SPELLINGS.get(bare, bare)


def same(a: str, b: str) -> bool:
    """Whether two spellings are one emoji."""
    return canonical(a) == canonical(b)


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Which other emoji a team lets stand for ours; made by `of`, which refuses whatever could be read two ways."""

    table: Mapping[str, str] = field(default_factory=dict[str, str], hash=False)

    @classmethod
    def of(cls, wishes: Mapping[str, str], names: Mapping[str, str] = _NO_NAMES) -> Self:
        """Checks and flattens `{"👍": "🚢"}`; chains are followed, a `ValueError` says which line to mend."""
        steps: dict[str, str] = {}
        for raw, target in wishes.items():
            emoji, stands_for = canonical(raw, names), canonical(target, names)
            if emoji == stands_for:
                continue
            if emoji in MEANINGS:
                raise ValueError(f"{raw} has a meaning of its own and cannot stand for {target}.")
            if steps.setdefault(emoji, stands_for) != stands_for:
                raise ValueError(f"{raw} is given two meanings, {steps[emoji]} and {target}. Keep one of them.")
        return cls(MappingProxyType({emoji: _end_of(emoji, steps) for emoji in steps}))

    def meaning(self, raw: str) -> str | None:
        """What a reaction means here, as one of `MEANINGS`; nothing for every other emoji."""
        emoji = canonical(raw)
        meaning = self.table.get(emoji, emoji)
        return meaning if meaning in MEANINGS else None


def _end_of(emoji: str, steps: Mapping[str, str]) -> str:
    path = [emoji]
    while (step := steps.get(path[-1])) is not None:
        if step in path:
            circle = ", ".join(f"{a} for {b}" for a, b in pairwise([*path[path.index(step) :], step]))
            raise ValueError(f"These stand for each other in a circle: {circle}. Let one of them stand for {SHIP}.")
        path.append(step)
    if path[-1] not in MEANINGS:
        raise ValueError(f"{emoji} stands for {path[-1]}, which means nothing here. Use {' '.join(sorted(MEANINGS))}.")
    return path[-1]
