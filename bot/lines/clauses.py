"""Where a sentence may be cut: between clauses that stand alone, never inside one, a list, a quotation or brackets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from bot.lines.words import FINITE, is_clause, vocabulary, words

_JOINERS = r"and|but|so(?! that\b)|yet|or|because|since|which|who|while|whereas|though|although|until|unless|as|if|when|where|hence|thus|therefore|then"
_SEAM = re.compile(
    rf"(?:(?P<mark>[;:])|(?P<comma>,)|(?P<dash>\s?—|\s[–-])(?=\s))\s+(?:(?P<word>{_JOINERS})\b\s*(?!,))?"
    r"|\s(?P<bare>because|until|unless|since|so(?! that\b))\s",
    re.IGNORECASE,
)
_OPENING, _CLOSING = "([{“«", ")]}”»"
_NESTING = re.compile(r"[(\[{“«\"—–]| - ")
_ASIDE = re.compile(r"(?<=\w) ?([—–]) ?[^—–;:.]{2,40}?(?= ?\1 ?\w)|(?<=\w) - [^-;:.]{2,40}(?= - \w)")
_STANDS_AFTER = vocabulary("; : — and but so yet because since while whereas then ,")
_ENDS_BEFORE = vocabulary(
    "; : — but so yet because since which while whereas though although as hence thus therefore until unless when where if"
)
_SHARED = vocabulary("and or")
_TRAILING = vocabulary(
    "with without on in for at by from including even except especially once least mostly maybe perhaps like "
    "after before to under over across of among beyond besides during within"
)
_LEADING = vocabulary(
    "if when while although though once until unless where since because after before as given despite whether"
)
_SUBJECTS = vocabulary("i we you they it this the a an no nobody nothing every its there")
_LISTS = ("", ",")
_AND_EARLY = re.compile(r"(?:[\w'’-]+ ){1,4}(?:and|or) ", re.IGNORECASE)
_WHEN = re.compile(
    r"(?:after|before|within|since|until|in|over|for) (?:[\w-]+ ){0,3}(?:(?:second|minute|hour|day|week|month|year|quarter|sprint)s?"
    r"|(?:19|20)\d\d)(?: of [\w-]+(?: [\w-]+)?)?,? (?=(?:the|a|an|i|we|my|our|it|they|nobody|no|every)\b)",
    re.IGNORECASE,
)
_SERIES = vocabulary(", then and or")
_OF_WHICH = re.compile(r"\w+ of (?:which|whom|them|those)\b", re.IGNORECASE)
_SHORTEST_TAIL = 3  # words; ", to it" belongs to what is in front of a parenthesis
_GROUNDS = vocabulary("because since")
_DENIES = vocabulary("not don't doesn't didn't isn't wasn't aren't never won't wouldn't")
_ADVERBS = vocabulary("now then still also never always only just already even")
_CONDITIONS = vocabulary("if when unless until once because as although though while")
_CONDITIONAL = vocabulary("if when unless until once where whoever although though while")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch between two seams, and what joins it to the one before: a conjunction, a mark or nothing."""

    start: int
    end: int
    link: str
    text: str
    clause: bool
    opening: str


def pieces(text: str) -> tuple[Piece, ...]:
    """The sentence at all its seams; those inside quotations and brackets hold."""
    found: list[Piece] = []
    start, link = 0, ""
    depth = _depths(text)
    for seam in _SEAM.finditer(text):
        if depth[seam.start()] or seam.start() <= start:
            continue
        found.append(_piece(text, start, seam.start(), link))
        start, link = seam.end(), _link(seam)
    found.append(_piece(text, start, len(text), link))
    return tuple(found)


def _piece(text: str, start: int, end: int, link: str) -> Piece:
    inside = text[start:end]
    return Piece(start, end, link, inside, is_clause(inside), _first_word(inside))


def windows(text: str, limit: int) -> Iterator[tuple[int, int]]:
    """Every run of pieces that can stand alone and is no longer than it may be (a little more: leads are cut later)."""
    parts = pieces(text)
    for first in range(len(parts)):
        if first and not _may_start(parts, first):
            continue
        for last in range(first, len(parts)):
            if parts[last].end - parts[first].start > limit:
                break
            if (last + 1 == len(parts) and first) or (last + 1 < len(parts) and _may_end(parts, first, last)):
                yield parts[first].start, parts[last].end


