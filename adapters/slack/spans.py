"""A card's line of spans in Slack's mrkdwn, within a limit."""

import re
from functools import lru_cache
from urllib.parse import quote

from adapters.slack.limits import most
from adapters.slack.text import BLANK, ELLIPSIS, clean, clip, escape, one_line, quiet, visible
from bot.cards import Bold, Code, Line, Link, Person, Role, Room, Span

_SAFE_URL = re.compile(r"https://[^\s/?#]+[^\s]*")
_CHANNEL = re.compile(r"[CDG][A-Z0-9]{2,20}")
_URL_KEPT = ":/?#[]@!$'()*,;=%~+._-"
"""everything that may stand in an address but `&`, which is written as an entity, and `<`, `>`, `|`"""


@lru_cache(2048)
def mrkdwn(line: Line, limit: int) -> str:
    """The spans one after the other; what does not fit leaves an ellipsis, and nothing is never sent."""
    parts: list[str] = []
    room = limit
    for index, span in enumerate(line):
        last = index == len(line) - 1
        part = _written(span, room if last else room - 1)
        parts.append(part)
        room -= len(part)
        if room <= 1 and not last:
            if part[-1:] != ELLIPSIS:
                parts.append(ELLIPSIS)
            break
    said = "".join(parts)
    return said if visible(said) else BLANK


def bold(line: Line, limit: int) -> str:
    """The whole line in bold type; links and code stay what they are."""
    inner = mrkdwn(tuple(span.text if isinstance(span, Bold) else span for span in line), limit - 2)
    return f"*{inner.replace(chr(10), ' ').strip()}*"


def _written(span: Span, room: int) -> str:
    match span:
        case str(text):
            return clip(clean(text), room, escape)
        case Bold(text):
            return _wrapped("*", one_line(text), room)
        case Code(text):
            return _wrapped("`", one_line(text), room)
        case Person(_, name) | Role(name):
            return clip(one_line(name), room, escape)
        case Room(channel):
            return f"<#{channel}>" if _CHANNEL.fullmatch(channel) else clip(one_line(f"#{channel}"), room, escape)
        case Link(text, url):
            return _link(one_line(text), url, room)


def _wrapped(mark: str, text: str, room: int) -> str:
    if not visible(text) or room <= len(mark) * 2:
        return ""
    inner = clip(text, room - 2, _code if mark == "`" else escape)
    return f"{mark}{inner}{mark}" if inner else ""


def _code(text: str) -> str:
    """Inside code only the entities and the mark itself mean something."""
    return quiet(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("`", "ˋ")


def _link(text: str, url: str, room: int) -> str:
    """An https address as a link; any other address is plain words."""
    if not _SAFE_URL.fullmatch(url) or not visible(text):
        return clip(f"{text} ({one_line(url)})" if url else text, room, escape)
    address = quote(url, safe=f"{_URL_KEPT}&").replace("&", "&amp;")
    overhead = len(address) + len("<|>")
    if len(address) > most("link.url") or overhead >= room:
        return clip(text, room, escape)
    label = clip(text, room - overhead, lambda words: escape(words).replace("|", "¦"))
    return f"<{address}|{label}>" if label else clip(text, room, escape)
