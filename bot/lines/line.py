"""The one line: the sentence that carries the verdict, cut to what stands alone."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from bot.graphemes import clip, fits
from bot.lines import leads
from bot.lines.candidates import Cut, cuts
from bot.lines.pairs import pairings
from bot.lines.relevance import weigh
from bot.lines.sentences import sentences
from bot.lines.traits import RICH
from bot.lines.words import content, substance
from bot.lines.worth import Weighed

LIMIT = 120  # characters, as people see them
_READ = 20_000  # characters; no reviewer writes more, and no one reads on
_JOINED, _SAYS = 1.0, 0.35  # what a bare verdict adds to its reason, and each of its own words
_MOST_GAINED = 4.0  # by a pair or a pointer that is no more
_CHEAPER, _DEAR, _FACT = 0.2, 2.5, 0.1  # the price of cutting a fact beside its verdict, and its worth a word
_LENGTHY = 1.8  # what a sentence is forgiven of the words that it must lose: the longest may be the one that matters
_CLEARLY = 8.0  # what the best sentence is worth more than one that can be cut better
_SHORTEST = 10  # characters of a sentence beside another
_ENOUGH = 5  # words that make a reason
_REGAINED, _POINTER = 2.5, 12  # a cut that leaves "That is …" out no longer points at anything; its length
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


def one_line(review: str, *, verdict: str | None = None, tool: str | None = None) -> Line:
    """At most 120 characters of the review's own words that keep the reason for its verdict and stand alone."""
    weighed = weigh(sentences(review[:_READ]), verdict=verdict)
    if not weighed:
        return Line("", 0, 0)
    cut = cache(lambda place: tuple(cuts(weighed[place].sentence.text, LIMIT, verdict, weighed[place].cue)))
    best: tuple[float, Line] | None = None
    for place in sorted(range(len(weighed)), key=lambda each: -weighed[each].worth):
        worth = weighed[place].worth
        if best and worth + _MOST_GAINED < best[0]:
            break  # what is left is worth less, however it is cut
        if best and worth + _LENGTHY < best[0] and _stands_alone(weighed[place]):
            continue
        for option in options(weighed, place, cut, tool):
            if (best is None or option.worth > best[0]) and fits(option.line.text, LIMIT):
                best = option.worth, option.line
    top = max(weighed, key=lambda each: each.worth)
    lost = best is None or (best[0] + _CLEARLY < top.worth and not cut(weighed.index(top)))
    return _clipped(top, tool) if best is None or lost else best[1]


def _stands_alone(here: Weighed) -> bool:
    """Whether nothing is gained by a sentence beside it: it neither decides nor points."""
    return not (here.cue or here.points or here.backs or here.follows or leads.hangs(here.sentence.text))


class Option(NamedTuple):
    """A line that could be taken, what it is worth before its cut is paid for, and how much of the price it pays."""

    line: Line
    base: float
    cut: Cut
    share: float = 1.0

    @property
    def worth(self) -> float:
        return self.base - self.share * self.cut.price


def options(
    weighed: Sequence[Weighed],
    place: int,
    cuts_of: Callable[[int], Sequence[Cut]],
    tool: str | None,
) -> Iterator[Option]:
    """The sentence in all its cuts, alone and together with a verdict before or behind it."""
    here, after = weighed[place], weighed[place + 1] if place + 1 < len(weighed) else None
    lost = min(cuts_of(place), key=lambda cut: cut.price).shown["lost"] if cuts_of(place) else 0.0
    alone = float("-inf")
    for cut in cuts_of(place):
        freed = here.points and cut.start > _POINTER and substance(cut.text) >= _ENOUGH
        base, line = here.worth + _REGAINED * freed + _LENGTHY * lost, _line(here, cut, tool)
        yield (option := Option(line, base, cut))
        alone = max(alone, option.worth)
        if after and here.backs and after.shown["said"]:
            joined = _JOINED + _SAYS * substance(after.sentence.text)
            yield Option(_joined(line, after, tool), here.worth + joined, cut)
        if here.follows:
            yield Option(_announced(weighed[place - 1], line, tool), base + _JOINED, cut)
    room = LIMIT - len(here.sentence.text) + leads.opener(here.sentence.text)
    if room > _SHORTEST:
        yield from _paired(weighed, place, cuts_of, tool, alone)


def _paired(
    weighed: Sequence[Weighed], place: int, cuts_of: Callable[[int], Sequence[Cut]], tool: str | None, alone: float
) -> Iterator[Option]:
    """The sentence behind another one that tells its fact, where that is worth more than the sentence alone."""
    here = weighed[place]
    for other, gain, uncut in pairings(weighed, place):
        if here.worth + gain + _FACT * RICH <= alone:
            continue
        for cut in cuts_of(other):
            if not leads.hangs(cut.text) and (not uncut or (not cut.start and cut.price < _DEAR)):
                if not uncut and cut.price and len(content(cut.text)) < _ENOUGH - 1:
                    continue  # "Arrows carry text" is what is left of a fact
                fact = 0.0 if uncut else _FACT * min(len(content(cut.text)), RICH)
                line = _joined(_line(weighed[other], cut, tool), here, tool)
                yield Option(line, here.worth + gain + fact, cut, 0.0 if uncut else _CHEAPER)


def _line(here: Weighed, cut: Cut, tool: str | None) -> Line:
    start = here.sentence.start
    return Line(_sentence(cut.text, tool), start + cut.start, start + cut.end)


def _joined(first: Line, verdict: Weighed, tool: str | None) -> Line:
    said = verdict.sentence.text
    return Line(f"{first.text} {_sentence(said[leads.opener(said) :], tool)}", first.start, verdict.sentence.end)


def _announced(verdict: Weighed, reason: Line, tool: str | None) -> Line:
    return Line(f"{_sentence(verdict.sentence.text, tool)} {reason.text}", verdict.sentence.start, reason.end)


def _sentence(text: str, tool: str | None) -> str:
    """The words as a sentence: a capital in front unless a name is written small, a full stop behind."""
    words = _LOOSE_END.sub("", " ".join(text.split())) or text.strip()
    first = _FIRST_WORD.match(words)
    named = tool is not None and words.casefold().startswith(tool.casefold())
    if first and first[0].islower() and not named:
        words = words[0].upper() + words[1:]
    return words if _FINISHED.search(words) else f"{words}."


def _clipped(here: Weighed, tool: str | None) -> Line:
    """A sentence that cannot be cut anywhere ends at its last comma that fits, or after a word with an ellipsis."""
    sentence = here.sentence
    opened = leads.opener(sentence.text)
    whole = _sentence(sentence.text[opened + leads.pronoun(sentence.text[opened:]) :], tool)
    places = (sign.finditer(whole, _FIRST_COMMA, LIMIT) for sign in (_JOINS, _MARK))
    commas = next((found for each in places if (found := [mark.start() for mark in each])), [])
    if commas and fits(whole[: commas[-1]], LIMIT - 1):
        return Line(f"{whole[: commas[-1]]}.", sentence.start, sentence.end)
    return Line(clip(whole, LIMIT), sentence.start, sentence.end)
