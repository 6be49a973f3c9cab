"""Reads how people say when: "on Mondays 09:00 Europe/Berlin", "every friday at 5pm", "mon 9"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import time
from difflib import get_close_matches
from typing import Final

from bot.schedule.misread import DAYS, Misread
from bot.schedule.vocabulary import ENGLISH, Vocabulary
from bot.schedule.weekly import Weekly
from bot.schedule.zones import UnknownZone, zone_named

EXAMPLE: Final = "on Mondays 09:00 Europe/Berlin"

_SHOWN: Final = 60
_NOON: Final = 12
_NO_HOUR: Final = 24
_CLOCK: Final = re.compile(r"(\d{1,2})(?:[:.h](\d{2})|h)?(\D*)|(\d{2})(\d{2})(\D*)")


@dataclass(slots=True)
class _Heard:
    """What the words of a wish were taken for."""

    days: set[int] = field(default_factory=set[int])
    hours: list[tuple[str, int, int]] = field(default_factory=list[tuple[str, int, int]])
    halves: set[str] = field(default_factory=set[str])
    rest: list[str] = field(default_factory=list[str])


def parse(text: str, defaults: Weekly, languages: Sequence[Vocabulary] = (ENGLISH,)) -> Weekly:
    """The rule that is wished for; what is not said comes from the defaults. `Misread` says what to mend.

    The languages are tried in turn, the caller's own first; its complaint is the one that is heard.
    """
    complaints: list[Misread] = []
    for language in languages:
        try:
            return _read(text, defaults, language)
        except Misread as complaint:
            complaints.append(complaint)
    raise complaints[0]


def written(rule: Weekly) -> str:
    """The rule as one would type it; `parse` reads it back."""
    return f"on {DAYS[rule.weekday]}s {rule.at:%H:%M} {rule.zone}"


def _read(text: str, defaults: Weekly, words: Vocabulary) -> Weekly:
    heard = _Heard()
    for word in words.split(text):
        _hear(word, words, heard)
    zone = _zone(heard, words) if heard.rest else defaults.zone
    return Weekly(_day(heard, defaults), _time(heard, defaults), zone)


def _hear(word: str, words: Vocabulary, heard: _Heard) -> None:
    """Takes one word for a day, an hour, a half of the day or nothing; what is left may name a zone."""
    small = word.casefold()
    small = small if small in words.halves else small.strip(".!?")
    clock = _CLOCK.fullmatch(words.hours.get(small, small))
    if small in words.rhythms:
        raise Misread(
            "I post once a week, so {word} does not fit. Write it like: {example}.", word=word[:_SHOWN], example=EXAMPLE
        )
    if small in words.days:
        heard.days.add(words.days[small])
    elif small in words.halves:
        heard.halves.add(words.halves[small])
    elif clock and _fits(clock, words):
        hour, minute, ending = clock.groups()[:3] if clock[1] else clock.groups()[3:]
        heard.hours.append((word, int(hour), int(minute or 0)))
        heard.halves.update({words.halves[ending]} if ending in words.halves else set())
    elif small and small not in words.fillers:
        heard.rest.append(word.strip(".!?"))


def _fits(clock: re.Match[str], words: Vocabulary) -> bool:
    ending = clock[3] or clock[6]
    return not ending or ending in words.halves or ending in words.fillers


def _day(heard: _Heard, defaults: Weekly) -> int:
    if len(heard.days) > 1:
        raise Misread("I post once a week: {days}? Name one day.", days=sorted(heard.days))
    return next(iter(heard.days), defaults.weekday)


def _time(heard: _Heard, defaults: Weekly) -> time:
    if not heard.hours:
        if heard.halves:
            raise Misread("At which hour? Write it like {examples}.", examples="9am, 17:30")
        return defaults.at
    times = {_clock(said, hour, minute, heard.halves) for said, hour, minute in heard.hours}
    if len(times) > 1:
        said = [said[:_SHOWN] for said, _, _ in heard.hours]
        raise Misread("I post once a week, at one time: {times}? Name one of them.", times=said)
    return times.pop()


def _clock(said: str, hour: int, minute: int, halves: set[str]) -> time:
    try:
        return time(_hour(hour, halves), minute)
    except ValueError:
        raise Misread(
            "{time} is no time of day. Write it like {examples}.", time=said[:_SHOWN], examples="09:00, 17:30, 5pm"
        ) from None


def _hour(hour: int, halves: set[str]) -> int:
    """The hour of the day; noon is 12 pm and midnight 12 am, and "17:30 in the afternoon" says it twice."""
    if not halves:
        return hour
    if len(halves) > 1:
        return _NO_HOUR
    if "am" in halves or (hour == _NOON and "night" in halves):
        return hour % _NOON if hour <= _NOON else _NO_HOUR
    return hour if hour > _NOON else (hour % _NOON + _NOON if hour else _NO_HOUR)


def _zone(heard: _Heard, words: Vocabulary) -> str:
    rest = " ".join(heard.rest)
    try:
        return zone_named(rest)
    except Misread as complaint:
        raise _plainer(complaint, heard, words) from None


def _plainer(complaint: Misread, heard: _Heard, words: Vocabulary) -> Misread:
    """What is no zone may be a misspelt day, or nothing of the kind."""
    rest = " ".join(heard.rest)
    if not heard.days and (misspelt := _misspelt_day(heard.rest, words)):
        word, day = misspelt
        return Misread("I know no day {word}. Did you mean {day}?", word=word[:_SHOWN], day=day)
    if isinstance(complaint, UnknownZone) and "/" not in rest:
        return Misread("I do not understand {words}. Write it like: {example}.", words=rest[:_SHOWN], example=EXAMPLE)
    return complaint


def _misspelt_day(rest: Sequence[str], words: Vocabulary) -> tuple[str, int] | None:
    for word in rest:
        for day in get_close_matches(word.casefold(), words.days, n=1, cutoff=0.75):
            return word, words.days[day]
    return None
