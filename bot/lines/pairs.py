"""Which two sentences make one line: a fact and its short verdict, or what is pointed at and what points."""

import re
from collections.abc import Iterator, Sequence

from bot.lines.cues import SAID
from bot.lines.leads import hangs, opener, pronoun
from bot.lines.traits import CLAIM
from bot.lines.words import content, substance
from bot.lines.worth import Weighed

NEAR = 3  # sentences; what stands further back is another thought
_ELSE = re.compile(r"(?:every\w+|any\w+|all|nothing|no one|nobody) else\b|otherwise\b|elsewhere\b", re.IGNORECASE)
_OTHERS = re.compile(r"the (?:other|others|rest|first|second|third|latter|former|remaining)\b", re.IGNORECASE)
_SHORT = 8  # words beside the verdict; there is room for its fact
_FACT = 3  # words that make one
_REASON, _CLEARLY = 5, 13.0  # words of a verdict that says why, and what a fact beside it has to be worth
_NEEDED = 4.0  # what it is worth to know what is pointed at
_RIGHT, _RICHER = 0.4, 0.05  # what a figure or a good word adds to a fact, and its own worth
_FURTHER = 0.3  # what each sentence in between costs


def pairings(weighed: Sequence[Weighed], place: int) -> Iterator[tuple[int, float, bool]]:
    """Which sentences before this one may stand in front of it in the line, what that is worth, and whether uncut."""
    here = weighed[place]
    short = here.cue >= SAID and not here.points and substance(here.sentence.text) < _SHORT
    explained = here.shown["said, reason"] and substance(here.sentence.text) >= _REASON
    near = NEAR if short else int(here.cue > 0 or not here.concedes)
    for other in range(place - 1, max(-1, place - 1 - near), -1):
        before = weighed[other]
        if weighed[other + 1].shown["contrast"] and (short or other + 1 < place):
            return  # what stands before a "but" is granted to the other side
        if before.sentence.listed or before.concedes or not _stands(before.sentence.text):
            continue
        if not short:
            yield other, _needed(before, here), True
        elif here.named is None and len(content(before.sentence.text)) >= _FACT:
            if explained and before.worth < _CLEARLY and not before.shown["digits"]:
                continue
            right = before.shown["figure"] + before.shown["leans right"]
            if other < place - 1 and not (right or weighed[place - 1].concedes):
                continue
            yield other, _RIGHT * right + _RICHER * before.worth - _FURTHER * (place - 1 - other), False


def _needed(before: Weighed, here: Weighed) -> float:
    """What is gained when a sentence's first words point at the one before it."""
    first, text = before.sentence.text, here.sentence.text
    unclear = hangs(text) and not (pronoun(text) and pronoun(first))
    needed = here.points or unclear or _OTHERS.match(text)
    return _NEEDED if needed and len(content(first)) > 1 else -_NEEDED


def _stands(text: str) -> bool:
    """Whether a sentence reads without the one before it, when all that may go is an "It" in front."""
    text = text[opener(text) :]
    if hangs(text[pronoun(text) :]) or CLAIM.match(text) or _ELSE.match(text) or text.endswith((":", "?")):
        return False
    return not pronoun(text) or text.casefold().startswith("it")
