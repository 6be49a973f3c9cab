"""What tells the sentence with the reason: traits, each with the weight that reviews labelled by hand gave it."""

import re
from collections.abc import Sequence

from bot.lines.cues import SAID
from bot.lines.leads import opener, pronoun
from bot.lines.meant import PERSONAL, grudges
from bot.lines.verbs import FINITE, vocabulary
from bot.lines.words import LITTLE_WORDS, beside, substance

THIN = 5  # content words; a verdict with fewer has its reason elsewhere
_LONG = 140  # characters; a sentence of more tells what its "about it" is about
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
_REASON = re.compile(  # this and what follows reads folded text: a pattern that ignores case takes twice as long
    r"\b(?:because|(?<!has )(?<!have )since|so|until|unless|which is why|therefore|hence|due to|on the strength)\b"
)
_REASONS = vocabulary("because since so until unless why therefore hence due strength")
_CONTRAST = re.compile(
    r"(?:and )?(?:but|yet(?! another)|still|that said|even so|however|nonetheless|nevertheless)\b|\bthough\b"
)
_HANGS = re.compile(
    r"\w+ of (?:those|these|the) (?:two|three|four|five)\b|(?:\w+ )?(?:of that|for that|that (?:kind|sort|alone|reason)|those|none of|neither|until then|after that|before that|that (?:is|was|earns|makes)|that (?!it |he |she |nobody |one )[a-z]+ (?:is|was|has|[a-z]{3,}s))\b",
)
_POINTS = re.compile(
    r"\b(?:until|unless) (?:that|those|these) \w+|\b(?:on|of|in|for|with) (?:that|those|these) \w+(?=[.,;!]|\s—|$)|\babout (?:that|this|it)\b|\bfor (?:that|this|those|these|both|either) reasons?\b|\bthat (?:evening|day|night|morning|afternoon|week)\b",
)
_FIGURES = vocabulary(
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty ninety hundred thousand million"
    " half twice percent third tenth dozen double triple"
)
_CONDITIONS = vocabulary("wherever whenever while once if anywhere where")
_DEFINES = re.compile(  # "An abstraction that is longer than what it hides should be skipped"
    r"(?:an?|any|no|every) [\w-]+(?: [\w-]+)? (?:that|which|whose|who|with|without)\b"
)
_DOUBT = re.compile(r"\b(?:could|might|may|can) (?:still|yet)\b")
_BESIDES = re.compile(  # a verdict with advice or a reservation for a reason
    r"\bwith (?:one|a|the) (?:caveat|condition|reservation|warning|asterisk)\b"
    r"|^(?:i(?:['’]d| would) )?(?:ship|skip|pass)(?: it| this)?,? (?:and (?!that|the|it)|unless\b)",
)
_SIGHS = vocabulary("sadly alas regret regretfully reluctantly unfortunately shame pity")
_VERDICTS = vocabulary("ship skip pass with")
_BACK = vocabulary("that this it those these both either neither none then two three four five")
_DIGIT = re.compile(r"\d")
_YET = vocabulary("still yet")
_MINE = vocabulary("my our i we")
_GENERAL = vocabulary("any every nobody no nothing never only without")
_DENIES = vocabulary("not cannot")
_PAST = vocabulary("was were had did went came took")
_COMPARES = vocabulary("than versus vs instead against compared fewer less more cheaper faster better worse")
_WHOLE = re.compile(
    r"\b(?:that is|that's|which is|is) (?:the (?:whole|only|real)|why|the reason|what|where|reason enough|enough)\b"
)


def traits(text: str, folded: str, there: Sequence[str], stand: tuple[float, float, float]) -> dict[str, float]:
    """What the sentence shows by itself; `stand` is how it stands to the stored verdict: for it, against it, its lean."""
    mine, other, lean = stand
    found = [word for word in there if word not in LITTLE_WORDS]
    used = set(there) if "-" not in folded else {part for word in there for part in word.split("-")}
    said, else_ = mine >= SAID, beside(found)
    ground = used & _REASONS and _REASON.search(folded, opener(folded))
    sighs = bool(lean < 0 and ground and _SIGHS & used)
    reason, explained, bare = bool(ground) and not sighs, _explained(text), else_ < BARE
    qualified = bool(used & _CONDITIONS) or "as long as" in folded or _DEFINES.match(folded) is not None
    explains = reason or explained or (mine > 0 and qualified)
    besides = used & _VERDICTS and _BESIDES.search(folded)
    thin = bare or sighs or bool(besides) or (not explains and (len(found) < THIN or else_ < THIN - 1))
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
        "contrast": _CONTRAST.match(folded) is not None,
        "figure": bool(used & _FIGURES),
        "digits": _DIGIT.search(text) is not None,
        "compares": bool(used & _COMPARES),
        "verbless": not used & FINITE and "'" not in folded,
        "personal": PERSONAL.search(folded) is not None,
        "points": bool(used & _BACK) and _points(folded),
        "mine": bool(used & _MINE),
        "general": bool(used & _GENERAL),
        "denies": bool(used & _DENIES) or "n't" in folded,
        "past": bool(used & _PAST),
        "whole": _WHOLE.search(folded) is not None,
        "lean": lean,
        "leans right": lean > 0,
        "advice": not said and ADVICE.match(text) is not None,
        "doubts": bool(used & _YET) and _DOUBT.search(folded) is not None,
        "grudges": grudges(folded),
        "claims": CLAIM.match(text) is not None,
        "supposes": _SUPPOSES.match(text) is not None,
        "sighs": sighs,
        "unfinished": text.endswith((":", "?")),
    }


def _points(folded: str) -> bool:
    """Whether the sentence points at something that was told before it."""
    skipped = opener(folded)
    if _HANGS.match(folded[skipped + pronoun(folded[skipped:]) :]):
        return True
    found = _POINTS.search(folded) if len(folded) < _LONG else None
    return found is not None and not _tells(folded[: found.start()])


def _tells(before: str) -> bool:
    """Whether what it points at stands in the same sentence: "Whoever owns the place will own the rules, and on that …"."""
    told = max(before.rfind(mark) for mark in (", and ", ", so ", "; ", ": "))
    return told > 0 and substance(before[:told]) >= THIN


def _explained(text: str) -> bool:
    """What stands behind a colon is a reason when it is more than a verdict; what stands before “: pass” is one too."""
    before, colon, after = text.partition(":")
    if not colon:
        return False
    told = substance(after)
    return told > BARE or (not told and substance(before) >= THIN - 1)
