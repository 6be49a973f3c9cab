"""Reads what people type after `weekly`: a verb, or a wish about time, categories and empty weeks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.errors import Refusal


class Verb(StrEnum):
    SHOW = "show"
    OFF = "off"
    PREVIEW = "preview"
    SKIP = "skip"
    RESUME = "resume"
    FEED = "feed"
    SET = "set"


@dataclass(frozen=True, slots=True)
class Wish:
    """`when` is left for the schedule's own reader; None means: as it was."""

    verb: Verb
    when: str = ""
    categories: tuple[str, ...] | None = None
    quiet: bool | None = None


class UnknownCategory(Refusal):
    """A category that no tool has; `wish` is what was typed."""

    def __init__(self, wish: str) -> None:
        super().__init__(f"I know no category {wish}.")
        self.wish = wish


_VERBS: Final = {
    "": Verb.SHOW,
    "show": Verb.SHOW,
    "status": Verb.SHOW,
    "off": Verb.OFF,
    "stop": Verb.OFF,
    "unsubscribe": Verb.OFF,
    "turn off": Verb.OFF,
    "preview": Verb.PREVIEW,
    "skip": Verb.SKIP,
    "skip next": Verb.SKIP,
    "skip the next": Verb.SKIP,
    "resume": Verb.RESUME,
    "feed": Verb.FEED,
    "feeds": Verb.FEED,
    "calendar": Verb.FEED,
    "ics": Verb.FEED,
    "rss": Verb.FEED,
    "atom": Verb.FEED,
}
_QUIET: Final = re.compile(
    r"[\s,;]*\b(?:quiet|silent|nothing)(?:\s+(?:when|if|in|on)\s+(?:an?\s+)?empty(?:\s+weeks?)?)?\b", re.IGNORECASE
)
_ALOUD: Final = re.compile(
    r"[\s,;]*\b(?:one\s+line|a\s+line|always)(?:\s+(?:when|if|in|on)\s+(?:an?\s+)?empty(?:\s+weeks?)?)?\b",
    re.IGNORECASE,
)
_CATEGORIES: Final = re.compile(
    r"[\s,;]*\b(?:(?:category|categories)|about|only)\b[\s:]*(?P<names>.*)$", re.IGNORECASE | re.DOTALL
)
_EVERYTHING: Final = frozenset({"all", "any", "everything", "*"})


def read_wish(text: str, known: Sequence[str]) -> Wish:
    """`known` are the catalogue's categories; raises `UnknownCategory`."""
    plain = " ".join(text.split()).strip(" .!?")
    verb = _VERBS.get(plain.casefold())
    if verb:
        return Wish(verb)
    rest, quiet = _taken(_QUIET, plain)
    rest, aloud = _taken(_ALOUD, rest)
    categories = None
    if found := _CATEGORIES.search(rest):
        categories = _categories(found["names"], known)
        rest = rest[: found.start()]
    wanted = True if quiet else False if aloud else None
    return Wish(Verb.SET, rest.strip(" ,;"), categories, wanted)


def _taken(pattern: re.Pattern[str], text: str) -> tuple[str, bool]:
    left, times = pattern.subn("", text)
    return left, bool(times)


def _categories(names: str, known: Sequence[str]) -> tuple[str, ...]:
    """By whole name, else by the one category that has the words in it."""
    wishes = [one.strip() for one in re.split(r",|;|\band\b|&", names) if one.strip()]
    if any(one.casefold() in _EVERYTHING for one in wishes):
        return ()
    found: dict[str, None] = {}
    for wish in wishes:
        exact = [one for one in known if one.casefold() == wish.casefold()]
        partly = [one for one in known if wish.casefold() in one.casefold()]
        if not exact and len(partly) != 1:
            raise UnknownCategory(wish[:80])
        found[(exact or partly)[0]] = None
    return tuple(found)
