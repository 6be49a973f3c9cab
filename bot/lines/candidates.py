"""The lines that one sentence can give, each with what it loses and how it reads."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.lines import leads
from bot.lines.clauses import windows
from bot.lines.cues import stance
from bot.lines.words import beside, content

_ROOM = 70  # characters that leads may take beyond the limit before they are cut
_EARLY, _CONCLUDES = 0.3, 0.8  # what a cut loses that ends early; what one gains behind a semicolon
_REASON = re.compile(r"\b(?:because|since|until|unless)\b|:", re.IGNORECASE)
_PRONOUN = 6  # characters in front that are no loss
_SHORTEST = 3  # words that say something; "I'm shipping it" is no reason


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of a sentence, from where to where, and the price of leaving the rest out."""

    start: int
    end: int
    text: str
    price: float


def cuts(sentence: str, limit: int, verdict: str | None) -> Iterator[Cut]:
    """Everything that stands alone in the sentence, before anybody asks how long it is."""
    all_words = max(1, len(content(sentence)))
    cue = stance(sentence).towards(verdict)
    for start, stop in _stretches(sentence, limit):
        text = sentence[start:stop]
        skipped = leads.opener(text)
        end = start + leads.tail(text)
        for lead, cost in _leads(sentence[start + skipped : end]):
            begin = start + skipped + lead
            kept = sentence[begin:end]
            said = content(kept)
            if beside(said) < _SHORTEST and len(kept) + _PRONOUN < len(sentence):
                continue
            price = cost + 4.0 * (1 - len(said) / all_words)
            price += 1.5 * (bool(cue) and not stance(kept).towards(verdict))
            price += 1.5 * bool(_REASON.search(sentence[end:]))
            if not cue and len(sentence) > limit:
                price += _EARLY * (end < len(sentence) - 1) - _CONCLUDES * sentence[:begin].rstrip().endswith(";")
            price += 3.0 * leads.hangs(kept) + 2.0 * (begin > 0 and leads.supposes(sentence[:begin]))
            kept = leads.unpaired(kept, sentence[start + skipped : begin])
            yield Cut(begin, end, kept, price)
            if (shorter := leads.trimmed(kept)) != kept:
                yield Cut(begin, end, shorter, price + 0.3)


def _stretches(sentence: str, limit: int) -> Iterator[tuple[int, int]]:
    announced = leads.announcement(sentence)
    if announced:
        yield announced, len(sentence)
    else:
        yield 0, len(sentence)
    yield from windows(sentence, limit + _ROOM)


def _leads(text: str) -> Iterator[tuple[int, float]]:
    """Where the text may begin: as it is without a hanging pronoun, or after "I ship it because"."""
    yield leads.pronoun(text), 0.0
    if lead := leads.verdict_lead(text):
        yield lead + leads.pronoun(text[lead:]), 0.5
