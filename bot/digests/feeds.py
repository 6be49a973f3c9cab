"""The weekly verdicts for feed readers (Atom, RFC 4287) and for calendars (iCalendar, RFC 5545)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from itertools import chain, islice
from typing import Final
from uuid import UUID, uuid5

from bot.digests.subscription import Subscription, key_of
from bot.schedule.weekly import firings, slot_key

AUTHOR: Final = "Verdict"
COMING: Final = 12
FOLD: Final = 75
"""octets of a line, without its end (RFC 5545, section 3.1)"""
REFRESH: Final = "PT12H"

_OURS: Final = UUID("0f6c2a52-6a53-4d53-9e0a-6c1f5c1b8d20")
_NOT_XML: Final = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_ICS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_ESCAPED: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One post: `key` is its slot's, `text` what its frozen numbers say in plain words."""

    key: str
    title: str
    text: str
    at: datetime
    link: str = ""


@dataclass(frozen=True, slots=True)
class Coming:
    """A post that is due; `key` is its slot's."""

    key: str
    fire: datetime


def atom(title: str, entries: Iterable[Entry], updated: datetime, link: str, *, key: str, language: str = "en") -> str:
    """`link` is the feed's own address, `key` what stays the same when that address moves."""
    head = f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{_xml(language.replace("_", "-"))}">'
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        head,
        f"<id>{_urn(key)}</id>",
        f"<title>{_xml(title)}</title>",
        f"<updated>{_stamp(updated)}</updated>",
        f"<author><name>{AUTHOR}</name></author>",
        f'<link rel="self" type="application/atom+xml" href="{_xml(link)}"/>',
        *(_entry(entry) for entry in entries),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def coming_posts(subscription: Subscription, count: int = COMING) -> Sequence[Coming]:
    """The next posts of a channel; none while it rests."""
    if not subscription.active:
        return []
    rule, first = subscription.rule, subscription.next_fire
    fires = islice(chain([first], firings(first, rule)), count)
    return [Coming(key_of(subscription.channel, slot_key(fire, rule)), fire) for fire in fires]


def calendar(name: str, coming: Sequence[Coming], now: datetime, *, summary: str, description: str = "") -> str:
    """Each post in UTC, so that no reader has to know a zone's rules; they are computed anew at each reading."""
    lines = chain(
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            f"PRODID:-//{AUTHOR}//Weekly verdicts//EN",
            "CALSCALE:GREGORIAN",
            f"NAME:{_text(name)}",
            f"X-WR-CALNAME:{_text(name)}",
            f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}",
            f"X-PUBLISHED-TTL:{REFRESH}",
        ],
        *(_event(one, now, summary, description) for one in coming),
        # A calendar must hold something.
        [] if coming else _NOTHING,
        ["END:VCALENDAR"],
    )
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


_NOTHING: Final = (
    "BEGIN:VTIMEZONE",
    "TZID:UTC",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0000",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def _entry(entry: Entry) -> str:
    link = f'<link rel="alternate" href="{_xml(entry.link)}"/>' if entry.link else ""
    return (
        f"<entry><id>{_urn(entry.key)}</id><title>{_xml(entry.title)}</title><updated>{_stamp(entry.at)}</updated>{link}"
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{_paragraphs(entry.text)}</div></content></entry>'
    )


def _paragraphs(text: str) -> str:
    """Readers do not keep the ends of lines of plain text."""
    blocks = re.split(r"\n{2,}", _lines(text).strip("\n"))
    return "".join(f"<p>{_xml(block).replace(chr(10), '<br/>')}</p>" for block in blocks if block)


def _event(coming: Coming, now: datetime, summary: str, description: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid5(_OURS, coming.key)}"
    yield f"DTSTAMP:{_basic(now)}"
    yield f"DTSTART:{_basic(coming.fire)}"
    yield "DURATION:PT15M"
    yield f"SUMMARY:{_text(summary)}"
    if description:
        yield f"DESCRIPTION:{_text(description)}"
    yield "TRANSP:TRANSPARENT"  # nobody is busy because of it
    yield "END:VEVENT"


def _folded(line: str) -> Iterator[str]:
    """Lines of at most 75 octets, none of them ending in the middle of a character; further ones begin with a space."""
    octets = line.encode()
    room, start = FOLD, 0
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0xC0 == 0x80:  # noqa: PLR2004  the inside of a character in UTF-8
            end -= 1
        yield (" " if start else "") + octets[start:end].decode()
        start, room = end, FOLD - 1
    yield (" " if start else "") + octets[start:].decode()


def _urn(key: str) -> str:
    return uuid5(_OURS, key).urn


def _xml(text: str) -> str:
    return escape(_NOT_XML.sub("", _lines(text)))


def _text(text: str) -> str:
    return _NOT_ICS.sub("", _lines(text)).translate(_ESCAPED)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _basic(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
