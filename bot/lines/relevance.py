"""Which sentence carries the verdict's reason: the one that decides, or the one that leads up to it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.lines.cues import stance
from bot.lines.leads import pronoun
from bot.lines.meant import PERSONAL
from bot.lines.meant import leaning as _leaning
from bot.lines.sentences import Sentence
from bot.lines.words import content, substance

_REASON = re.compile(
    r"\b(?:because|since|so|until|unless|which is why|therefore|hence|due to|on the strength)\b", re.IGNORECASE
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
    weighed = [_alone(sentence, verdict, tool) for sentence in found]
    silent = all(each.cue == 0 for each in weighed)
    weighed = [
        replace(each, worth=each.worth + _placed(each, at, len(found), silent)) for at, each in enumerate(weighed)
    ]
    for at in range(len(weighed) - 1, 0, -1):
        before, after = weighed[at - 1], weighed[at]
        if after.cue and after.leans and not before.sentence.listed and _lean(before.sentence.text, verdict) >= 0:
            weighed[at - 1] = _support(before, after)
    return weighed


def _support(before: Weighed, verdict: Weighed) -> Weighed:
    """The sentence before a bare "Skip." is its reason, unless it concedes something to the other side."""
    bare = substance(before.sentence.text) < _BARE
    return replace(before, worth=before.worth + verdict.cue - 1, cue=verdict.cue if bare else before.cue)


def _placed(each: Weighed, at: int, size: int, silent: bool) -> float:
    """Verdicts come late, unless the last sentence is only a parting word; where nothing decides, the last one does."""
    late = 2.0 * (at + 1) / size
    if at + 1 < size or size == 1:
        return late
    if not each.cue and (each.leans or _ADVICE.match(each.sentence.text)):
        return late - 2.0
    return late + 1.5 * silent


def _alone(sentence: Sentence, verdict: str | None, tool: str | None) -> Weighed:
    text = sentence.text
    cue = stance(text).towards(verdict)
    said, beside = len(content(text)), substance(text)
    explains = _REASON.search(text) is not None or _explained(text)
    bare = beside < _BARE
    thin = bare or (not explains and (said < _THIN or beside < _THIN - 1))
    hangs = _HANGS.match(text[pronoun(text) :]) is not None
    worth = cue + 0.1 * min(said, _RICH) + _lean(text, verdict)
    worth += 1.0 * explains + 1.0 * bool(_CONTRAST.match(text)) + 0.5 * bool(_NUMBER.search(text))
    worth += 0.5 * bool(tool and tool.casefold() in text.casefold()) + 1.0 * bool(PERSONAL.search(text.casefold()))
    worth -= 2.0 * thin + 8.0 * bare + 3.0 * hangs + 3.0 * sentence.listed
    worth -= 4.0 * text.endswith((":", "?")) + 1.5 * bool(_CLAIM.match(text))
    return Weighed(sentence, worth, cue=cue, leans=thin or hangs)


def _explained(text: str) -> bool:
    """What stands behind a colon is a reason when it is more than a verdict."""
    _, colon, after = text.partition(":")
    return bool(colon) and substance(after) >= _BARE + 1


def _lean(text: str, verdict: str | None) -> float:
    """Good words speak for a ship and bad ones for a skip, a little."""
    if verdict not in {"ship", "skip"}:
        return 0.0
    leaning = max(-2, min(2, _leaning(text)))
    return 0.5 * (leaning if verdict == "ship" else -leaning)
