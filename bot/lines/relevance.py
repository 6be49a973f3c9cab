"""Which sentence carries the verdict's reason: the one that decides, the one that leads up to it, or both together."""

import re
from collections.abc import Sequence

from bot.lines.cues import SAID
from bot.lines.pairs import NEAR
from bot.lines.sentences import Sentence
from bot.lines.traits import ADVICE, BARE, THIN
from bot.lines.weights import worth
from bot.lines.words import VERDICT_WORDS, content, substance
from bot.lines.worth import Weighed, alone

_EXCEPTING = re.compile(
    r"(?:everywhere|everything|everyone|anything|anywhere|for (?:every|any)\w+) else\b|otherwise\b|elsewhere\b",
    re.IGNORECASE,
)
_DEFINITE = re.compile(
    r"\b(?:for|on) (?:the|this|that) ([\w-]+(?: [\w-]+)?)(?: alone\b|[.!]?$)|^that ([\w-]+) (?:is|was)\b", re.IGNORECASE
)
_AT_SECOND_HAND = 0.5  # what a sentence is worth less than the verdict that points at it
_DENIED = re.compile(r"\bnot (?:the reason|why|what)\b", re.IGNORECASE)  # "Fast is not why I ship it"
_SCALE = 3.0  # weights of traits as prices of cuts
_SAYS_NOTHING = 6.0  # the price of a line that is a verdict and no more
_LENT = 1.0  # what a verdict lends the sentence with its reason
_PARTING = 7  # content words; a shorter last sentence may be a goodbye
_BACK = 12  # sentences; nobody points further back
_TELLING = 4  # letters; shorter words are shared by chance


def weigh(found: Sequence[Sentence], *, verdict: str | None) -> list[Weighed]:
    """Every sentence with its worth: its own traits, those of its place, and what a neighbour lends it."""
    told = [alone(sentence, verdict) for sentence in found]
    backs = {_grounds(told, at) for at, each in enumerate(told) if each.cue and each.bare}
    silent = all(each.cue == 0 for each in told)
    decided = any(each.cue >= SAID for each in told)
    weighed: list[Weighed] = []
    for at, each in enumerate(told):
        shown = each.shown | _placed(told, at, silent=silent, decided=decided) | {"before bare": at in backs}
        weighed.append(each._replace(shown=shown, worth=_SCALE * worth(shown) - _SAYS_NOTHING * each.bare))
    for at in range(len(weighed) - 1, -1, -1):
        if weighed[at].cue and weighed[at].leans:
            named = _named(weighed, at)
            weighed[at] = weighed[at]._replace(named=named)
            place = at + 1 if _goes_on(weighed, at) else named
            if place is not None:
                weighed[place] = _support(weighed[place], weighed[at], follows=place == at + 1)
            elif at:
                _back(weighed, at)
    return weighed


def _grounds(told: Sequence[Weighed], at: int) -> int:
    """The reason of a bare "Skip.": the nearest sentence in front that concedes nothing, else the one in front."""
    for place in range(at - 1, max(-1, at - 1 - NEAR), -1):
        here = told[place]
        if not (here.concedes or here.sentence.listed or here.shown["claims"] or _excepted(told, place)):
            return place
    return at - 1


def _excepted(told: Sequence[Weighed], place: int) -> bool:
    """Whether the verdict makes an exception of the sentence: “It's slow on canvas apps. Everywhere else: ship.”."""
    return place + 1 < len(told) and _EXCEPTING.match(told[place + 1].sentence.text) is not None


def _placed(told: Sequence[Weighed], at: int, *, silent: bool, decided: bool) -> dict[str, float]:
    """What the place of a sentence tells: verdicts come late, parting words last, reasons before a bare verdict."""
    here, after = told[at], told[at + 1] if at + 1 < len(told) else None
    late, last = (at + 1) / len(told), after is None
    short = last and len(content(here.sentence.text)) < _PARTING
    said = after is not None and after.cue >= SAID
    return {
        "late": late,
        "first": at == 0,
        "last": last,
        "last, short": short,
        "silent, late": late * silent,
        "silent, last": silent and last,
        "silent, last, short": silent and short,
        "others decide": decided and here.cue == 0,
        "before thin": after is not None and said and bool(after.shown["thin"]) and not after.bare,
        "pointed at": after is not None and after.cue > 0 and after.points,
        "listed": here.sentence.listed,
        "denied": _excepted(told, at) or (after is not None and _DENIED.search(after.sentence.text) is not None),
    }


def _goes_on(weighed: Sequence[Weighed], at: int) -> bool:
    """“Ship. The character survives the cut”: the reason of a bare verdict may follow it."""
    if at + 1 == len(weighed) or substance(weighed[at].sentence.text) >= BARE:
        return False
    after = weighed[at + 1]
    speaks = not after.leans and not after.concedes and not ADVICE.match(after.sentence.text)
    return speaks and (at == 0 or after.worth > weighed[at - 1].worth - 0.5)


def _named(weighed: Sequence[Weighed], at: int) -> int | None:
    """Where a verdict's one reason was told: “for the stack trace alone” leads back to the stack trace."""
    text = weighed[at].sentence.text
    said = (
        _telling(" ".join(word for found in _DEFINITE.findall(text) for word in found))
        if substance(text) < THIN - 1
        else set()
    )
    for place in range(at - 1, max(-1, at - 1 - _BACK) if said else at - 1, -1):
        if said & _telling(weighed[place].sentence.text):
            return place
    return None


def _telling(text: str) -> set[str]:
    return {word for word in content(text) if len(word) >= _TELLING and word not in VERDICT_WORDS}


def _back(weighed: list[Weighed], at: int) -> None:
    """The sentence in front of a verdict may stand with it; one that is pointed at is worth almost as much."""
    verdict, before = weighed[at], weighed[at - 1]
    weighed[at - 1] = before._replace(backs=not (before.concedes or before.shown["claims"]))
    if verdict.points:
        place = _grounds(weighed, at) if before.shown["grudges"] else at - 1
        lent = max(weighed[place].worth, verdict.worth - _AT_SECOND_HAND)
        weighed[place] = weighed[place]._replace(worth=lent)


def _support(reason: Weighed, verdict: Weighed, *, follows: bool) -> Weighed:
    return reason._replace(
        worth=max(reason.worth, verdict.worth) + _LENT,
        cue=verdict.cue if reason.bare else reason.cue,
        follows=follows,
    )
