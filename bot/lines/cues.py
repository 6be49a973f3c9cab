"""How a sentence speaks for a verdict: "I skip because" decides, "they ship a launch week" does not."""

import re
from dataclasses import dataclass
from typing import Literal

from bot.lines.meant import MEANT_SHIP, MEANT_SKIP
from bot.lines.verbs import vocabulary

Verdict = Literal["ship", "skip"]

SAID, MEANT = 6.0, 3.0  # the verdict word itself; words that amount to one
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_FAMILIES: dict[str, tuple[Verdict, str]] = {
    "ship": ("ship", "base"),
    "ships": ("ship", "third"),
    "shipping": ("ship", "gerund"),
    "skip": ("skip", "base"),
    "skips": ("skip", "third"),
    "skipping": ("skip", "gerund"),
    "pass": ("skip", "base"),
    "passing": ("skip", "gerund"),
    "shipped": ("ship", "done"),
    "skipped": ("skip", "done"),
}
_OTHER: dict[Verdict, Verdict] = {"ship": "skip", "skip": "ship"}
_ONWARD = vocabulary(
    "it this that them because since as if for on until unless at with anyway in and but even today now without "
    "before when while from or only once anything"
)
_ME = vocabulary("i we i'd we'd i'm we're i'll we'll")
_MODAL = vocabulary("should would must will can to easily happily gladly hard easy")
_PRONOUN = vocabulary("it this that which so one and tool still therefore")
_LEAD = vocabulary(
    "and but so then yet still thus hence easily reluctantly grudgingly narrowly hard easy clear or just please "
    "therefore otherwise now kindly firm strong"
)
_DETERMINERS = vocabulary("a an the my our its this that")
_NOT = vocabulary("not never no cannot nobody can't won't don't wouldn't doesn't didn't")
_BREAK = re.compile(r"[.;:,!?—–()]|\s-\s")


@dataclass(frozen=True, slots=True)
class Stance:
    """How strongly something speaks for each verdict."""

    ship: float
    skip: float

    def towards(self, verdict: str | None) -> float:
        """For the stored verdict; what speaks for the other one counts nothing. Unknown: whichever is stronger."""
        return {"ship": self.ship, "skip": self.skip}.get(verdict or "", max(self.ship, self.skip))


def stance(text: str) -> Stance:
    folded = text.casefold().replace("’", "'")
    strength: dict[Verdict, float] = {"ship": 0.0, "skip": 0.0}
    for verdict in _verdicts(folded):
        strength[verdict] = SAID
    signs: tuple[tuple[Verdict, re.Pattern[str]], ...] = (("ship", MEANT_SHIP), ("skip", MEANT_SKIP))
    for verdict, meant in signs:
        if not strength[verdict] and meant.search(folded):
            strength[verdict] = MEANT
    return Stance(strength["ship"], strength["skip"])


def _verdicts(folded: str) -> list[Verdict]:
    """Each place where a verdict word is meant as a verdict, turned round where it is denied."""
    if not any(word in folded for word in ("ship", "skip", "pass")):
        return []
    found = list(_WORD.finditer(folded))
    verdicts: list[Verdict] = []
    for at, match in enumerate(found):
        family = _FAMILIES.get(match[0])
        if (
            family
            and (_goes_on(folded, found, at) or _is_mine(folded, found, at))
            and _is_verdict(folded, found, at, family[1])
        ):
            denied = bool(_NOT & set(_clause_before(folded, found, at)[-4:]))
            verdicts.append(_OTHER[family[0]] if denied else family[0])
    return verdicts


def _goes_on(folded: str, found: list[re.Match[str]], at: int) -> bool:
    """A verdict takes no object but "it": nothing follows, or a reason, or a condition."""
    if at + 1 == len(found):
        return True
    gap = folded[found[at].end() : found[at + 1].start()]
    return gap.strip() != "" or found[at + 1][0] in _ONWARD


def _is_mine(folded: str, found: list[re.Match[str]], at: int) -> bool:
    """“I ship the policy” decides whatever its object is; “they ship a launch week” does not."""
    before = _clause_before(folded, found, at)
    return found[at][0] in {"ship", "skip"} and bool(before) and before[-1] in {"i", "i'd", "i'll"}


def _clause_before(folded: str, found: list[re.Match[str]], at: int) -> list[str]:
    """The words in front, back to the last stop or comma."""
    words: list[str] = []
    for here in range(at, max(0, at - 6), -1):
        if _BREAK.search(folded, found[here - 1].end(), found[here].start()):
            break
        words.append(found[here - 1][0])
    return words[::-1]


def _listed(folded: str, found: list[re.Match[str]], at: int, before: list[str]) -> bool:
    """“, and ship without paying”: the last of several verbs, not an order."""
    first = at - len(before)
    return bool(before) and before[0] in {"and", "or"} and folded[: found[first].start()].rstrip().endswith(",")


def _is_said_of_it(folded: str, found: list[re.Match[str]], at: int) -> bool:
    return at + 1 == len(found) or found[at + 1][0] in {"it", "this"} or folded[found[at].end()] in ".;:!"


def _is_verdict(folded: str, found: list[re.Match[str]], at: int, form: str) -> bool:
    before = _clause_before(folded, found, at)
    if all(word in _LEAD or word in _NOT for word in before):
        return form not in {"third", "done"} and not (
            _listed(folded, found, at, before) and not _is_said_of_it(folded, found, at)
        )
    near = before[-3:]
    if form == "done":  # "it should be skipped" decides, "it got skipped" tells
        return near[-1:] == ["be"] and bool(_MODAL & set(near))
    if form == "third":
        last = at + 1 == len(found)
        return before[-1] in _PRONOUN or last or found[at + 1][0] in {"because", "narrowly", "anyway"}
    if _ME & set(near) or before[-1] in _MODAL - {"to"}:
        return True
    return form == "base" and bool(_DETERMINERS & set(near))
