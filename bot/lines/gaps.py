"""What a sentence that is too long can lose from its middle or its end, and still be one."""

import re
from collections.abc import Iterator, Sequence

from bot.lines.openings import AND_EARLY, BESIDE, LEADING, SHARED, TRAILING, is_continued
from bot.lines.seams import Piece
from bot.lines.verbs import BASE_VERBS, FINITE, vocabulary
from bot.lines.words import LITTLE_WORDS, is_clause, words

_DETERMINERS = vocabulary("a an the my our your his her its their this no")
_MEANWHILE = vocabulary("before after while although though")
_POINTING = vocabulary("this these")
_UNLIKE = vocabulary("not unlike rather instead such")
_RELATIVES = vocabulary("which who whose where")
_PASSING = vocabulary("and which while as though although where who whose when")
_DESPITE = vocabulary("but so yet hence therefore thus ;")  # what stands behind ":" explains the clause before it
_CARRIES_ON = vocabulary("but so yet hence therefore thus because ; : —")
_OBJECT_ENDS = re.compile(
    r"(?<=\w) (?=(?:(?:for|in|on|at|under|during|across|per|via|within|with|towards?)"
    r" (?:the|a|an|my|our|your|his|her|its|their|every|each|any|all|no|one|two|three|\$?\d|[A-Z]|[a-z]+s\b)|that (?:I|i|we|you|they|it|the|has|have|is|are|was|were|no|nobody)\b))"
)
_ONLY = re.compile(
    r"\b(?:only|first|one|best|worst|last|kind|sort|same|way|thing|tool|model|most|more|less|fewer|so|too|anything|nothing|something)\b[^,;:]{0,25}$",
    re.IGNORECASE,
)
_OPEN = re.compile(r"(?:^|\s)['‘][^'’]*$|\([^)]*$|“[^”]*$|^[^\"]*\"[^\"]*(?:\"[^\"]*\"[^\"]*)*$")
_AHEAD = 12  # characters that tell what begins where the line ends
_MARGIN = 6  # characters; the object that ends a line should not fill it to the last one
_FULL = 6  # words of a clause that may lose its last words


def gaps(parts: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """What may be left out of the middle: “…, not to a metered endpoint, so …”, with the comma in front of it."""
    for at in range(1, len(parts) - 1):
        before, part = parts[at - 1], parts[at]
        last = _last_item(parts, at)
        after = parts[last + 1]
        if part.bare or after.bare:
            continue
        if not before.clause:
            if at == 1 and after.link == "," and after.opening in FINITE and _interrupts(part):
                yield before.end, after.start - 1  # "The bill, which nobody read, is long"
        elif part.link in SHARED and part.opening in LEADING and after.link == "," and after.clause:
            yield part.start, after.start  # "and once that holds, budgets move": "and budgets move"
        elif _is_beside(part, after) or _is_passed(part, after):
            yield before.end, parts[last].end


def _last_item(parts: Sequence[Piece], at: int) -> int:
    """Where the list ends that an aside may have: “, as in passkeys, C2PA and live video, …”."""
    last = at
    if not parts[at].clause and parts[at].opening in TRAILING | _UNLIKE | {"as"}:
        while (
            last + 2 < len(parts)
            and parts[last + 1].link == ","
            and not parts[last + 1].clause
            and not parts[last + 1].bare
        ):
            last += 1
    return last


def _interrupts(part: Piece) -> bool:
    """Whether it stands between a subject and its verb."""
    participle = part.opening.endswith("ed")
    return part.link in _RELATIVES or (part.link == "," and (participle or not part.clause) and _is_adjunct(part))


def _is_passed(part: Piece, after: Piece) -> bool:
    """A clause between two others: “They arrive, before anyone knows of it, and nobody can outbid that”."""
    if not after.clause:
        return False
    if part.link == ",":
        return part.clause and part.opening in _MEANWHILE and after.link in SHARED
    said = part.link in SHARED and part.opening in _POINTING  # "The van costs most, and this removes it; …"
    return part.link in _PASSING and after.link in _DESPITE and not said


def _is_adjunct(part: Piece) -> bool:
    return part.opening in TRAILING | BESIDE | _UNLIKE | {"as"} or part.opening.endswith(("ing", "ed"))


def _is_beside(part: Piece, after: Piece) -> bool:
    if part.link not in {",", "as"} or part.clause or after.link not in _CARRIES_ON | SHARED:
        return False
    if part.opening in BESIDE and AND_EARLY.match(part.text):
        return False  # "the same questions, a transcript and a right to appeal"
    aside = part.link == "as" or _is_adjunct(part)
    return aside and (after.clause or after.opening in FINITE or is_continued(after.text))


def last_object(text: str, limit: int) -> int:
    """Where a text that is too long may lose "for every beach south of the equator"; 0 where it may not."""
    for found in reversed(list(_OBJECT_ENDS.finditer(text, 0, limit + _AHEAD))):
        head = text[: found.start()]
        described = text.startswith("that", found.end())
        if len(head) > limit - (0 if described else _MARGIN):
            continue
        if described and is_singled_out(head):
            continue  # "the only one that …"
        clause = head.rpartition(", ")[2]
        before = words(clause.casefold())
        if len(before) < _FULL or before[0] in LEADING or before[-1].endswith("ly") or is_open(head):
            continue
        named = (described and before[-2] in _DETERMINERS) or before[
            -1
        ] not in BASE_VERBS | FINITE  # "of a change that"
        if named and before[-1] not in LITTLE_WORDS and (before[0] in FINITE or is_clause(clause)):
            return found.start()
    return 0


def is_singled_out(head: str) -> bool:
    """Whether it ends with something that is "the only one" of those that are told next."""
    return _ONLY.search(head) is not None


def is_open(head: str) -> bool:
    """Whether it ends within a quotation or brackets."""
    return _OPEN.search(head) is not None
