"""What a sentence is worth as the line by itself: its verdict, its reason, its figures, and what it leans on."""

import re
from dataclasses import dataclass

from bot.lines.cues import stance
from bot.lines.leads import opener, pronoun
from bot.lines.meant import PERSONAL, leaning
from bot.lines.sentences import Sentence
from bot.lines.words import beside, content, substance

_REASON = re.compile(
    r"\b(?:because|(?<!has )(?<!have )since|so|until|unless|which is why|therefore|hence|due to|on the strength)\b",
    re.IGNORECASE,
)
_CONTRAST = re.compile(
    r"(?:but|yet(?! another)|still|that said|even so|however|nonetheless|nevertheless)\b|\bthough\b", re.IGNORECASE
)
CLAIM = re.compile(
    r"(?:the (?:claim|pitch|promise|demo|video|thesis|deck)\b|they (?:say|claim|counter|promise|call)\b|we are told\b"
    r"|i (?:expected|hate|clapped)\b|[^.:;]{0,40}\bi (?:thought|assumed|had assumed|figured)\b)",
    re.IGNORECASE,
)
THIN = 5  # content words; a verdict with fewer has its reason elsewhere
BARE = 2  # words that say something beside the verdict
RICH = 12  # content words; more do not fit a line
_HANGS = re.compile(
    r"\w+ of (?:those|these|the) (?:two|three|four|five)\b|(?:\w+ )?(?:of that|for that|that (?:kind|sort|alone|reason)|those|none of|neither|until then|that (?:is|was|earns|makes)|that \w+ (?:is|was) (?:what|why|how|the))\b",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?:until|unless) (?:that|those|these) \w+|\babout (?:that|this|it)\b|\bthat (?:evening|day|night|morning|afternoon|week)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d")
_CONDITION = re.compile(r"\b(?:wherever|whenever|while|as long as|once|if|anywhere|where)\b", re.IGNORECASE)
_DOUBT = re.compile(r"\b(?:could|might|may|can) (?:still|yet)\b", re.IGNORECASE)
_BESIDES = re.compile(  # a verdict with advice or a reservation for a reason
    r"\bwith (?:one|a|the) (?:caveat|condition|reservation|warning|asterisk)\b|^(?:ship|skip|pass)(?: it| this)?,? and (?!that|the|it)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence, its worth as the line, how it speaks for the verdict, whether it leans on a reason, whether it is the next one's."""

    sentence: Sentence
    worth: float
    cue: float
    leans: bool
    backs: bool = False
    follows: bool = False
    concedes: bool = False
    points: bool = False


def alone(sentence: Sentence, verdict: str | None, tool: str | None) -> Weighed:
    text = sentence.text
    cue = stance(text).towards(verdict)
    found = content(text)
    said, else_ = len(found), beside(found)
    condition = cue > 0 and _CONDITION.search(text) is not None
    explains = condition or _REASON.search(text, opener(text)) is not None or _explained(text)
    bare = else_ < BARE
    thin = bare or _BESIDES.search(text) is not None or (not explains and (said < THIN or else_ < THIN - 1))
    points = (
        _HANGS.match(text[opener(text) + pronoun(text[opener(text) :]) :]) is not None
        or _POINTS.search(text) is not None
    )
    worth = cue + 0.1 * min(said, RICH) + _lean(text, verdict)
    worth += 1.0 * explains + 1.0 * bool(_CONTRAST.match(text)) + 0.5 * bool(_NUMBER.search(text))
    worth += 0.5 * bool(tool and tool.casefold() in text.casefold()) + 1.0 * bool(PERSONAL.search(text.casefold()))
    worth -= 2.0 * thin + 8.0 * bare + 3.0 * points + 3.0 * sentence.listed
    worth -= 4.0 * text.endswith((":", "?")) + 1.5 * bool(CLAIM.match(text))
    doubts = verdict == "ship" and _DOUBT.search(text) is not None
    concedes = doubts or _lean(text, verdict) < 0
    return Weighed(sentence, worth, cue=cue, leans=thin or points, points=points, concedes=concedes)


def _explained(text: str) -> bool:
    """What stands behind a colon is a reason when it is more than a verdict."""
    _, colon, after = text.partition(":")
    return bool(colon) and substance(after) >= BARE + 1


def _lean(text: str, verdict: str | None) -> float:
    """Good words speak for a ship and bad ones for a skip, a little."""
    if verdict not in {"ship", "skip"}:
        return 0.0
    leans = max(-2, min(2, leaning(text)))
    return 0.5 * (leans if verdict == "ship" else -leans)
