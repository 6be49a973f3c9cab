"""How a cut is written as a line: a capital in front, a full stop behind, and the span that it was taken from."""

import re
from dataclasses import dataclass

from bot.graphemes import clip, fits
from bot.lines import leads
from bot.lines.candidates import Cut
from bot.lines.worth import Weighed

LIMIT = 120  # characters, as people see them
_FINISHED = re.compile(r"[.!?…。！？\U0001F300-\U0001FAFF\u2600-\u27BF][\"”’»')\]\uFE0F]*$")
_MARK, _FIRST_COMMA = re.compile(r"[,;:](?=\s)"), 40
_JOINS = re.compile(r"[,;:](?= (?:and|but|so|yet|which|because|while)\b)")
_LOOSE_END = re.compile(r"[\s,;:—–-]+$")
_FIRST_WORD = re.compile(r"[^\W\d_]+(?![^\W_]|[.'’/][^\W_])|[^\W\d_]+['’]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line, and the span of the review that it was taken from."""

    text: str
    start: int
    end: int


def line_of(here: Weighed, cut: Cut, tool: str | None) -> Line:
    start = here.sentence.start
    return Line(_sentence(cut.text, tool), start + cut.start, start + cut.end)


def joined(first: Line, verdict: Weighed, tool: str | None) -> Line:
    said = verdict.sentence.text
    return Line(f"{first.text} {_sentence(said[leads.opener(said) :], tool)}", first.start, verdict.sentence.end)


def announced(verdict: Weighed, reason: Line, tool: str | None) -> Line:
    return Line(f"{_sentence(verdict.sentence.text, tool)} {reason.text}", verdict.sentence.start, reason.end)


def _sentence(text: str, tool: str | None) -> str:
    """The words as a sentence: a capital in front unless a name is written small, a full stop behind."""
    words = _LOOSE_END.sub("", " ".join(text.split())) or text.strip()
    first = _FIRST_WORD.match(words)
    named = tool is not None and words.casefold().startswith(tool.casefold())
    if first and first[0].islower() and not named:
        words = words[0].upper() + words[1:]
    return words if _FINISHED.search(words) else f"{words}."


def clipped(here: Weighed, tool: str | None) -> Line:
    """A sentence that cannot be cut anywhere ends at its last comma that fits, or after a word with an ellipsis."""
    sentence = here.sentence
    opened = leads.opener(sentence.text)
    whole = _sentence(sentence.text[opened + leads.pronoun(sentence.text[opened:]) :], tool)
    places = (sign.finditer(whole, _FIRST_COMMA, LIMIT) for sign in (_JOINS, _MARK))
    commas = next((found for each in places if (found := [mark.start() for mark in each])), [])
    if commas and fits(whole[: commas[-1]], LIMIT - 1):
        return Line(f"{whole[: commas[-1]]}.", sentence.start, sentence.end)
    return Line(clip(whole, LIMIT), sentence.start, sentence.end)
