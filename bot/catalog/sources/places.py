"""Where a value stands in a JSON text: its pointer, and its line."""

import json
from collections.abc import Sequence

from bot.catalog.problems import Problem

Steps = Sequence[str | int]
MOST_LOCATED = 20
"""mistakes whose line is looked up: each costs a walk through the text, and nobody reads more"""
_SPACE = " \t\r\n"
_decode = json.JSONDecoder().raw_decode


def pointer(steps: Steps) -> str:
    """As RFC 6901 spells it."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)


def located(name: str, text: str, mistakes: Sequence[tuple[Steps, str]]) -> tuple[Problem, ...]:
    """A problem for each mistake; those beyond the first few stand at line 1, with their pointer."""
    return tuple(
        Problem(name, line_of(text, steps) if at < MOST_LOCATED else 1, pointer(steps), said)
        for at, (steps, said) in enumerate(mistakes)
    )


def line_of(text: str, steps: Steps) -> int:
    """The line of the value, or of the nearest thing around it that the text does have."""
    at = _skip(text, 0)
    for step in steps:
        inner = _member(text, at, step)
        if inner is None:
            break
        at = inner
    return text.count("\n", 0, at) + 1


def _member(text: str, at: int, step: str | int) -> int | None:
    """Where the member's value begins; duplicates: the last one, which is the one that JSON keeps."""
    if text[at : at + 1] not in {"{", "["}:
        return None
    is_object, found, count = text[at] == "{", None, 0
    at = _skip(text, at + 1)
    while text[at] not in "}]":
        key: object = count
        if is_object:
            key, at = _decode(text, at)
            at = _skip(text, _skip(text, at) + 1)
        if key == step:
            found = at
        _, at = _decode(text, at)
        at = _skip(text, at)
        at = _skip(text, at + 1) if text[at] == "," else at
        count += 1
    return found


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in _SPACE:
        at += 1
    return at
