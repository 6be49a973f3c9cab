"""Which sentence carries the verdict's reason: the one that decides, the one that leads up to it, or both together."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.lines.leads import hangs, opener, pronoun
from bot.lines.sentences import Sentence
from bot.lines.words import VERDICT_WORDS, content, substance
from bot.lines.worth import BARE, CLAIM, RICH, THIN, Weighed, alone

_ADVICE = re.compile(
    r"(?:do not|don't|watch|ask|check|bring|read|mind|give|try|great|fine|lovely|nice|next|as an?)\b", re.IGNORECASE
)
_EXCEPTING = re.compile(
    r"(?:everywhere|everything|everyone|anything|anywhere|for (?:every|any)\w+) else\b|otherwise\b|elsewhere\b",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"\b(?:for|on) (?:the|this|that) ([\w-]+(?: [\w-]+)?)(?: alone\b|[.!]?$)", re.IGNORECASE)
_OTHERS = re.compile(r"the (?:other|others|rest|first|second|third|latter|former|remaining)\b", re.IGNORECASE)
_SHORT = 6  # words beside the verdict; there is room for its fact
_DENIED = re.compile(r"\bnot (?:the reason|why|what)\b", re.IGNORECASE)  # "Fast is not why I ship it"
_FACT = 4  # words that make one
_BACK = 12  # sentences; nobody points further back
_TELLING = 4  # letters; shorter words are shared by chance


def weigh(found: Sequence[Sentence], *, verdict: str | None, tool: str | None) -> list[Weighed]:
    weighed = [alone(sentence, verdict, tool) for sentence in found]
    for before, after in pairwise(range(len(weighed))):
        if _DENIED.search(weighed[after].sentence.text):
            weighed[before] = replace(weighed[before], worth=weighed[before].worth - 3)
    silent = all(each.cue == 0 for each in weighed)
    weighed = [
        replace(each, worth=each.worth + _placed(each, at, len(found), silent)) for at, each in enumerate(weighed)
    ]
    for at in range(len(weighed) - 1, -1, -1):
        if weighed[at].cue and weighed[at].leans:
            place = at + 1 if _goes_on(weighed, at) else _reason(weighed, at)
            if place is not None:
                weighed[place] = _support(weighed[place], weighed[at], backs=place == at - 1, follows=place == at + 1)
    return weighed


def _goes_on(weighed: Sequence[Weighed], at: int) -> bool:
    """“Ship. The character survives the cut”: the reason of a bare verdict may follow it."""
    if at + 1 == len(weighed) or substance(weighed[at].sentence.text) >= BARE:
        return False
    after = weighed[at + 1]
    speaks = not after.leans and not after.concedes and not _ADVICE.match(after.sentence.text)
    return speaks and (at == 0 or after.worth > weighed[at - 1].worth - 0.5)


def _reason(weighed: Sequence[Weighed], at: int) -> int | None:
    """Where the reason of a bare "Skip." stands: where its words were said before, or in front of it.

    What concedes something to the other side is no reason, nor is the exception before "Everywhere else: ship."
    """
    text = weighed[at].sentence.text
    said = _telling(" ".join(_DEFINITE.findall(text))) if substance(text) < THIN - 1 else set()
    for place in range(at - 1, max(-1, at - 1 - _BACK) if said else at - 1, -1):
        if said & _telling(weighed[place].sentence.text):
            return place
    nearest = at - 2 if _EXCEPTING.match(text) else at - 1
    if nearest >= 0 and _may_support(weighed[nearest]):
        return nearest
    further = nearest - 1
    richer = further >= 0 and weighed[further].worth > weighed[nearest].worth + 1
    return further if richer and _may_support(weighed[further]) else None


def _may_support(each: Weighed) -> bool:
    return not each.sentence.listed and not each.concedes


def _telling(text: str) -> set[str]:
    return {word for word in content(text) if len(word) >= _TELLING and word not in VERDICT_WORDS}


def _support(before: Weighed, verdict: Weighed, *, backs: bool, follows: bool) -> Weighed:
    bare = substance(before.sentence.text) < BARE
    cue = verdict.cue if bare else before.cue
    return replace(before, worth=before.worth + verdict.cue - 1 * backs, cue=cue, backs=backs, follows=follows)


def _placed(each: Weighed, at: int, size: int, silent: bool) -> float:
    """Verdicts come late, unless the last sentence is only a parting word; where nothing decides, the last one does."""
    late = 2.0 * (at + 1) / size
    if at + 1 < size or size == 1:
        return late
    if not each.cue and (each.leans or _ADVICE.match(each.sentence.text)):
        return late - 2.0
    return late + 1.5 * silent


def pairing(before: Weighed, here: Weighed) -> float:
    """What a sentence gains from the one before it: the fact behind a short verdict, or what its first words point at."""
    first, text = before.sentence.text, here.sentence.text
    if before.sentence.listed or before.concedes or not _stands(first):
        return 0.0
    if here.cue and len(content(first)) >= _FACT and substance(text) < _SHORT:
        return 0.1 * min(len(content(first)), RICH)
    unclear = hangs(text) and not (pronoun(text) and pronoun(first))
    return 3.0 if len(content(first)) > 1 and (unclear or _OTHERS.match(text)) else 0.0


def _stands(text: str) -> bool:
    """Whether a sentence reads without the one before it, when all that may go is an "It" in front."""
    if opener(text) or hangs(text[pronoun(text) :]) or CLAIM.match(text) or text.endswith((":", "?")):
        return False
    return not pronoun(text) or text.casefold().startswith("it")
