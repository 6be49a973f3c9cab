"""The quoted reviews below "Reviewer scorecard": found by their quotes, even over several lines or damaged."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.pages.figures import label_of
from bot.pages.source import Notes, SourceLine, shown

SCORECARD = "reviewer scorecard"
_OPENERS = frozenset('“"„«”»')
_CLOSERS = frozenset('”"“»«')


@dataclass(frozen=True, slots=True)
class Quote:
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Scorecard:
    """What stands above the reviews, between their heading and the first, the reviews, and what stands below."""

    above: tuple[SourceLine, ...]
    between: tuple[SourceLine, ...]
    quotes: tuple[Quote, ...]
    below: tuple[SourceLine, ...]


def split_scorecard(lines: Sequence[SourceLine], notes: Notes) -> Scorecard:
    """The page in parts; a review that stands above "Reviewer scorecard" by mistake still counts."""
    heading = next((index for index, line in enumerate(lines) if line.is_(SCORECARD)), None)
    last_label = max((index for index, line in enumerate(lines[:heading]) if label_of(line)), default=-1)
    beyond = last_label + 2 if last_label >= 0 else 0  # a description may begin and end with quotes
    early = range(beyond, len(lines) if heading is None else heading)
    first = next((index for index in early if _opens(lines[index]) and _closes(lines[index])), None)
    start = first if first is not None else heading if heading is not None else len(lines)
    if heading is None:
        where = lines[min(start, len(lines) - 1)].number
        notes.lost(where, "The line “Reviewer scorecard” is missing above the reviews.")
    elif first is not None:
        notes.warn(lines[first].number, "A review stands above “Reviewer scorecard”; it was counted.")
    between, quotes, below = _read(_without_heading(lines, start, notes), notes)
    if not quotes:
        notes.lost(lines[min(start, len(lines) - 1)].number, "No review in quotes was found below this line.")
    return Scorecard(tuple(lines[:start]), between, quotes, below)


def _without_heading(lines: Sequence[SourceLine], start: int, notes: Notes) -> list[SourceLine]:
    headings = [line for line in lines[start:] if line.is_(SCORECARD)]
    notes.stray(headings[1:])
    return [line for line in lines[start:] if not line.is_(SCORECARD)]


def _read(
    lines: Sequence[SourceLine], notes: Notes
) -> tuple[tuple[SourceLine, ...], tuple[Quote, ...], tuple[SourceLine, ...]]:
    reach = _closing_lines(lines)
    last = max((index for index, line in enumerate(lines) if _opens(line)), default=-1)
    between: tuple[SourceLine, ...] = ()
    quotes: list[Quote] = []
    unquoted: list[SourceLine] = []
    index = 0
    while index < len(lines):
        if not _opens(lines[index]) and not (quotes and index < last and _closes(lines[index])):
            unquoted.append(lines[index])
            index += 1
            continue
        if quotes:
            notes.stray(unquoted)
        else:
            between = tuple(unquoted)
        unquoted = []
        stop = _end_of_quote(lines, index, reach)
        quotes.append(_quote(lines[index:stop], notes))
        index = stop
    return between, tuple(quotes), tuple(unquoted)


def _closing_lines(lines: Sequence[SourceLine]) -> list[int | None]:
    """For each line the next one, itself included, that ends with a closing quote before another review opens."""
    reach: list[int | None] = [None] * (len(lines) + 1)
    for index in range(len(lines) - 1, -1, -1):
        if _closes(lines[index]):
            reach[index] = index
        elif index + 1 < len(lines) and not _opens(lines[index + 1]):
            reach[index] = reach[index + 1]
    return reach


def _end_of_quote(lines: Sequence[SourceLine], start: int, reach: Sequence[int | None]) -> int:
    """A review goes on while a quote inside it is open and a later line closes it."""
    if not _opens(lines[start]):
        return start + 1
    stop, still_open = start, 0
    next_stop = reach[start]
    while next_stop is not None:
        still_open += sum(_opened(line.text, lines[start].text[0]) for line in lines[stop : next_stop + 1])
        stop = next_stop + 1
        straight = lines[start].text[0] == '"' and still_open % 2 == 0
        if still_open <= 0 or straight or stop >= len(lines) or _opens(lines[stop]):
            return stop
        next_stop = reach[stop]
    return max(stop, start + 1)


def _opened(text: str, quote: str) -> int:
    if quote == '"':
        return text.count('"')
    return text.count("“") - text.count("”") if quote == "“" else 0


def _quote(lines: Sequence[SourceLine], notes: Notes) -> Quote:
    text = " ".join(line.text for line in lines)
    line = lines[0].number
    opened, closed = _opens(lines[0]), len(text) > 1 and _closes(lines[-1])
    if not opened:
        notes.lost(line, f"The review “{shown(text)}” has no opening quote; part of it may be missing.")
    if not closed:
        notes.lost(line, f"The review {shown(text)} has no closing quote; part of it may be missing.")
    return Quote(line, text[opened : len(text) - closed].strip())


def _opens(line: SourceLine) -> bool:
    return line.text[0] in _OPENERS


def _closes(line: SourceLine) -> bool:
    return line.text[-1] in _CLOSERS
