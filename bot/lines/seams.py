"""Where a sentence has seams, and the pieces between them; what stands in quotations, brackets and asides holds."""

import re
from typing import NamedTuple

from bot.lines.verbs import vocabulary
from bot.lines.words import first_word, is_clause

_JOINERS = (
    r"and|but|so(?! (?:that|far|much|many|long|few|little)\b)|yet|or|because|since|which|who|whose|while|whereas|though|although"
    r"|until|unless|as|if|when|where|hence|thus|therefore|then"
)
_MARKED = rf"(?:(?P<mark>[;:])|(?P<comma>,)|(?P<dash>\s?—|\s[–-])(?=\s))\s+(?:(?P<word>{_JOINERS})\b\s*(?!,))?"
_BARE = r"because|until|unless|since|so(?! (?:that|far|much|many|long|few|little)\b)"
_SUBJECT = r"(?:[Ii]|we|you|it|they|he|she|nobody|everyone|the|a|an|my|our|your|its|their|this|that|no|there)\b"
_FINE = (
    rf"{_BARE}|while|whereas|although|though|(?:before|after)(?= (?:{_SUBJECT}|\w+ing\b))|when|where|whenever|compared(?= (?:with|to)\b)|rather(?= than\b)"
    rf"|instead(?= of\b)|thanks(?= to\b)|due(?= to\b)|even(?= (?:if|though|when)\b)|as(?= long as\b)|without|(?:in|for|on|at|with|by|to|from)(?= which\b)"
    rf"|(?:and|but)(?= {_SUBJECT})"
)
_SEAM = re.compile(rf"{_MARKED}|\s(?P<bare>{_BARE})\s")
_FINE_SEAM = re.compile(rf"{_MARKED}|\s(?P<bare>{_FINE})\s")
_OF = vocabulary("in for on at with by to from")  # each before "which"
_THE = re.compile(r"\b(?:the|that|this|one) [\w-]+$", re.IGNORECASE)
_WEAK = vocabulary("and or")  # after a semicolon they join whole sentences
_BEGINS = vocabulary("if when while although though once as where since")  # and these begin one
_OPENING, _CLOSING = "([{“«", ")]}”»"
_NESTING = re.compile(r"[(\[{“«\"—–]| - ")
_ASIDE = re.compile(r"(?<=\w) ?([—–]) ?[^—–;:.]{2,40}?(?= ?\1 ?\w)|(?<=\w) - [^-;:.]{2,40}(?= - \w)")
_CLOSED = re.compile(r" ?[—–-]?")


class Piece(NamedTuple):
    """A stretch between two seams, and what joins it to the one before: a conjunction, a mark or nothing."""

    start: int
    end: int
    link: str
    text: str
    clause: bool
    opening: str
    bare: bool = False


def pieces(text: str, *, fine: bool = False) -> tuple[Piece, ...]:
    """The sentence at all its seams; at those without a mark only where it has to be cut finely."""
    found: list[Piece] = []
    start, link, bare = 0, "", False
    depth = _depths(text)
    for seam in (_FINE_SEAM if fine else _SEAM).finditer(text):
        if depth[seam.start()] or seam.start() <= start:
            continue
        piece = _piece(text, start, seam.start(), link, bare=bare)
        if seam["bare"] and (not piece.clause or (seam["bare"] in _OF and _THE.search(piece.text))):
            continue  # "a tool without a channel has to …", "the order in which …"
        found.append(piece)
        held = seam["mark"] is not None and (seam["word"] or "").casefold() in _BEGINS
        start = seam.start("word") if held else seam.end()
        link, bare = _link(seam), seam["bare"] is not None
    found.append(_piece(text, start, len(text), link, bare=bare))
    return tuple(found)


def _piece(text: str, start: int, end: int, link: str, *, bare: bool) -> Piece:
    inside = text[start:end]
    return Piece(start, end, link, inside, is_clause(inside), first_word(inside), bare)


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


def asides(text: str) -> list[tuple[int, int]]:
    """What stands between two dashes, with both of them."""
    if not _NESTING.search(text):
        return []
    found = ((aside.start(), _CLOSED.match(text, aside.end())) for aside in _ASIDE.finditer(text))
    return [(start, closed.end()) for start, closed in found if closed]


def _link(seam: re.Match[str]) -> str:
    word = (seam["word"] or seam["bare"] or "").partition(" ")[0].casefold()
    if word and not (seam["mark"] and word in _WEAK | _BEGINS):
        return word
    return seam["mark"] or seam["comma"] or "—"
