"""Words that amount to a verdict without saying it, and words that lean one way."""

import re

from bot.lines.words import vocabulary, words

_REFUSES = r"(?:(?:would|will|do|can|could|should)(?: not|n't)|wouldn't|won't|don't|can't|cannot|shouldn't|should)"
_USES = r"(?:use|buy|pay|fund|build|recommend|trust|put|let|give|sign|adopt|bet|deploy|renew|touch|want|need|run|keep)"
_SKIP = (
    r"keep (?:it|this|them|that|your)?\s?(?:\w+ )?(?:away|out|money)|stay(?:ing)? away|avoid|leave (?:it|this)|walk away",
    r"not (?:yet )?(?:for (?:us|me)|worth|ready)|no thanks|thumbs down|hard no|(?:a|it's) no(?: from me)?",
    rf"(?:i|we|i'd|we'd)(?: \w+)? ?{_REFUSES} (?:\w+ )?{_USES}|(?:nobody|no one) should",
    r"(?:does|do) not get|i'm out|come back when|ask me again|hold off|i(?:'d| would| will|'ll)? wait|i'd rather|i would rather",
    r"(?:i|we) (?:uninstalled|cancelled|canceled|deleted|removed|gave up|went back|switched back|turned it off|stopped)",
    r"indistinguishable from wrong|not (?:with|on) my",
)
_ME = r"(?:i|we|i'd|we'd|i'm|we're)(?: would| will| can| happily| gladly| going to| still)?"
_SHIP = (
    r"worth (?:it|every|the|its|more|paying)|count me in|i'm in|stay(?:s|ed)? in (?:my|our|the)|pays for itself|thumbs up",
    r"green light|send it|a yes(?: from me)?|no notes",
    rf"{_ME} (?:recommend|buy|keep(?:ing)?|renew(?:ed|ing)?|adopt(?:ed|ing)?|roll(?:ed|ing) (?:it|this) out|bet|pay|put everything)",
    r"won me over|sold me|nothing else|no competitor|nobody else|never (?:caught|seen|lost|failed)|not caught",
    r"the (?:best|only|first) \w+|better than|on[- ]time to|(?:is|and) early to|nothing faster|sells? itself|makes itself|refuses? to",
)
_PERSONAL = r"i'd|i would|i'll|i will|we'd|we would|for (?:me|us)|my (?:vote|verdict|answer|money)|in my book|on balance|in the end"
MEANT_SKIP = re.compile(rf"\b(?:{'|'.join(_SKIP)})\b")
MEANT_SHIP = re.compile(rf"\b(?:{'|'.join(_SHIP)})\b")
PERSONAL = re.compile(rf"\b(?:{_PERSONAL})\b")

_GOOD = vocabulary(
    "best better good great faster fast cheap cheaper cheapest easy easier easiest honest right reliable real moat win wins"
    " earn earns earned save saves love loves work works worth trust trusted held correct excellent solid clean"
    " clear simple stable survive survives survived renew renews stays stick sticks compounds instant quiet fair"
    " transparent found advantage leverage inevitable lovely beautiful charming impressive nice glorious fun elegant"
    " gorgeous polished delightful"
)
_BAD = vocabulary(
    "bad worse worst wrong fail fails failed failure failures broke broken breaks slow slower missing lost loses lose losing"
    " expensive leak leaks leaked invents invented hidden churn churns drops dropped limits poor lawsuit lawsuits risk risky"
    " liability fragile stale deprecated lie lies lied guess guesses forgets forgot wrapper undisclosed unreadable brittle"
    " countdown tax trap fees locked ignores ignored refused crash crashes crashed collapses redundant commodity absorbed"
    " noise wasted waste trails lags late confusing thin"
)
_NOT = vocabulary(
    "no not never nothing nobody without hardly neither nor cannot can't won't don't doesn't didn't isn't aren't"
)
_NEAR = 3  # words that a denial reaches


def leaning(text: str) -> int:
    """How many more good words than bad ones, each counted once; "no undo worth the name" is a bad one."""
    said = [word.casefold() for word in words(text)]
    leans: dict[str, int] = {}
    for at, word in enumerate(said):
        if word in _GOOD or word in _BAD:
            denied = any(before in _NOT for before in said[max(0, at - _NEAR) : at])
            leans[word] = 1 if (word in _GOOD) is not denied else -1
    return sum(leans.values())
