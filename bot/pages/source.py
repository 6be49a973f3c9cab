"""A page's lines: cleaned, numbered as in the file, blank ones dropped; and the notes taken while reading them."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.pages.page import PageProblem, Severity

_LINE_END = re.compile(r"\r\n|\r|\n")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_UNSEEN = dict.fromkeys(map(ord, "\ufeff\u200b\u2060\u00ad"))  # a zero-width joiner stays: emoji are made with it


@dataclass(frozen=True, slots=True)
class SourceLine:
    number: int
    text: str

    def is_(self, words: str) -> bool:
        return self.text.casefold().rstrip(" :") == words


@dataclass(slots=True)
class Notes:
    """What was odd, collected while reading."""

    problems: list[PageProblem] = field(default_factory=list[PageProblem])

    def warn(self, line: int, message: str) -> None:
        self.problems.append(PageProblem(line, message, "warning"))

    def lost(self, line: int, message: str) -> None:
        self.problems.append(PageProblem(line, message, "error"))

    def stray(self, lines: Sequence[SourceLine]) -> None:
        for line in lines:
            self.lost(line.number, f"“{shown(line.text)}” does not belong here; the line was left out.")

    def in_order(self) -> tuple[PageProblem, ...]:
        order: tuple[Severity, ...] = ("error", "warning")
        return tuple(sorted(self.problems, key=lambda problem: (problem.line, order.index(problem.severity))))


def read_lines(text: str, notes: Notes) -> tuple[SourceLine, ...]:
    """The lines that say something; one that only repeats the line before it is noted and left out."""
    lines: list[SourceLine] = []
    for number, raw in enumerate(_LINE_END.split(text), start=1):
        line = SourceLine(number, cleaned(raw))
        if not line.text:
            continue
        if lines and lines[-1].text == line.text:
            notes.warn(number, f"Says the same as line {lines[-1].number}; it was counted once. Delete one of them.")
            continue
        lines.append(line)
    return tuple(lines)


def cleaned(raw: str) -> str:
    """Entities resolved, invisible characters gone, every kind and number of spaces one space."""
    resolved = _ENTITY.sub(lambda entity: html.unescape(entity[0]), raw) if "&" in raw else raw
    return " ".join(resolved.translate(_UNSEEN).split())


def escaped(text: str) -> str:
    """The text as a line that reads as itself again."""
    return text if cleaned(text) == text else text.replace("&", "&amp;")


def shown(text: str, limit: int = 40) -> str:
    """Enough of a line to find it by."""
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"
