"""What a language needs to say when, and the two that need no more; the others are in `languages.py`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words in small letters; `halves` tell am from pm, `rhythms` are those that the bot does not keep.

    A half is am, pm or night: twelve at night is midnight, all other hours of a night are those of an evening.
    """

    days: Mapping[str, int]
    halves: Mapping[str, str]
    hours: Mapping[str, str]
    fillers: frozenset[str]
    rhythms: frozenset[str]
    respelt: Sequence[tuple[re.Pattern[str], str]] = ()
    """what is written otherwise before the words are told apart, for languages without blanks between them"""

    def split(self, text: str) -> list[str]:
        for pattern, spelling in self.respelt:
            text = pattern.sub(spelling, text)
        return re.split(r"[\s,;]+", text.strip())


def days(*spellings: str) -> Mapping[str, int]:
    """Monday's words first."""
    return MappingProxyType({word: day for day, said in enumerate(spellings) for word in said.split()})


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ENGLISH: Final = Vocabulary(
    days=days(
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
    fillers=words("on every each at in the a of or and o'clock oclock week weekly time timezone zone"),
    rhythms=words(
        "daily day days weeks weekday weekdays monthly month hourly hour biweekly fortnightly fortnight other second"
    ),
)

GERMAN: Final = Vocabulary(
    days=days(
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
    fillers=words("am um jeden jede jeder immer uhr oder und den der die in woche wöchentlich zeitzone zone"),
    rhythms=words("täglich tag tage wochen werktags monatlich stündlich zweiwöchentlich zweiten"),
)