def _depths(text: str) -> list[int]:
    """For each place how many brackets, quotations and asides between two dashes are open around it."""
    if not _NESTING.search(text):
        return [0] * len(text)
    depths: list[int] = []
    depth, straight = 0, False
    for char in text:
        depth += (char in _OPENING) - (char in _CLOSING)
        straight ^= char == '"'
        depths.append(max(0, depth) + straight)
    for aside in _ASIDE.finditer(text):
        behind = text[aside.end() :].lstrip(" –—-")
        stop = aside.end() + (0 if behind.startswith("then ") else len(text) - aside.end() - len(behind))
        depths[aside.start() : stop] = [depth + 1 for depth in depths[aside.start() : stop]]
    return depths


def _link(seam: re.Match[str]) -> str:
    if word := seam["word"] or seam["bare"]:
        return word.casefold()
    return seam["mark"] or seam["comma"] or "—"


def _may_start(parts: Sequence[Piece], first: int) -> bool:
    """What follows a conjunction stands alone when it has a subject and a verb; a condition is not left behind."""
    part = parts[first]
    if part.link not in _STANDS_AFTER or not part.clause or _is_continued(part.text):
        return False
    if part.link in _GROUNDS and _DENIES & set(words(parts[first - 1].text.casefold())):
        return False  # "I don't ship it because it's new"
    if part.link != ",":
        return True
    if _is_condition(parts[first - 1]):
        return True  # the price of leaving a condition out is told by its first word
    return part.opening in _SUBJECTS and parts[first - 1].opening not in _CONDITIONAL | _TRAILING


def _is_condition(part: Piece) -> bool:
    """“When the margin turns out to be an agency” is left with its verb; “when Slack” is the first of a list."""
    return part.opening in _CONDITIONS and not part.link and is_clause(part.text)


def _is_continued(text: str) -> bool:
    """“and now sells notes” has its subject elsewhere."""
    found = [word.casefold() for word in words(text, 2)]
    return found[0] in _ADVERBS and found[-1] in FINITE


def _may_end(parts: Sequence[Piece], first: int, last: int) -> bool:
    """Before the next piece the thought must be complete, and the next piece no item of a list."""
    inside, following = parts[first : last + 1], parts[last + 1]
    if not _is_complete(inside):
        return False
    opening = following.opening
    if following.link in _SHARED:
        series = inside[-1].link == "," and inside[-1].opening in FINITE  # "it deleted, said" wants its "and was"
        return following.clause or (opening in FINITE and not series) or _goes_on(parts[last + 1 :])
    if following.link == ",":
        if following.clause and opening not in _TRAILING:  # "in a place where shops pay" is no clause of its own
            return inside[-1].clause and not {inside[-1].opening, inside[-1].link} & _LEADING
        if _OF_WHICH.match(following.text):
            return True
        rest = len(words("".join(part.text for part in parts[last + 1 :])))
        return rest >= _SHORTEST_TAIL and (opening in _TRAILING or opening.endswith("ing"))
    return following.link in _ENDS_BEFORE


def _goes_on(rest: Sequence[Piece]) -> bool:
    """“and mathematics, then contracts, then code will follow” is a clause with three subjects."""
    series = list(takewhile(lambda part: part.link in _SERIES, rest[1:]))
    return any(part.clause and part.link == "then" for part in series)


def _is_complete(inside: Sequence[Piece]) -> bool:
    """“If A” needs its “B”, and so does “at two engineers”."""
    first = inside[0]
    if _in_time(first.text):
        return True
    if _is_series(inside):
        return True
    if first.opening in _LEADING or (not first.clause and first.opening in _TRAILING):
        return any(part.link == "," and part.clause for part in inside[1:])
    return first.clause


def _in_time(text: str) -> bool:
    """“After six months the cycle is shorter” needs no second clause; “after it broke” does."""
    when = _WHEN.match(text)
    return when is not None and is_clause(text[when.end() :])


def _is_series(inside: Sequence[Piece]) -> bool:
    """“Taxes, disputes and a second currency took one day”: a clause whose subject is a list."""
    *items, last = inside
    series = bool(items) and last.clause and all(not item.clause and item.link in _LISTS for item in items)
    return series and last.link == "," and _AND_EARLY.match(last.text) is not None


def _first_word(text: str) -> str:
    found = words(text, 1)
    return found[0].casefold() if found else ""
