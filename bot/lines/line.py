"""The one line: the sentence that carries the verdict, cut to what stands alone."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from bot.graphemes import fits
from bot.lines import leads
from bot.lines.candidates import Cut, cuts
from bot.lines.pairs import pairings
from bot.lines.relevance import weigh
from bot.lines.sentences import sentences
from bot.lines.traits import RICH
from bot.lines.words import content, substance
from bot.lines.worth import Weighed
from bot.lines.written import LIMIT, Line, announced, clipped, joined, line_of

_READ = 20_000  # characters; no reviewer writes more, and no one reads on
_JOINED, _SAYS = 1.0, 0.35  # what a bare verdict adds to its reason, and each of its own words
_MOST_GAINED = 4.0  # by a pair or a pointer that is no more
_CHEAPER, _DEAR, _FACT = 0.2, 2.5, 0.1  # the price of cutting a fact beside its verdict, and its worth a word
_LENGTHY = 1.8  # what a sentence is forgiven of the words that it must lose: the longest may be the one that matters
_CLEARLY = 8.0  # what the best sentence is worth more than one that can be cut better
_SHORTEST = 10  # characters of a sentence beside another
_ENOUGH = 5  # words that make a reason
_REGAINED, _POINTER = 2.5, 12  # a cut that leaves "That is …" out no longer points at anything; its length


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
    return clipped(top, tool) if best is None or lost else best[1]


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
        base, line = here.worth + _REGAINED * freed + _LENGTHY * lost, line_of(here, cut, tool)
        yield (option := Option(line, base, cut))
        alone = max(alone, option.worth)
        if after and here.backs and after.shown["said"]:
            gain = _JOINED + _SAYS * substance(after.sentence.text)
            yield Option(joined(line, after, tool), here.worth + gain, cut)
        if here.follows:
            yield Option(announced(weighed[place - 1], line, tool), base + _JOINED, cut)
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
                line = joined(line_of(weighed[other], cut, tool), here, tool)
                yield Option(line, here.worth + gain + fact, cut, 0.0 if uncut else _CHEAPER)
