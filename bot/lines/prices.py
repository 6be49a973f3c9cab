"""What a cut costs: the words, reasons and conditions that it leaves out, and how what remains reads."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from bot.lines import leads
from bot.lines.cues import SAID, stance
from bot.lines.openings import TRAILING
from bot.lines.words import first_word, substance

_ROOM_FOR = 14  # content words; the loss of more is nobody's fault
_REASON = re.compile(r"\b(?:because|since|until|unless)\b|:(?!\s*(?:\w+ ){0,2}(?:ship|skip|pass)\b)")
_FIGURE = re.compile(r"\d[\d.,]*")
_POINTS_BACK = re.compile(
    r"\b(?:on|of|in|for|with|to) (?:exactly |just |precisely )?(?:that|those|these) \w+(?:[.!]?$|ing\b)|\bthat(?=[,;])|\b(?:do|does|did|doing) so\b"
)
_THEM = re.compile(r"(?:[\w'’-]+ ){1,3}(?:them|him|her|they|he|she)\b")
_HERALD = 2  # words; a longer "The decision that earns the ship:" is no label

PRICES: Mapping[str, float] = {
    "lost": 4.6,  # all its words
    "unsaid": 0.7,  # its verdict, which the label still says
    "unexplained": 1.5,  # its reason
    "figures": 1.0,  # each figure, and no more than two
    "condition": 1.0,
    "limited": 1.0,
    "points": 3.0,  # ending with "that thesis"
    "hangs": 9.0,  # pointing at nothing
    "announces": 9.0,  # announcing what was cut off
    "heralds": 1.0,  # keeping "The decision that earns the ship:"
    "supposed": 4.0,  # a supposition told as a fact
    "theirs": 2.0,  # a "they" whose people were cut off
    "after verdict": 0.5,
    "trimmed": 0.3,
    "gap": 0.5,
    "going on": 0.5,  # beginning at a "and" or "while" without a comma
    "added": 0.5,  # beginning at "and in my town …"
    "shortened": 1.2,
    "spared": 0.6,
}


def price(shown: Mapping[str, float]) -> float:
    return sum(PRICES[what] * value for what, value in shown.items() if value)


@dataclass(frozen=True, slots=True)
class Whole:
    """The sentence before it is cut: its words, its cue, where its announcement ends, its figures, and where its last reason is."""

    text: str
    words: int
    cue: float
    announced: int
    figures: int
    reason: int
    verdict: str | None

    @classmethod
    def of(cls, text: str, verdict: str | None, cue: float) -> Self:
        words = substance(text[: leads.tail(text)])
        last = max((found.start() for found in _REASON.finditer(text)), default=-1)
        figures = len(_FIGURE.findall(text))
        return cls(text, max(1, min(words, _ROOM_FOR)), cue, leads.announcement(text), figures, last, verdict)

    def shown(self, kept: str, at: tuple[int, int, int, int], said: int, spared: float) -> dict[str, float]:
        """What is true of the cut; `at` is where its stretch begins, where its opener ends, where it begins and ends."""
        start, opened, begin, end = at
        before = self.text[:begin]
        heralded = start < self.announced and len(self.text[begin : self.announced].split()) > _HERALD
        theirs = start > self.announced and self.text[opened:begin].casefold().startswith("they")
        theirs = theirs or (start > 0 and _THEM.match(kept) is not None)
        return {
            "lost": max(0.0, 1 - (said + spared) / self.words),
            "unsaid": self.cue / SAID if self.cue > 0 and not stance(kept).towards(self.verdict) else 0,
            "unexplained": self.reason >= end,
            "figures": min(2, self.figures - len(_FIGURE.findall(kept))) if self.figures else 0,
            "condition": leads.condition(before),
            "limited": leads.limited(self.text[end:]),
            "points": _POINTS_BACK.search(kept) is not None,
            "hangs": leads.hangs(kept),
            "announces": end <= self.announced,
            "heralds": heralded,
            "theirs": theirs,
            "added": start > self.announced and first_word(kept) in TRAILING,
            "supposed": begin > 0 and leads.supposes(before),
        }
