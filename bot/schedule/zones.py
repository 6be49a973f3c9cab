"""Time zones as people write them, and the one that a locale suggests."""

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import time
from difflib import get_close_matches
from functools import cache
from types import MappingProxyType
from typing import Final
from unicodedata import combining, normalize
from zoneinfo import available_timezones

from bot.schedule.homes import COUNTRIES, ZONES
from bot.schedule.misread import Misread
from bot.schedule.weekly import Weekly

MONDAY: Final = 0
NINE: Final = time(9)

_SHOWN: Final = 60
_OFFERED: Final = 3
_NEAR_NAME: Final = 0.85
_NEAR_CITY: Final = 0.75
_MACHINES_OWN: Final = frozenset({"localtime", "Factory", "posixrules"})
_OFFSET: Final = re.compile(r"(?:utc|gmt|z)?[+\-−]\d{1,2}(?::?\d{2})?")

_ABBREVIATIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "est": "America/New_York America/Panama",
        "edt": "America/New_York America/Toronto",
        "et": "America/New_York America/Toronto",
        "cst": "America/Chicago America/Costa_Rica Asia/Shanghai",
        "cdt": "America/Chicago America/Winnipeg",
        "ct": "America/Chicago America/Winnipeg",
        "mst": "America/Denver America/Phoenix",
        "mdt": "America/Denver America/Edmonton",
        "mt": "America/Denver America/Edmonton",
        "pst": "America/Los_Angeles America/Vancouver Asia/Manila",
        "pdt": "America/Los_Angeles America/Vancouver",
        "pt": "America/Los_Angeles America/Vancouver",
        "hst": "Pacific/Honolulu",
        "bst": "Europe/London Asia/Dhaka",
        "ist": "Asia/Kolkata Europe/Dublin Asia/Jerusalem",
        "wet": "Europe/Lisbon Atlantic/Canary",
        "west": "Europe/Lisbon Atlantic/Canary",
        "cet": "Europe/Berlin Europe/Paris Africa/Tunis",
        "cest": "Europe/Berlin Europe/Paris",
        "met": "Europe/Berlin Europe/Paris",
        "mez": "Europe/Berlin Europe/Vienna Europe/Zurich",
        "mesz": "Europe/Berlin Europe/Vienna Europe/Zurich",
        "eet": "Europe/Helsinki Europe/Athens Africa/Cairo",
        "eest": "Europe/Helsinki Europe/Athens",
        "msk": "Europe/Moscow",
        "jst": "Asia/Tokyo",
        "kst": "Asia/Seoul",
        "hkt": "Asia/Hong_Kong",
        "sgt": "Asia/Singapore",
        "sast": "Africa/Johannesburg",
        "aest": "Australia/Sydney Australia/Brisbane",
        "aedt": "Australia/Sydney Australia/Melbourne",
        "nzst": "Pacific/Auckland",
        "nzdt": "Pacific/Auckland",
    }
)


class UnknownZone(Misread):
    """Nothing like a zone, not even misspelt."""


def zone_named(wish: str) -> str:
    """The zone's own name, from any capitals, a city alone or an abbreviation that means one place; or `Misread`."""
    key = _key(wish)
    if places := _ABBREVIATIONS.get(key, "").split():
        return _only(wish, places)
    zones, cities = _directory()
    if key in zones:
        return zones[key]
    if _OFFSET.fullmatch(re.sub(r"\s", "", wish.casefold())):
        raise Misread(
            "{zone} is an offset, and offsets miss summer time. Name a zone by its city, like {example}.",
            zone=_shown(wish),
            example="Europe/Berlin",
        )
    if key in cities:
        return _only(wish, cities[key])
    raise _unknown(wish, key)


def defaults_for(locale: str | None) -> Weekly:
    """Mondays at nine, in the locale's zone where it has only one, else in UTC. Reads de, de-AT, de_AT.UTF-8, zh-Hant-TW."""
    language, *rest = re.split(r"[-_.@]", locale or "")
    country = next((part for part in rest if re.fullmatch("[A-Z]{2}", part)), COUNTRIES.get(language.casefold(), ""))
    return Weekly(MONDAY, NINE, ZONES.get(country, "UTC"))


def _key(name: str) -> str:
    """Small letters without accents, and one kind of gap: Zürich, São Paulo and port-au-prince are found."""
    letters = "".join(letter for letter in normalize("NFKD", name.strip().casefold()) if not combining(letter))
    return re.sub(r"[\s_\-]+", "_", letters)


@cache
def _directory() -> tuple[Mapping[str, str], Mapping[str, list[str]]]:
    """Every zone by its full name, and by its city."""
    zones: dict[str, str] = {}
    cities: dict[str, list[str]] = defaultdict(list)
    for name in sorted(available_timezones() - _MACHINES_OWN):
        zones[_key(name)] = name
        cities[_key(name.rpartition("/")[2])].append(name)
    # America/Buenos_Aires is only the old name of America/Argentina/Buenos_Aires: the fuller one is meant.
    fuller = {city: [name for name in names if name.count("/") > 1] or names for city, names in cities.items()}
    return zones, fuller


def _only(wish: str, places: list[str]) -> str:
    if len(places) == 1:
        return places[0]
    raise Misread("{zone} can mean several places. Is it {places}?", zone=_shown(wish), places=places)


def _unknown(wish: str, key: str) -> Misread:
    zones, cities = _directory()
    near = [zones[name] for name in get_close_matches(key, zones, n=_OFFERED, cutoff=_NEAR_NAME)]
    near += [
        place
        for city in get_close_matches(key.rpartition("/")[2], cities, n=_OFFERED, cutoff=_NEAR_CITY)
        for place in cities[city]
    ]
    if near:
        places = list(dict.fromkeys(near))[:_OFFERED]
        return Misread("I know no time zone {zone}. Did you mean {places}?", zone=_shown(wish), places=places)
    return UnknownZone(
        "I know no time zone {zone}. Name it by continent and city, like {example}.",
        zone=_shown(wish),
        example="Europe/Berlin",
    )


def _shown(wish: str) -> str:
    return wish.strip()[:_SHOWN]
