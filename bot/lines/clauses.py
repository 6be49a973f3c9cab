"""Where a sentence may be cut: between clauses that stand alone, never inside one, a list, a quotation or brackets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.lines.words import FINITE, is_clause, vocabulary, words

_JOINERS = r"and|but|so|yet|or|because|since|which|who|while|whereas|though|although|until|unless|as|if|when|where|hence|thus|therefore"
_SEAM = re.compile(
    rf"(?:(?P<mark>[;:])|(?P<comma>,)|(?P<dash>\s?—|\s[–-])(?=\s))\s+(?:(?P<word>{_JOINERS})\b\s*(?!,))?"
    r"|\s(?P<bare>because|until|unless|since|so)\s",
    re.IGNORECASE,
)
_OPENING, _CLOSING = "([{“«", ")]}”»"
_STANDS_AFTER = vocabulary("; : — and but so yet because since while whereas ,")
_ENDS_BEFORE = vocabulary(
    "; : — but so yet because since which while whereas though although as hence thus therefore until unless when where if"
)
_SHARED = vocabulary("and or")
_TRAILING = vocabulary(
    "with without on in for at by from including even except especially once least mostly maybe perhaps like "
    "after before to under over across"
)
_LEADING = vocabulary(
    "if when while although though once until unless where since because after before as given despite whether"
)
_SUBJECTS = vocabulary("i we you they it this the a an no nobody nothing every its")
_SHORTEST_TAIL = 3  # words; ", to it" belongs to what is in front of a parenthesis
_CONDITIONAL = vocabulary("if when unless until once where whoever although though while")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch between two seams, and what joins it to the one before: a conjunction, a mark or nothing."""

    start: int
    end: int
    link: str
    text: str


def pieces(text: str) -> tuple[Piece, ...]:
    """The sentence at all its seams; those inside quotations and brackets hold."""
    found: list[Piece] = []
    start, link = 0, ""
    depth = _depths(text)
    for seam in _SEAM.finditer(text):
        if depth[seam.start()] or seam.start() <= start:
            continue
        found.append(Piece(start, seam.start(), link, text[start : seam.start()]))
        start, link = seam.end(), _link(seam)
    found.append(Piece(start, len(text), link, text[start:]))
    return tuple(found)


def windows(text: str, limit: int) -> Iterator[tuple[int, int]]:
    """Every run of pieces that can stand alone and is no longer than it may be (a little more: leads are cut later)."""
    parts = pieces(text)
    for first in range(len(parts)):
        if first and not _may_start(parts, first):
            continue
        for last in range(first, len(parts)):
            if parts[last].end - parts[first].start > limit:
                break
            if last + 1 == len(parts) or _may_end(parts, first, last):
                yield parts[first].start, parts[last].end


def _depths(text: str) -> list[int]:
    """For each place how many brackets and quotations are open around it."""
    depths: list[int] = []
    depth, straight = 0, False
    for char in text:
        depth += (char in _OPENING) - (char in _CLOSING)
        straight ^= char == '"'
        depths.append(max(0, depth) + straight)
    return depths


def _link(seam: re.Match[str]) -> str:
    if word := seam["word"] or seam["bare"]:
        return word.casefold()
    return seam["mark"] or seam["comma"] or "—"


def _may_start(parts: Sequence[Piece], first: int) -> bool:
    """What follows a conjunction stands alone when it has a subject and a verb; a condition is not left behind."""
    part = parts[first]
    if part.link not in _STANDS_AFTER or not is_clause(part.text):
        return False
    if part.link != ",":
        return True
    opening = _first_word(part.text)
    return opening in _SUBJECTS and _first_word(parts[first - 1].text) not in _CONDITIONAL


def _may_end(parts: Sequence[Piece], first: int, last: int) -> bool:
    """Before the next piece the thought must be complete, and the next piece no item of a list."""
    inside, following = parts[first : last + 1], parts[last + 1]
    if not _is_complete(inside):
        return False
    opening = _first_word(following.text)
    if following.link in _SHARED:
        return is_clause(following.text) or opening in FINITE
    if following.link == ",":
        if is_clause(following.text):
            return _first_word(inside[0].text) not in _LEADING or len(inside) > 1
        rest = len(words("".join(part.text for part in parts[last + 1 :])))
        return rest >= _SHORTEST_TAIL and (opening in _TRAILING or opening.endswith("ing"))
    return following.link in _ENDS_BEFORE


def _is_complete(inside: Sequence[Piece]) -> bool:
    if _first_word(inside[0].text) in _LEADING:  # "If A" needs its "B"
        return any(part.link == "," and is_clause(part.text) for part in inside[1:])
    return is_clause(inside[0].text)


def _first_word(text: str) -> str:
    found = words(text[:40])
    return found[0].casefold() if found else ""
