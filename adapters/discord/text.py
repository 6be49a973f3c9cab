"""Text from people and catalogues on its way to Discord: it never formats, never pings, never breaks a limit."""

import re
import unicodedata

from bot.cards import Bold, Code, Line, Link, Person, Role, Room, Span
from bot.graphemes import clip, count

_MARKUP = re.compile(r"([\\*_~`|>#\[\]()<])")
_LIST = re.compile(r"^(\s*)([-+]|\d+\.)(\s)", re.MULTILINE)
_SPECIAL = re.compile(rf"{_MARKUP.pattern}|@|{_LIST.pattern}", re.MULTILINE)
"""one search instead of three replacements: most texts hold nothing that has to be escaped"""
_PING = re.compile(r"@(?=everyone|here)", re.IGNORECASE)
_UNSEEN = {"Cc", "Cf", "Co", "Cn", "Cs"}
_KEPT = "\n\u200d\ufe0f"
"""line breaks, and what holds emoji sequences together"""
_NO_PING = "@\u200b"


def plain(text: str) -> str:
    """Without control characters, overrides of the reading direction and invisible marks."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(char for char in text if char in _KEPT or unicodedata.category(char) not in _UNSEEN)


def escaped(text: str) -> str:
    """Shown as typed: Discord's markdown, mentions and timestamps lose their meaning."""
    seen = plain(text)
    if not _SPECIAL.search(seen):
        return seen
    quiet = _PING.sub(_NO_PING, _MARKUP.sub(r"\\\1", seen))
    return _LIST.sub(r"\1\\\2\3", quiet)


def clipped(text: str, longest: int) -> str:
    """Unformatted text (labels, placeholders) within a limit, counted in UTF-16 units to be on the safe side."""
    whole = plain(text)
    keep = min(count(whole), longest)
    short = clip(whole, keep)
    while len(short.encode("utf-16-le")) // 2 > longest:
        keep -= 1
        short = clip(whole, keep)
    return short


def line(spans: Line) -> str:
    """A card's line in Discord's markdown."""
    return "".join(_span(span) for span in spans)


def _span(span: Span) -> str:
    match span:
        case str():
            return escaped(span)
        case Bold(text):
            return f"**{escaped(text)}**" if text.strip() else ""
        case Link(text, url):
            safe = url.startswith("https://") and not re.search(r"[\s<>()\[\]]", url)
            return f"[{escaped(text)}]({url})" if safe else escaped(f"{text} {url}")
        case Person(_, name):
            return escaped(name)
        case Role() | Room():
            return _by_number(span)
        case Code(text):
            return f"`{plain(text).replace('`', chr(0x2BC))}`"


def _by_number(span: Role | Room) -> str:
    """Discord shows the name behind the number; nothing that is sent may ping (see rest.NOBODY)."""
    mark, number = ("@&", span.role) if isinstance(span, Role) else ("#", span.channel)
    return f"<{mark}{number}>" if number.isascii() and number.isdigit() else escaped(f"{mark[0]}{number}")
