"""Text measured and cut as people see it: by grapheme clusters, at a word, never inside an emoji."""

from itertools import islice

import regex

_CLUSTER = regex.compile(r"\X")
_BREAK = regex.compile(r"\s+\S*$")
_DANGLING = " \t\n\r\u00a0,;:.–—-([{“‘\"'"


def count(text: str) -> int:
    """How many characters a person sees."""
    if text.isascii() and "\r" not in text:
        return len(text)
    return sum(1 for _ in _CLUSTER.finditer(text))


def head(text: str, limit: int) -> str:
    """The first `limit` clusters and nothing else; reads no further than it must."""
    if limit <= 0:
        return ""
    start = text[: limit + 1]
    if start.isascii() and "\r" not in start:  # one character each, and nothing that joins the last one
        return start[:limit]
    ends = [cluster.end() for cluster in islice(_CLUSTER.finditer(text), limit)]
    return text[: ends[-1]] if ends else ""


def fits(text: str, limit: int) -> bool:
    return len(text) <= limit or len(head(text, limit)) == len(text)


def clip(text: str, limit: int, *, ellipsis: str = "…") -> str:
    """At most `limit` clusters; what is cut ends after a whole word where there is one, and shows an ellipsis."""
    if fits(text, limit):
        return text
    room = limit - count(ellipsis)
    if room <= 0:
        return head(ellipsis, limit)
    kept = head(text, room)
    if not text[len(kept)].isspace() and (gap := _BREAK.search(kept)) and gap.start() * 2 >= len(kept):
        # Half a line of one word (a link, CJK) is cut inside it rather than thrown away.
        kept = kept[: gap.start()]
    return (kept.rstrip(_DANGLING) or kept.rstrip()) + ellipsis
