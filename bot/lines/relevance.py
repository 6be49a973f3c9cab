"""Which sentence carries the verdict's reason: the one that decides, or the one that leads up to it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.lines.cues import SAID, stance
from bot.lines.sentences import Sentence
from bot.lines.words import content, substance

_REASON = re.compile(r"\b(?:because|since|so|until|unless|which is why|therefore|hence|due to|on the strength)\b|:", re.I)
_CONTRAST = re.compile(r"(?:but|yet|still|that said|even so|however|nonetheless|nevertheless)\b|\bthough\b", re.I)
_CLAIM = re.compile(
    r"(?:the (?:claim|pitch|promise|demo|video|thesis|deck)\b|they (?:say|claim|counter|promise|call)\b|we are told\b"
    r"|i (?:expected|hate|clapped)\b)",
    re.I,
)
_ADVICE = re.compile(r"(?:do not|don't|watch|ask|check|bring|read|mind|give|try|great|fine|lovely|nice|next|as an?)\b", re.I)
_THIN = 5  # content words; a verdict with fewer has its reason elsewhere
_NUMBER = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence, how much it is worth as the line, and whether it says the verdict with few other words."""

    sentence: Sentence
    worth: float
    decides: bool
    thin: bool


def weigh(found: Sequence[Sentence], *, verdict: str | None, tool: str | None) -> list[Weighed]:
    weighed = [_alone(place, found, verdict, tool) for place in range(len(found))]
    for place in range(1, len(weighed)):
        if weighed[place].decides and weighed[place].thin and not weighed[place - 1].sentence.listed:
            weighed[place - 1] = _heir(weighed[place - 1], weighed[place])
    return weighed


def _heir(before: Weighed, verdict: Weighed) -> Weighed:
    """The sentence before a bare "Skip." is its reason."""
    return Weighed(before.sentence, max(before.worth, 0.0) + SAID - 1, decides=True, thin=before.thin)


def _alone(place: int, found: Sequence[Sentence], verdict: str | None, tool: str | None) -> Weighed:
    sentence = found[place]
    text = sentence.text
    cue = stance(text).towards(verdict)
    last = place + 1 == len(found)
    thin = len(content(text)) < _THIN or substance(text) < _THIN - 2
    worth = cue + 2.0 * (place + 1) / len(found)
    worth += 1.0 * bool(_REASON.search(text)) + 1.0 * bool(_CONTRAST.match(text)) + 0.5 * bool(_NUMBER.search(text))
    worth += 0.5 * bool(tool and tool.casefold() in text.casefold())
    worth -= 3.0 * thin + 3.0 * sentence.listed + 4.0 * text.endswith((":", "?")) + 1.5 * bool(_CLAIM.match(text))
    if last and len(found) > 1 and not cue and (thin or _ADVICE.match(text)):
        worth -= 2.0  # a parting word
    return Weighed(sentence, worth, decides=cue >= SAID, thin=thin)
