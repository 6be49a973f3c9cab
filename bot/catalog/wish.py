"""What people type after `/verdict catalog`: what to do, with which tool, and the words behind it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Do(StrEnum):
    """`SHOW` without a tool is the desk with everything that can be done."""

    SHOW = "show"
    ADD = "add"
    EDIT = "edit"
    ALIAS = "alias"
    REVIEW = "review"
    RETIRE = "retire"
    RESTORE = "restore"
    MERGE = "merge"
    HISTORY = "history"


_WORDS = {str(do): do for do in Do} | {"remove": Do.RETIRE, "delete": Do.RETIRE}
_INTO = re.compile(r"\s+into\s+|\s*(?:=|→|->)\s*", re.IGNORECASE)
_COMMA = re.compile(r"[,;\n]")


@dataclass(frozen=True, slots=True)
class Wish:
    """`first` is the tool, as it was typed; `second` what it is merged into, or the names it should have."""

    do: Do
    first: str = ""
    second: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return names(self.second)


def read_wish(text: str) -> Wish:
    """A text that begins with none of the words is the name of a tool."""
    word, _, rest = " ".join(text.split()).partition(" ")
    do = _do(word)
    if do is None:
        return Wish(Do.SHOW, " ".join(text.split()))
    return _parted(do, rest)


def picked(options: Mapping[str, str]) -> Wish:
    """What was filled in option by option."""
    tool, other = options.get("tool", "").strip(), options.get("other", "").strip()
    do = _do(options.get("what", "")) or Do.SHOW
    return Wish(do, tool, other) if other else _parted(do, tool)


def names(text: str) -> tuple[str, ...]:
    """Several, apart by commas or lines."""
    return tuple(dict.fromkeys(" ".join(word.split()) for word in _COMMA.split(text) if word.strip()))


def _do(word: str) -> Do | None:
    return _WORDS.get(word.casefold())


def _parted(do: Do, rest: str) -> Wish:
    if do not in {Do.ALIAS, Do.MERGE}:
        return Wish(do, rest.strip())
    first, *others = _INTO.split(rest, maxsplit=1)
    return Wish(do, first.strip(), "".join(others).strip())
