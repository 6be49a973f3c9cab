"""One reader's language: sentences from the message catalogue, numbers and dates by locale."""

import re
from collections.abc import Iterable
from datetime import date, datetime, tzinfo
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval, format_skeleton, get_day_names
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from bot.cards import Line, Span
from bot.wording.catalogues import COMMAND, LANGUAGES, catalogue

NONE = "—"
BRITISH = Locale("en", "GB")
"""how our English writes its dates"""


class Words:
    """Says things in one locale. Messages are English sentences with `{named}` parts; parts are inserted as they are."""

    def __init__(self, locale: str = "en") -> None:
        self.language = _language(locale)
        self._locale = Locale.parse(self.language)
        self._catalogue = catalogue(self.language)

    def say(self, message: str, /, **parts: object) -> str:
        """Without parts it is said as it is, so that what has been said already may be said again."""
        said = self._catalogue.gettext(message) if message else ""
        return said.format(**parts) if parts else said

    def plural(self, one: str, many: str, n: int, /, **parts: object) -> str:
        """The form for n; `{n}` in the message is the number as the locale writes it."""
        return self._catalogue.ngettext(one, many, n).format(n=self.number(n), **parts)

    def command(self, name: str) -> str:
        """A command's name where the platform takes translated ones."""
        return self._catalogue.pgettext(COMMAND, name)

    def number(self, n: float) -> str:
        return _decimal(n, self.language)

    def percent(self, whole: int) -> str:
        """A whole percentage, "75 %" in English (with a space, as our cards print it)."""
        if self.language == "en":
            return f"{whole} %"
        return str(format_percent(whole / 100, locale=self._locale)).replace("\xa0", " ").replace("\u202f", " ")

    def day(self, day: date) -> str:
        """12 Nov 2026."""
        return _date(day, "d MMM y" if self.language == "en" else "medium", self.language)

    def month(self, day: date) -> str:
        """Nov 2026."""
        return _date(day, "MMM y", self.language)

    def days(self, first: date, last: date) -> str:
        """16–22 November."""
        if self.language != "en":
            return format_interval(first, last, "MMMMd", locale=self._locale).replace("\u2009", "")
        begin = format_date(first, "d" if first.month == last.month else "d MMMM", locale=BRITISH)
        return f"{begin}–{format_date(last, 'd MMMM', locale=BRITISH)}"

    def weekday(self, day: int) -> str:
        """Monday is 0."""
        return str(get_day_names("wide", "stand-alone", locale=self._locale)[day])

    def moment(self, moment: datetime, zone: tzinfo) -> str:
        """Mon 09:00 in the reader's zone."""
        return format_skeleton("EEEHHmm", moment, tzinfo=zone, locale=self._locale).replace(",", "")

    def date(self, moment: datetime, zone: tzinfo) -> str:
        """Monday 23 November, 09:00 in the reader's zone."""
        locale = BRITISH if self.language == "en" else self._locale
        day = format_skeleton("MMMMEEEEd", moment, tzinfo=zone, locale=locale)
        return f"{day.replace(',', '')}, {self.clock(moment, zone)}"

    def clock(self, moment: datetime, zone: tzinfo) -> str:
        """14:02 in the reader's zone."""
        local = moment.astimezone(zone)
        # All of our languages write it alike. strftime would look at the system's own zone each time, on the disk.
        return f"{local.hour:02}:{local.minute:02}"

    def listed(self, things: Iterable[str]) -> str:
        """A, B and C."""
        return format_list(list(things), style="standard", locale=self._locale).replace(", and ", " and ")

    def either(self, things: Iterable[str]) -> str:
        """A, B or C."""
        return format_list(list(things), style="or", locale=self._locale).replace(", or ", " or ")


def filled(sentence: str, **spans: Span) -> Line:
    """A sentence whose `{named}` parts become spans, wherever the language puts them."""
    pieces = re.split(r"\{(\w+)\}", sentence)
    return tuple(spans[piece] if i % 2 else piece for i, piece in enumerate(pieces) if piece)


@cache
def words(locale: str | None) -> Words:
    """The Words of a locale as platforms spell it (de, de-DE, pt-BR, en_GB); unknown ones speak English."""
    return Words(locale or "en")


@lru_cache(maxsize=4096)
def _decimal(n: float, language: str) -> str:
    """Cards print the same small numbers again and again, and each takes a while to format."""
    return str(format_decimal(n, locale=Locale.parse(language)))


def _language(locale: str) -> str:
    try:
        wanted = Locale.parse(locale.replace("-", "_"), sep="_")
    except (UnknownLocaleError, ValueError):
        return "en"
    exact = f"{wanted.language}_{wanted.territory}"
    for language in (exact, wanted.language):
        if language in LANGUAGES:
            return language
    return next((language for language in LANGUAGES if language.partition("_")[0] == wanted.language), "en")


@lru_cache(maxsize=4096)
def _date(day: date, pattern: str, language: str) -> str:
    """Prices and panels are checked on few days."""
    return format_date(day, pattern, locale=Locale.parse(language))
