"""The lines that one sentence can give, each with what it loses and how it reads."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import NamedTuple

from bot.graphemes import fits
from bot.lines import leads
from bot.lines.clauses import windows
from bot.lines.gaps import gaps, last_object
from bot.lines.prices import Whole, price
from bot.lines.seams import Piece, asides, pieces
from bot.lines.sparing import spared
from bot.lines.words import substance

_ROOM = 100  # characters that leads and gaps may take beyond the limit before they are cut
_PRONOUN = 6  # characters in front that are no loss
_STOPS = (".", "!", "?", "…")  # what ends with another sign gets a full stop
_STRETCHES = 150  # of a sentence; one with more of them is a wall, and its first are as good as its last
_NEAR = 3  # times the limit; what is longer even without its middle is not looked at
_SHORTEST = 3  # words that say something; "I'm shipping it" is no reason

_A_WORD = 20  # characters of an aside for each word of the sentence that is told without it

Shown = dict[str, float]


class Cut(NamedTuple):
    """A stretch of a sentence, from where to where, what was left out of it, and the price of that."""

    start: int
    end: int
    text: str
    price: float
    shown: Mapping[str, float]


def cuts(sentence: str, limit: int, verdict: str | None, cue: float) -> Iterator[Cut]:
    """Everything that stands alone in the sentence and fits."""
    whole = Whole.of(sentence, verdict, cue)
    long = len(sentence) > limit
    parts = pieces(sentence, fine=long)
    spans = chain(gaps(parts) if long else (), asides(sentence))
    left = [sentence[start:end] for start, end in islice(spans, _STRETCHES)]
    for start, stop in _stretches(parts, whole.announced, limit):
        text = sentence[start:stop]
        skipped, end = start + leads.opener(text), start + leads.tail(text)
        for lead, how in _leads(sentence[skipped:end]):
            begin = skipped + lead
            kept = leads.unpaired(sentence[begin:end], sentence[skipped:begin])
            room = limit - (not kept.endswith(_STOPS))
            for reading, also in _readings(kept, left, room):
                said = substance(reading)
                if said >= _SHORTEST or len(reading) + _PRONOUN >= len(sentence):
                    spared = (len(kept) - len(reading)) / _A_WORD * ("gap" in also)
                    shown = whole.shown(reading, (start, skipped, begin, end), said, spared) | how | also
                    yield Cut(begin, end, reading, price(shown), shown)


def _stretches(parts: Sequence[Piece], announced: int, limit: int) -> Iterator[tuple[int, int]]:
    yield 0, parts[-1].end
    if announced:
        yield announced, parts[-1].end
    yield from islice(windows(parts, limit + _ROOM), _STRETCHES)


def _leads(text: str) -> Iterator[tuple[int, Shown]]:
    """Where the text may begin: as it is without a hanging pronoun, or after "I ship it because"."""
    yield leads.pronoun(text), {}
    if lead := leads.verdict_lead(text):
        yield lead + leads.pronoun(text[lead:]), {"after verdict": 1}


def _readings(kept: str, left: Sequence[str], limit: int) -> Iterator[tuple[str, Shown]]:
    """The words as they are and without asides; what is still too long without a middle, or else without an end."""
    shorter = leads.trimmed(kept)
    if fits(kept, limit):
        yield kept, {}
    found = fits(shorter, limit)
    if found and shorter != kept:
        yield shorter, {"trimmed": 1}
    for middle in left:
        rest = len(shorter) - len(middle)
        if rest < _NEAR * limit and 0 < shorter.find(middle) < rest - 1:
            reading = shorter.replace(middle, "", 1)
            if fits(reading, limit):
                found = True
                yield reading, {"gap": 1}
    if not fits(shorter, limit) and fits(reading := spared(shorter, limit), limit):
        yield reading, {"spared": 1}
    if not found and (end := last_object(shorter, limit)):
        yield shorter[:end], {"shortened": 1}
