"""The lines that one sentence can give, each with what it loses and how it reads."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from bot.graphemes import fits
from bot.lines import leads
from bot.lines.clauses import windows
from bot.lines.cues import SAID, stance
from bot.lines.words import beside, content, substance

_ROOM_FOR = 14  # content words; the loss of more is nobody's fault
_ROOM = 70  # characters that leads may take beyond the limit before they are cut
_REASON = re.compile(r"\b(?:because|since|until|unless)\b|:(?!\s*(?:\w+ ){0,2}(?:ship|skip|pass)\b)", re.IGNORECASE)
_FIGURE = re.compile(r"\d[\d.,]*")
_POINTS_BACK = re.compile(r"\b(?:on|of|in|for|with|to) (?:that|those|these) \w+[.!]?$", re.IGNORECASE)
_PRONOUN = 6  # characters in front that are no loss
_SHORTEST = 3  # words that say something; "I'm shipping it" is no reason

# Prices, beside the weights of traits
_LOST, _UNSAID, _UNEXPLAINED = 4.6, 0.7, 1.5  # all its words; its verdict, which the label still says; its reason
_FIGURES = 1.0  # each figure lost, and no more than two
_POINTS = 3.0  # ending with "that thesis"
_HANGS, _ANNOUNCES = 9.0, 9.0  # pointing at nothing; announcing what was cut off
_HERALDS, _HERALD = 1.0, 2  # keeping "The decision that earns the ship:", of more words than a label
_SUPPOSED, _THEIRS = 4.0, 2.0  # a supposition told as a fact; a "they" whose people were cut off


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of a sentence, from where to where, and the price of leaving the rest out."""

    start: int
    end: int
    text: str
    price: float


def cuts(sentence: str, limit: int, verdict: str | None) -> Iterator[Cut]:
    """Everything that stands alone in the sentence and may fit."""
    whole = _Whole.of(sentence, verdict)
    for start, stop in _stretches(sentence, whole.announced, limit):
        text = sentence[start:stop]
        skipped = leads.opener(text)
        end = start + leads.tail(text)
        for lead, cost in _leads(sentence[start + skipped : end]):
            begin = start + skipped + lead
            kept = sentence[begin:end]
            said = content(kept)
            if beside(said) < _SHORTEST and len(kept) + _PRONOUN < len(sentence):
                continue
            gone = sentence[start + skipped : begin]
            kept = leads.unpaired(kept, gone)
            shorter = leads.trimmed(kept)
            if not fits(shorter, limit):
                continue
            price = cost + whole.price(begin, end, beside(said), verdict)
            price += _HERALDS * (start < whole.announced and len(sentence[begin : whole.announced].split()) > _HERALD)
            price += _THEIRS * (start > whole.announced and gone.casefold().startswith("they"))
            yield Cut(begin, end, kept, price)
            if shorter != kept:
                yield Cut(begin, end, shorter, price + 0.3)


@dataclass(frozen=True, slots=True)
class _Whole:
    """The sentence before it is cut: how many words it has, its cue, and where its announcement ends."""

    text: str
    words: int
    cue: float
    announced: int

    @classmethod
    def of(cls, text: str, verdict: str | None) -> Self:
        words = substance(text[: leads.tail(text)])
        return cls(text, max(1, min(words, _ROOM_FOR)), stance(text).towards(verdict), leads.announcement(text))

    def price(self, begin: int, end: int, said: int, verdict: str | None) -> float:
        kept, before = self.text[begin:end], self.text[:begin]
        price = _LOST * max(0.0, 1 - said / self.words) + leads.condition(before)
        price += _UNSAID * (self.cue / SAID) * (self.cue > 0 and not stance(kept).towards(verdict))
        price += _UNEXPLAINED * bool(_REASON.search(self.text, end))
        price += _FIGURES * min(2, len(_FIGURE.findall(self.text)) - len(_FIGURE.findall(kept)))
        price += (
            _POINTS * bool(_POINTS_BACK.search(kept))
            + _HANGS * leads.hangs(kept)
            + _ANNOUNCES * (end <= self.announced)
        )
        return price + _SUPPOSED * (begin > 0 and leads.supposes(before))


def _stretches(sentence: str, announced: int, limit: int) -> Iterator[tuple[int, int]]:
    yield 0, len(sentence)
    if announced:
        yield announced, len(sentence)
    yield from windows(sentence, limit + _ROOM)


def _leads(text: str) -> Iterator[tuple[int, float]]:
    """Where the text may begin: as it is without a hanging pronoun, or after "I ship it because"."""
    yield leads.pronoun(text), 0.0
    if lead := leads.verdict_lead(text):
        yield lead + leads.pronoun(text[lead:]), 0.5
