"""The words with which people say when; a language is one `Vocabulary` in `LANGUAGES`."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words in small letters; `halves` tell am from pm, `rhythms` are those that the bot does not keep."""

    days: Mapping[str, int]
    halves: Mapping[str, str]
    hours: Mapping[str, str]
    fillers: frozenset[str]
    rhythms: frozenset[str]


def _days(*spellings: str) -> Mapping[str, int]:
    return MappingProxyType({word: day for day, words in enumerate(spellings) for word in words.split()})


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


ENGLISH: Final = Vocabulary(
    days=_days(
        "monday mondays mon",
        "tuesday tuesdays tue tues",
        "wednesday wednesdays wed weds",
        "thursday thursdays thu thur thurs",
        "friday fridays fri",
        "saturday saturdays sat",
        "sunday sundays sun",
    ),
    halves={
        "am": "am",
        "a.m": "am",
        "a.m.": "am",
        "morning": "am",
        "pm": "pm",
        "p.m": "pm",
        "p.m.": "pm",
        "afternoon": "pm",
        "evening": "pm",
    },
    hours={"noon": "12:00", "midday": "12:00", "midnight": "00:00"},
    fillers=_words("on every each at in the a of or and o'clock oclock week weekly time timezone zone"),
    rhythms=_words(
        "daily day days weeks weekday weekdays monthly month hourly hour biweekly fortnightly fortnight other second"
    ),
)

GERMAN: Final = Vocabulary(
    days=_days(
        "montag montags mo",
        "dienstag dienstags di",
        "mittwoch mittwochs mi",
        "donnerstag donnerstags do",
        "freitag freitags fr",
        "samstag samstags sa sonnabend sonnabends",
        "sonntag sonntags so",
    ),
    halves={"morgens": "am", "früh": "am", "vormittags": "am", "nachmittags": "pm", "abends": "pm"},
    hours={"mittags": "12:00", "mitternacht": "00:00"},
    fillers=_words("am um jeden jede jeder immer uhr oder und den der die in woche wöchentlich zeitzone zone"),
    rhythms=_words("täglich tag tage wochen werktags monatlich stündlich zweiwöchentlich zweiten"),
)

LANGUAGES: Final[Mapping[str, Vocabulary]] = MappingProxyType({"en": ENGLISH, "de": GERMAN})
