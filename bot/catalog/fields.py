"""What may stand in the fields of a catalogue file; each refusal says what to write instead."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from bot import graphemes
from bot.errors import Refusal
from bot.lines import LIMIT
from bot.tools import SLUG_LIMIT, slugify

_LINK = re.compile(r'https://[^\s<>"|\\^`{}]+')
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_SCHEME = re.compile(r"^\s*(www\.|[a-z][a-z0-9+.-]*:(//|(?=\S+$)))", re.IGNORECASE)
_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"  # make text look like what it is not


def _calm(text: str) -> str:
    """Letters, line breaks and nothing that acts on the terminal or turns the text around."""
    for char in text:
        if (unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} and char != "\n") or char in _TURNING:
            raise ValueError(Refusal("contains the invisible character {code}; remove it", code=f"U+{ord(char):04X}"))
    return text


def _one_line(text: str) -> str:
    if "\n" in text:
        raise ValueError(Refusal("has a line break; write it in one line"))
    return text


def _short(text: str) -> str:
    if (size := graphemes.count(text)) > LIMIT:
        raise ValueError(Refusal("is {size} characters long; a one-liner has at most {most}", size=size, most=LIMIT))
    return text


def _slug(text: str) -> str:
    if not _SLUG.fullmatch(text):
        raise ValueError(
            Refusal(
                '"{text}" is not a slug; write lower-case letters, digits and hyphens: {slug}',
                text=text,
                slug=slugify(text),
            )
        )
    return text


def _source(text: str) -> str:
    if _SCHEME.match(text) and not _LINK.fullmatch(text):
        raise ValueError(
            Refusal('"{text}" is not a link that can be shown; write an address that begins with https://', text=text)
        )
    return text


def _date(value: object) -> object:
    if not isinstance(value, date) and not (isinstance(value, str) and _DATE.fullmatch(value.strip())):
        raise ValueError(
            Refusal('"{value}" is not a date; write year-month-day in quotes, such as "2026-11-24"', value=value)
        )
    return value


def cased(change: Callable[[str], str]) -> BeforeValidator:
    """Forgive capitals where only a few words are allowed."""
    return BeforeValidator(lambda value: change(value.strip()) if isinstance(value, str) else value)


Text = StringConstraints(strip_whitespace=True, min_length=1)
Prose = Annotated[str, Text, AfterValidator(_calm)]
Words = Annotated[str, Text, AfterValidator(_calm), AfterValidator(_one_line)]
Place = Annotated[Words, AfterValidator(_source), Field(max_length=500)]
Day = Annotated[date, BeforeValidator(_date)]
Name = Annotated[Words, Field(max_length=80)]
Slug = Annotated[str, Text, AfterValidator(_slug), Field(max_length=SLUG_LIMIT)]
OneLiner = Annotated[Words, AfterValidator(_short)]
