"""Where the two names stand: the title says "A vs B", and A and B have lines of their own, even when A contains "vs"."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from bot.pages.figures import is_label_at
from bot.pages.source import Notes, SourceLine

HEADER = "ai tool comparison"
_VERSUS = re.compile(r" (?:vs\.?|versus) ", re.IGNORECASE)
_HEADER_WITHIN = 3  # lines, should something have slipped above it
_TITLE_WITHIN = 2  # lines below the header: the title and the intro, perhaps the wrong way round
_LONGEST_TITLE = 400


@dataclass(frozen=True, slots=True)
class Anchors:
    """Indexes into the lines; None where a line is missing. `expected` are the names according to the title."""

    title: int | None
    names: tuple[int | None, int | None]
    expected: tuple[str, str]


def without_header(lines: Sequence[SourceLine], notes: Notes) -> list[SourceLine]:
    """The page below "AI tool comparison"."""
    at = next((index for index, line in enumerate(lines[:_HEADER_WITHIN]) if line.is_(HEADER)), None)
    if at != 0:
        where = "is missing" if at is None else f"stands in line {lines[at].number}"
        notes.warn(lines[0].number, f"The page should begin with “AI tool comparison”, which {where}.")
    return [line for index, line in enumerate(lines) if index != at]


def find_anchors(lines: Sequence[SourceLine], end: int) -> Anchors:
    """The split of the title for which both names have a line, else one of them, else the first."""
    titles = [index for index, line in enumerate(lines[:_TITLE_WITHIN]) if _may_be_title(line.text)]
    readings = [reading for index in titles for reading in _readings(lines, index, end)]
    best = max(readings, key=_found, default=None)
    if best and best.title is not None and (_found(best) or lines[best.title].text[-1] not in ".!?…"):
        return best
    return Anchors(None, (None, None), ("", ""))  # an intro may say "vs" too


def _found(reading: Anchors) -> int:
    return sum(name is not None for name in reading.names)


def _may_be_title(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and _VERSUS.search(text) is not None


def _readings(lines: Sequence[SourceLine], title: int, end: int) -> list[Anchors]:
    """Every way to split the title; a name's line counts when it stands in the right tool's block."""
    places: dict[str, list[int]] = defaultdict(list)
    for index in range(title + 1, end):
        places[lines[index].text].append(index)
    labelled = next((index for index in range(title + 1, end) if is_label_at(lines, index)), end)
    text = lines[title].text
    found: list[Anchors] = []
    for versus in _VERSUS.finditer(text):
        expected = text[: versus.start()], text[versus.end() :]
        first = next((index for index in places[expected[0]] if index < labelled), None)
        after = labelled if labelled < end else title if first is None else first
        second = next((index for index in places[expected[1]] if index > after), None)
        found.append(Anchors(title, (first, second), expected))
    return found
