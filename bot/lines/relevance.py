"""Which sentence carries the verdict's reason: the one that decides, or the one that leads up to it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.lines.cues import stance
from bot.lines.sentences import Sentence
from bot.lines.words import content, substance

_REASON = re.compile(
    r"\b(?:because|since|so|until|unless|which is why|therefore|hence|due to|on the strength)\b|:", re.IGNORECASE
)
_CONTRAST = re.compile(
    r"(?:but|yet|still|that said|even so|however|nonetheless|nevertheless)\b|\bthough\b", re.IGNORECASE
)
_CLAIM = re.compile(
    r"(?:the (?:claim|pitch|promise|demo|video|thesis|deck)\b|they (?:say|claim|counter|promise|call)\b|we are told\b"
    r"|i (?:expected|hate|clapped)\b)",
    re.IGNORECASE,
)
_ADVICE = re.compile(
    r"(?:do not|don't|watch|ask|check|bring|read|mind|give|try|great|fine|lovely|nice|next|as an?)\b", re.IGNORECASE
)
_THIN = 5  # content words; a verdict with fewer has its reason elsewhere
_BARE = 2  # words that say something beside the verdict
_RICH = 12  # content words; more do not fit a line
_HANGS = re.compile(
    r"(?:\w+ )?(?:of that|for that|that (?:kind|sort|alone|reason)|those|none of|neither|until then|that (?:is|was|earns|makes))\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence, how much it is worth as the line, how it speaks for the verdict, and whether it leans on the one before."""

    sentence: Sentence
    worth: float
    cue: float
    leans: bool


def weigh(found: Sequence[Sentence], *, verdict: str | None, tool: str | None) -> list[Weighed]:
    weighed = [_alone(place, found, verdict, tool) for place in range(len(found))]
    for place in range(1, len(weighed)):
        if weighed[place].cue and weighed[place].leans and not weighed[place - 1].sentence.listed:
            weighed[place - 1] = _support(weighed[place - 1], weighed[place])
    return weighed


def _support(before: Weighed, verdict: Weighed) -> Weighed:
    """The sentence before a bare "Skip." is its reason."""
    return Weighed(before.sentence, before.worth + verdict.cue - 1, max(before.cue, verdict.cue), before.leans)


def _alone(place: int, found: Sequence[Sentence], verdict: str | None, tool: str | None) -> Weighed:
    sentence = found[place]
    text = sentence.text
    cue = stance(text).towards(verdict)
    hangs = _HANGS.match(text) is not None
    last = place + 1 == len(found)
    reason = _REASON.search(text) is not None
    bare = substance(text) < _BARE
    thin = bare or (not reason and len(content(text)) < _THIN)
    worth = cue + 2.0 * (place + 1) / len(found)
    worth += 1.0 * reason + 1.0 * bool(_CONTRAST.match(text)) + 0.5 * bool(_NUMBER.search(text))
    worth += 0.5 * bool(tool and tool.casefold() in text.casefold())
    worth += 0.1 * min(len(content(text)), _RICH)
    worth -= (
        2.0 * thin
        + 4.0 * bare
        + 3.0 * hangs
        + 3.0 * sentence.listed
        + 4.0 * text.endswith((":", "?"))
        + 1.5 * bool(_CLAIM.match(text))
    )
    if last and len(found) > 1 and not cue and (thin or _ADVICE.match(text)):
        worth -= 2.0  # a parting word
    return Weighed(sentence, worth, cue=cue, leans=thin or hangs)
