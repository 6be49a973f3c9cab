"""A sentence weighed as the line by itself: how it speaks for the verdict, and what it leans on."""

from typing import NamedTuple

from bot.lines.cues import stance
from bot.lines.meant import leans
from bot.lines.sentences import Sentence
from bot.lines.traits import traits
from bot.lines.words import words


class Weighed(NamedTuple):
    """A sentence, its traits and its worth as the line, its cue for the verdict, and how it stands to its neighbours."""

    sentence: Sentence
    shown: dict[str, float]
    cue: float
    leans: bool
    points: bool
    concedes: bool
    bare: bool
    worth: float = 0.0
    backs: bool = False
    follows: bool = False
    named: int | None = None


def alone(sentence: Sentence, verdict: str | None) -> Weighed:
    text = sentence.text
    folded = text.casefold().replace("’", "'")
    there = words(folded)
    said = stance(text)
    mine = said.towards(verdict)
    other = {"ship": said.skip, "skip": said.ship}.get(verdict or "", 0.0)
    lean = leans(folded, there, verdict)
    shown = traits(text, folded, there, (mine, other, lean))
    return Weighed(
        sentence,
        shown,
        cue=mine,
        leans=bool(shown["thin"] or shown["points"]),
        points=bool(shown["points"]),
        concedes=bool(lean < 0 or shown["grudges"] or (verdict == "ship" and shown["doubts"])),
        bare=bool(shown["bare"]),
    )
