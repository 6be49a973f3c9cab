"""Where a sentence may be cut: between clauses that stand alone, never inside one, a list, a quotation or brackets."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from bot.lines.openings import AND_EARLY, BESIDE, LEADING, SHARED, TRAILING, is_continued
from bot.lines.seams import Piece
from bot.lines.verbs import BASE_VERBS, FINITE, vocabulary
from bot.lines.words import is_clause, words

_STANDS_AFTER = vocabulary("; : — and but so yet because since while whereas then ,")
_ENDS_BEFORE = vocabulary(
    "; : — but so yet because since which while whereas though although as hence thus therefore until unless when where if"
    " who whose before after whenever compared rather instead thanks due even without in for on at with by to from"
)
_AFTER_ANYTHING = vocabulary("; : — but so yet hence thus therefore whereas")
_BEFORE_SUBJECT = vocabulary(
    "for in on at by with under over across during after before below above within from among to"
)
_SUBJECTS = vocabulary("i we you they it this the a an no nobody nothing every its there")
_LISTS = ("", ",")
_RESUMES = (",", "where")  # "When nobody can read it, where it comes from still can be checked"
_SUBJECT = re.compile(r"(?<=\w )(?:our|my|we|i|it|they|the|its|you|nobody|there)\b", re.IGNORECASE)
_WHEN = re.compile(
    r"(?:after|before|within|since|until|in|over|for) (?:[\w-]+ ){0,3}(?:(?:second|minute|hour|day|week|month|year|quarter|sprint)s?"
    r"|(?:19|20)\d\d)(?: of [\w-]+(?: [\w-]+)?)?,? (?=(?:the|a|an|i|we|my|our|it|they|nobody|no|every)\b)",
    re.IGNORECASE,
)
_MARKS = vocabulary("; : —")
_HALF = re.compile(r" (?:and|or|but|be)$", re.IGNORECASE)
_JOINED = re.compile(r" (?:and|or) (?:the|a|an|i|we|it|they|every|each|no|nobody|my|our)\b", re.IGNORECASE)
_SERIES = vocabulary(", then and or")
_OF_WHICH = re.compile(r"\w+ of (?:which|whom|them|those)\b", re.IGNORECASE)
_SHORTEST_TAIL, _SHORTEST_HEAD = 3, 4  # words; ", to it" belongs to what is in front of a parenthesis
_AHEAD = 8  # pieces; nobody's list is longer, and a wall of text must not be read again at each of its commas
_GROUNDS = vocabulary("because since")
_DENIES = vocabulary("not don't doesn't didn't isn't wasn't aren't never won't wouldn't")
_CONDITIONS = vocabulary("if when unless until once because as although though while")
_CONDITIONAL = vocabulary("if when unless until once where whoever although though while")


def windows(parts: Sequence[Piece], limit: int) -> Iterator[tuple[int, int]]:
    """Every run of pieces that can stand alone and is no longer than it may be (a little more: leads are cut later)."""
    for first in range(len(parts)):
        if first and not _may_start(parts, first):
            continue
        for last in range(first, len(parts)):
            if parts[last].end - parts[first].start > limit:
                break
            if last + 1 == len(parts):
                if first:
                    yield parts[first].start, parts[last].end
            elif _may_end(parts, first, last):
                yield parts[first].start, parts[last].end


def _may_start(parts: Sequence[Piece], first: int) -> bool:
    """What follows a conjunction stands alone when it has a subject and a verb; a condition is not left behind."""
    part = parts[first]
    if part.link not in _STANDS_AFTER or not part.clause or is_continued(part.text):
        return False
    if part.link in _GROUNDS and _DENIES & set(words(parts[first - 1].text.casefold())):
        return False  # "I don't ship it because it's new"
    if part.link == ",":
        return _starts_at_comma(parts, first)
    return part.link not in SHARED or part.opening not in BASE_VERBS  # "… to keep it up, and explain to marketing why"


def _starts_at_comma(parts: Sequence[Piece], first: int) -> bool:
    part, before = parts[first], parts[first - 1]
    if _is_condition(before):
        return True  # the price of leaving a condition out is told by its first word
    if first == 1 and before.opening in _BEFORE_SUBJECT and not AND_EARLY.match(part.text):
        return True  # "For an app with 600 sessions, music at $0.01 a minute …"
    return part.opening in _SUBJECTS and before.opening not in _CONDITIONAL | TRAILING


def _is_condition(part: Piece) -> bool:
    """“When the margin turns out to be an agency” is left with its verb; “when Slack” is the first of a list."""
    return part.opening in _CONDITIONS and not part.link and is_clause(part.text)


def _may_end(parts: Sequence[Piece], first: int, last: int) -> bool:
    """Before the next piece the thought must be complete, and the next piece no item of a list."""
    inside, following = parts[first : last + 1], parts[last + 1]
    if not _is_complete(inside) and not (first == 0 and _is_said_so(inside, following)):
        return False
    if _HALF.search(inside[-1].text) or (inside[-1].link in _MARKS and inside[-1].opening in LEADING):
        return False
    opening = following.opening
    if following.link in SHARED:
        if _is_item(inside):
            return _goes_on(parts[last + 1 : last + _AHEAD])
        return following.clause or opening in FINITE | LEADING or _goes_on(parts[last + 1 : last + _AHEAD])
    if following.link == ",":
        return _ends_at_comma(parts, inside, last + 1)
    return following.link in _ENDS_BEFORE


def _ends_at_comma(parts: Sequence[Piece], inside: Sequence[Piece], after: int) -> bool:
    following = parts[after]
    opening = following.opening
    if following.clause and opening not in TRAILING:  # "in a place where shops pay" is no clause of its own
        return inside[-1].clause and not {inside[-1].opening, inside[-1].link} & LEADING
    if _OF_WHICH.match(following.text) or following.text.startswith("no matter "):
        return True
    rest = len(words(" ".join(part.text for part in parts[after : after + _SHORTEST_TAIL]), _SHORTEST_TAIL))
    if rest >= _SHORTEST_TAIL and (opening in TRAILING or opening.endswith("ing")):
        return True
    return inside[-1].clause and (opening in BESIDE or opening.endswith("ed")) and not _is_listed(parts, after)


def _is_listed(parts: Sequence[Piece], after: int) -> bool:
    """“…, a cache, and a database” are items; “…, a bug I reported in May; …” explains."""
    for part in parts[after + 1 :]:
        if part.link in SHARED:
            return not part.clause
        if part.link != ",":
            return False
    return AND_EARLY.match(parts[after].text) is not None


def _is_item(inside: Sequence[Piece]) -> bool:
    """“It deleted, said” wants its “and was”; “we made eleven, they tested them” its “and one won”."""
    while inside[-1].bare and len(inside) > 1:
        inside = inside[:-1]
    *before, last = inside
    if last.link != "," or not any(piece.clause for piece in before):
        return False
    return last.opening in FINITE | BASE_VERBS or (
        last.clause and _is_plain(before[0]) and not _JOINED.search(last.text)
    )


def _is_plain(part: Piece) -> bool:
    return part.opening not in LEADING | TRAILING


def _is_said_so(inside: Sequence[Piece], following: Piece) -> bool:
    """What a sentence begins with stands before “; …” and “, but …”, whether we know its verb or not."""
    if following.link not in _AFTER_ANYTHING or following.bare or not _is_plain(inside[0]):
        return False
    return len(words(inside[-1].text, _SHORTEST_HEAD)) == _SHORTEST_HEAD


def _goes_on(rest: Sequence[Piece]) -> bool:
    """“and mathematics, then contracts, then code will follow” is a clause; so is “and no model, open or not, is …”."""
    series = list(takewhile(lambda part: part.link in _SERIES, rest[1:]))
    if any(part.clause and part.link == "then" for part in series):
        return True
    return len(series) > 1 and series[0].link == "," and series[1].link == "," and series[1].opening in FINITE


def _is_complete(inside: Sequence[Piece]) -> bool:
    """“If A” needs its “B”, and so does “at two engineers”."""
    first = inside[0]
    if _in_time(first.text):
        return True
    if _is_series(inside):
        return True
    if first.opening in LEADING and _has_main(first.text):
        return True
    if first.opening in LEADING or (not first.clause and first.opening in TRAILING):
        return any(part.link in _RESUMES and part.clause for part in inside[1:])
    return first.clause or any(part.link == "," and part.opening in FINITE for part in inside[2:])


def _has_main(text: str) -> bool:
    """“When Google cut its price our usage went up” has both its clauses, and no comma."""
    return any(
        is_clause(text[: found.start()]) and is_clause(text[found.start() :]) for found in _SUBJECT.finditer(text, 12)
    )


def _in_time(text: str) -> bool:
    """“After six months the cycle is shorter” needs no second clause; “after it broke” does."""
    when = _WHEN.match(text)
    return when is not None and is_clause(text[when.end() :])


def _is_series(inside: Sequence[Piece]) -> bool:
    """“Taxes, disputes and a second currency took one day”: a clause whose subject is a list."""
    *items, last = inside
    series = bool(items) and last.clause and all(not item.clause and item.link in _LISTS for item in items)
    return series and last.link == "," and AND_EARLY.match(last.text) is not None
