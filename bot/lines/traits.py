"""What tells the sentence with the reason: traits, each with the weight that reviews labelled by hand gave it."""

import re

from bot.lines.cues import SAID
from bot.lines.leads import opener, pronoun
from bot.lines.meant import PERSONAL, grudges
from bot.lines.words import beside, content, substance

THIN = 5  # content words; a verdict with fewer has its reason elsewhere
BARE = 2  # words that say something beside the verdict
RICH = 12  # content words; more do not fit a line
CLAIM = re.compile(
    r"(?:the (?:claim|pitch|promise|demo|video|thesis|deck)\b|they (?:say|claim|counter|promise|call)\b|(?:people|critics|fans|some) (?:will )?(?:say|tell|claim)\b|we are told\b"
    r"|[^.:;]{0,40}, they (?:say|claim)\b|i (?:expected|hate|clapped)\b|[^.:;]{0,40}\bi (?:thought|assumed|had assumed|figured)\b)",
    re.IGNORECASE,
)
_SUPPOSES = re.compile(
    r"the (?:dependency|bet|(?:future )?(?:state|world|case)) (?:where|in which|that|is that)\b", re.IGNORECASE
)
ADVICE = re.compile(
    r"(?:do not|don't|watch|ask|check|bring|read|mind|give|try|great|fine|lovely|nice|next|as an?|use|keep|put|turn|set|wait|learn|expect|budget|plan|pair|pin|leave|start|see)\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:because|(?<!has )(?<!have )since|so|until|unless|which is why|therefore|hence|due to|on the strength)\b",
    re.IGNORECASE,
)
_CONTRAST = re.compile(
    r"(?:but|yet(?! another)|still|that said|even so|however|nonetheless|nevertheless)\b|\bthough\b", re.IGNORECASE
)
_HANGS = re.compile(
    r"\w+ of (?:those|these|the) (?:two|three|four|five)\b|(?:\w+ )?(?:of that|for that|that (?:kind|sort|alone|reason)|those|none of|neither|until then|after that|before that|that (?:is|was|earns|makes)|that [a-z]+ (?:is|was|has|[a-z]{3,}s))\b",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?:until|unless) (?:that|those|these) \w+|\b(?:on|of|in|for|with) (?:that|those|these) \w+(?=[.,;!]|\s—|$)|\babout (?:that|this|it)\b|\bfor (?:that|this|those|these|both|either) reasons?\b|\bthat (?:evening|day|night|morning|afternoon|week)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|ninety|hundred|thousand"
    r"|million|half|twice|percent)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:wherever|whenever|while|as long as|once|if|anywhere|where)\b", re.IGNORECASE)
_DEFINES = re.compile(  # "An abstraction that is longer than what it hides should be skipped"
    r"(?:an?|any|no|every) [\w-]+(?: [\w-]+)? (?:that|which|whose|who|with|without)\b", re.IGNORECASE
)
_DOUBT = re.compile(r"\b(?:could|might|may|can) (?:still|yet)\b", re.IGNORECASE)
_BESIDES = re.compile(  # a verdict with advice or a reservation for a reason
    r"\bwith (?:one|a|the) (?:caveat|condition|reservation|warning|asterisk)\b"
    r"|^(?:i(?:['’]d| would) )?(?:ship|skip|pass)(?: it| this)?,? (?:and (?!that|the|it)|unless\b)",
    re.IGNORECASE,
)
_MINE = re.compile(r"\b(?:my|our|i|we)\b")
_GENERAL = re.compile(r"\b(?:any|every|nobody|no one|nothing|no|never|only|without)\b")
_DENIES = re.compile(r"\b(?:not|cannot)\b|n['’]t\b")
_FUTURE = re.compile(r"\b(?:will|would|could|may|might|if)\b")
_PAST = re.compile(r"\b(?:was|were|had|did|went|came|took)\b")
_WHOLE = re.compile(
    r"\b(?:that is|that's|which is|is) (?:the (?:whole|only|real)|why|the reason|what|where|reason enough|enough)\b"
)


def doubts(text: str) -> bool:
    return _DOUBT.search(text) is not None


def points(text: str) -> bool:
    """Whether the sentence points at something that was told before it."""
    skipped = opener(text)
    return _HANGS.match(text[skipped + pronoun(text[skipped:]) :]) is not None or _POINTS.search(text) is not None


def traits(text: str, mine: float, other: float, lean: float) -> dict[str, float]:
    """What the sentence shows by itself; `mine` and `other` are its cues for the stored verdict and against it."""
    folded = text.casefold()
    found = content(text)
    said, else_ = mine >= SAID, beside(found)
    reason, explained, bare = _REASON.search(text, opener(text)) is not None, _explained(text), else_ < BARE
    qualified = _CONDITION.search(text) is not None or _DEFINES.match(text) is not None
    explains = reason or explained or (mine > 0 and qualified)
    thin = bare or _BESIDES.search(text) is not None or (not explains and (len(found) < THIN or else_ < THIN - 1))
    return {
        "words": min(len(found), RICH) / 10,
        "said": said,
        "meant": 0 < mine < SAID,
        "against": other >= SAID,
        "thin": thin,
        "bare": bare,
        "said, thin": said and thin,
        "said, bare": said and bare,
        "said, reason": said and (reason or explained),
        "reason": reason,
        "explained": explained,
        "contrast": _CONTRAST.match(text) is not None,
        "figure": _FIGURE.search(folded) is not None,
        "personal": PERSONAL.search(folded) is not None,
        "points": points(text),
        "mine": _MINE.search(folded) is not None,
        "general": _GENERAL.search(folded) is not None,
        "denies": _DENIES.search(folded) is not None,
        "future": _FUTURE.search(folded) is not None,
        "past": _PAST.search(folded) is not None,
        "whole": _WHOLE.search(folded) is not None,
        "lean": lean,
        "leans right": lean > 0,
        "advice": ADVICE.match(text) is not None,
        "doubts": doubts(text),
        "grudges": grudges(text),
        "claims": CLAIM.match(text) is not None,
        "supposes": _SUPPOSES.match(text) is not None,
        "unfinished": text.endswith((":", "?")),
    }


def _explained(text: str) -> bool:
    """What stands behind a colon is a reason when it is more than a verdict; what stands before “: pass” is one too."""
    before, colon, after = text.partition(":")
    if not colon:
        return False
    told = substance(after)
    return told > BARE or (not told and substance(before) >= THIN - 1)
