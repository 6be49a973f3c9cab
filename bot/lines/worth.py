"""A sentence weighed as the line by itself: how it speaks for the verdict, and what it leans on."""

from dataclasses import dataclass

from bot.lines.cues import stance
from bot.lines.meant import leaning
from bot.lines.sentences import Sentence
from bot.lines.traits import traits

_MOST_LEAN = 2  # good words beyond these say nothing new


@dataclass(frozen=True, slots=True)
class Weighed:
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
    said = stance(text)
    mine = said.towards(verdict)
    other = {"ship": said.skip, "skip": said.ship}.get(verdict or "", 0.0)
    lean = _lean(text, verdict)
    shown = traits(text, mine, other, lean)
    return Weighed(
        sentence,
        shown,
        cue=mine,
        leans=bool(shown["thin"] or shown["points"]),
        points=bool(shown["points"]),
        concedes=bool(lean < 0 or shown["grudges"] or (verdict == "ship" and shown["doubts"])),
        bare=bool(shown["bare"]),
    )


def _lean(text: str, verdict: str | None) -> float:
    """Good words speak for a ship and bad ones for a skip."""
    if verdict not in {"ship", "skip"}:
        return 0.0
    leans = max(-_MOST_LEAN, min(_MOST_LEAN, leaning(text)))
    return leans if verdict == "ship" else -leans
