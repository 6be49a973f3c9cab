"""Slack's short names and the emoji they stand for: ours, and those that teams like to use for ours."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from bot.emoji import FOUR, ONE, SHIP, SKIP, THREE, TWO, canonical

SHORT_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        ONE: "one",
        TWO: "two",
        THREE: "three",
        FOUR: "four",
        SHIP: "ship",
        SKIP: "black_right_pointing_double_triangle_with_vertical_bar",
    }
)
"""what the bot seeds, by the name that reactions.add wants"""

EMOJI: Final[Mapping[str, str]] = MappingProxyType(
    {
        **{name: emoji for emoji, name in SHORT_NAMES.items()},
        "next_track_button": SKIP,
        # What a team may configure to stand for ours (bot.emoji.Synonyms).
        "+1": "👍",
        "thumbsup": "👍",
        "-1": "👎",
        "thumbsdown": "👎",
        "white_check_mark": "✅",
        "heavy_check_mark": "✔️",
        "ballot_box_with_check": "☑️",
        "x": "❌",
        "no_entry": "⛔",
        "no_entry_sign": "🚫",
        "rocket": "🚀",
        "boat": "⛵",
        "sailboat": "⛵",
        "speedboat": "🚤",
        "motor_boat": "🛥️",
        "passenger_ship": "🛳️",
        "ferry": "⛴️",
        "anchor": "⚓",
        "fast_forward": "⏩",
        "heart": "❤️",
        "tada": "🎉",
        "fire": "🔥",
    }
)

_ALIAS = "alias:"


def emoji_of(name: str, aliases: Mapping[str, str] = MappingProxyType({})) -> str:
    """A reaction's name as the core's emoji: without skin tone, through the workspace's own aliases.

    A name that stands for nothing known stays a name; the core ignores it.
    """
    bare = canonical(name)
    return canonical(aliases.get(bare, bare), EMOJI)


def aliases_of(answer: Mapping[str, Any]) -> Mapping[str, str]:
    """From emoji.list: which custom names stand for another emoji; chains are followed, circles dropped."""
    steps = {name: str(to).removeprefix(_ALIAS) for name, to in answer.items() if str(to).startswith(_ALIAS)}
    return MappingProxyType({name: end for name in steps if (end := _end_of(name, steps))})


def _end_of(name: str, steps: Mapping[str, str]) -> str:
    seen = {name}
    while (name := steps[name]) in steps:
        if name in seen:
            return ""
        seen.add(name)
    return name
