"""Zones as people write them, and what a locale says about where somebody is."""

from collections import defaultdict
from datetime import UTC, datetime, time, timedelta
from importlib.resources import files
from zoneinfo import ZoneInfo, available_timezones

import pytest

from bot.schedule.homes import COUNTRIES, ZONES
from bot.schedule.misread import Misread
from bot.schedule.weekly import Weekly
from bot.schedule.zones import UnknownZone, defaults_for, zone_named


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        pytest.param("Europe/Berlin", "Europe/Berlin", id="in-full"),
        pytest.param("europe/berlin", "Europe/Berlin", id="small-letters"),
        pytest.param(" America/New York ", "America/New_York", id="a-blank-for-an-underscore"),
        pytest.param("port-au-prince", "America/Port-au-Prince", id="hyphens"),
        pytest.param("Berlin", "Europe/Berlin", id="a-city"),
        pytest.param("Buenos Aires", "America/Argentina/Buenos_Aires", id="a-city-with-an-old-name"),
        pytest.param("São Paulo", "America/Sao_Paulo", id="accents"),
        pytest.param("utc", "UTC", id="utc"),
        pytest.param("HKT", "Asia/Hong_Kong", id="an-abbreviation-of-one-place"),
        pytest.param("Etc/GMT+5", "Etc/GMT+5", id="whoever-writes-this-knows"),
    ],
)
def test_a_zone_is_found_however_it_is_written(wish: str, expected: str) -> None:
    """Nobody should have to know the database's spelling."""
    assert expected == zone_named(wish)


@pytest.mark.parametrize(
    ("wish", "offered"),
    [
        pytest.param("Europe/Berln", "Europe/Berlin", id="misspelt"),
        pytest.param("Amerika/New_York", "America/New_York", id="another-language"),
        pytest.param("Tokio", "Asia/Tokyo", id="a-misspelt-city"),
        pytest.param("EST", "America/New_York", id="an-abbreviation"),
        pytest.param("Istanbul", "Europe/Istanbul", id="on-two-continents"),
    ],
)
def test_a_misspelt_zone_is_answered_with_the_right_one(wish: str, offered: str) -> None:
    """The suggestion can be copied."""
    with pytest.raises(Misread, match=offered):
        zone_named(wish)


@pytest.mark.parametrize("wish", ["localtime", "Factory", "", "🚢", "Qwxzjk"])
def test_what_is_no_place_is_no_zone(wish: str) -> None:
    """A server's own "localtime" is nobody's zone."""
    with pytest.raises(UnknownZone, match="continent and city"):
        zone_named(wish)


def test_every_zone_is_found_by_its_own_name() -> None:
    """But for the old abbreviations, which say nothing about summer time."""
    abbreviations = {"EST", "MST", "CET", "MET", "EET", "WET", "HST", "localtime", "Factory"}

    assert [] == [zone for zone in available_timezones() - abbreviations if zone != zone_named(zone)]


@pytest.mark.parametrize(
    ("locale", "zone"),
    [
        pytest.param("de", "Europe/Berlin", id="language-at-home-in-one-zone"),
        pytest.param("de-AT", "Europe/Vienna", id="country"),
        pytest.param("en_GB.UTF-8", "Europe/London", id="as-a-server-spells-it"),
        pytest.param("zh-Hant-TW", "Asia/Taipei", id="with-a-script"),
        pytest.param("ja", "Asia/Tokyo", id="japanese"),
        pytest.param("en-US", "UTC", id="a-country-of-many-zones"),
        pytest.param("pt-BR", "UTC", id="brazil-has-four"),
        pytest.param("fr", "UTC", id="a-language-of-many-countries"),
        pytest.param("klingon", "UTC", id="unheard-of"),
        pytest.param("", "UTC", id="empty"),
        pytest.param(None, "UTC", id="unknown"),
    ],
)
def test_a_locale_suggests_a_zone_only_when_it_has_one(locale: str | None, zone: str) -> None:
    """Mondays at nine; better UTC, and said, than a guess among several."""
    assert Weekly(0, time(9), zone) == defaults_for(locale)


def _clocks(zone: str) -> list[timedelta | None]:
    days = (datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=n) for n in range(4 * 365))
    return [day.astimezone(ZoneInfo(zone)).utcoffset() for day in days]


def test_the_table_of_countries_is_that_of_the_database() -> None:
    """A country is listed when all its zones show the same time, day by day, for years; and no other is."""
    zones: dict[str, list[str]] = defaultdict(list)
    for line in (files("tzdata.zoneinfo") / "zone.tab").read_text().splitlines():
        if line and not line.startswith("#"):
            country, _, zone, *_ = line.split("\t")
            zones[country].append(zone)
    of_one_time = {
        country for country, names in zones.items() if all(_clocks(names[0]) == _clocks(z) for z in names[1:])
    }

    assert of_one_time == set(ZONES)
    assert [] == [country for country, zone in ZONES.items() if zone not in zones[country]]
    assert set(COUNTRIES.values()) <= of_one_time
