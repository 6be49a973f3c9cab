"""A text as its sentences, with their places; abbreviations, versions, prices and lists do not fool it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BULLET = re.compile(r"[ \t]*(?:[-*•‣·–—]|\d{1,2}[.)])[ \t]+")
_NEWLINE = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_STOP = re.compile(
    r"(?<![.!?…])[.!?…]+[\"”’»')\]]*(?=\s|$)|[。！？]+[”’」』）]*|[\U0001F300-\U0001FAFF\u2600-\u27BF]\uFE0F?(?=\s)"
)
_WORD_BEFORE = re.compile(r"[^\s(\[\"“‘]+$")
_MEASURED = re.compile(r"\d\s?ms$", re.IGNORECASE)  # milliseconds, not a lady
_NEVER_LAST = frozenset(
    {"e.g", "i.e", "vs", "mr", "mrs", "ms", "dr", "prof", "st", "fig", "cf", "approx", "ca", "resp"}
)
_SELDOM_LAST = frozenset(
    {"etc", "inc", "ltd", "corp", "co", "al", "a.m", "p.m", "u.s", "u.k", "no", "vol", "min", "max"}
)
_ENDS = (".", "!", "?", "…", "。", "！", "？", '"', "”", "’", ")", "]", ":")
_WRAPPED = 60  # a line this long without a stop was broken by a mail program, not by its author


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and where it stands in the review; an item of a list is marked."""

    start: int
    end: int
    text: str
    listed: bool = False


def sentences(text: str) -> tuple[Sentence, ...]:
    """Every sentence with something in it, in order."""
    return tuple(
        Sentence(start, end, text[start:end], listed)
        for block_start, block_end, listed in _blocks(text)
        for start, end in _split(text, block_start, block_end)
    )


def _lines(text: str) -> list[tuple[int, int]]:
    starts = [0, *(newline.end() for newline in _NEWLINE.finditer(text))]
    ends = [*(newline.start() for newline in _NEWLINE.finditer(text)), len(text)]
    return list(zip(starts, ends, strict=True))


def _blocks(text: str) -> Iterator[tuple[int, int, bool]]:
    """Paragraphs and list items; lines that only a mail program broke are one."""
    lines = _lines(text)
    first = 0
    for at, (start, end) in enumerate(lines):
        if at + 1 < len(lines) and not _parted(text[start:end].strip(), text[slice(*lines[at + 1])], at == first):
            continue
        block = lines[first][0]
        mark = _BULLET.match(text, block, end)
        yield mark.end() if mark else block, end, mark is not None
        first = at + 1


def _parted(here: str, there: str, begins: bool) -> bool:
    """Whether a line break parts two thoughts: after a stop, around blank lines and list items, before a capital."""
    if (
        not here
        or not there.strip()
        or here.endswith(_ENDS)
        or _BULLET.match(there)
        or (begins and _BULLET.match(here))
    ):
        return True
    return not there.lstrip()[0].islower() and len(here) < _WRAPPED


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for stop in _STOP.finditer(text, start, end):
        if _is_end(text, stop, end):
            yield from _trimmed(text, start, stop.end())
            start = stop.end()
    yield from _trimmed(text, start, end)


def _is_end(text: str, stop: re.Match[str], end: int) -> bool:
    """A stop ends a sentence unless it belongs to an abbreviation, or the sentence clearly goes on."""
    following = text[stop.end() : min(end, stop.end() + 8)].lstrip()[:1]
    if stop[0][0] >= "\u2600":  # an emoji, or a full stop of Chinese and Japanese
        return True
    if stop[0] != ".":
        return not following.islower()
    before = _WORD_BEFORE.search(text, max(0, stop.start() - 12), stop.start())
    word = before[0].casefold() if before else ""
    if word in _NEVER_LAST and not _MEASURED.search(text, max(0, stop.start() - 12), stop.start()):
        return not following
    return not (word in _SELDOM_LAST and (following.islower() or following.isdigit()))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    inside = text[start:end]
    stripped = inside.strip()
    if stripped:
        start += len(inside) - len(inside.lstrip())
        yield start, start + len(stripped)
