"""When, as people say it in French, Spanish, Japanese and Brazilian Portuguese."""

from datetime import time

import pytest
from babel.dates import get_day_names
from hypothesis import given
from hypothesis import strategies as st

from bot.schedule.languages import LANGUAGES
from bot.schedule.misread import Misread
from bot.schedule.vocabulary import ENGLISH
from bot.schedule.weekly import Weekly
from bot.schedule.wishes import parse

DEFAULTS = Weekly(0, time(9), "Europe/Paris")
SAID = {
    "fr": {
        "le lundi à 9h": (0, time(9)),
        "tous les mardis à 17h30": (1, time(17, 30)),
        "chaque vendredi à 8 heures du matin": (4, time(8)),
        "jeudi à 5 heures de l'après-midi": (3, time(17)),
        "mercredi midi": (2, time(12)),
        "dim. 20:00": (6, time(20)),
    },
    "es": {
        "los lunes a las 9": (0, time(9)),
        "cada miércoles a las 17:30": (2, time(17, 30)),
        "todos los viernes a las 5 de la tarde": (4, time(17)),
        "sabados a las 12 de la noche": (5, time(0)),
        "domingo a las 9 de la noche": (6, time(21)),
        "jue a mediodía": (3, time(12)),
    },
    "pt_BR": {
        "toda segunda às 9h": (0, time(9)),
        "às terças-feiras às 17h30": (1, time(17, 30)),
        "sexta feira 5 da tarde": (4, time(17)),
        "sábado às 8 da noite": (5, time(20)),
        "quarta ao meio-dia": (2, time(12)),
        "dom 20:00": (6, time(20)),
    },
    "ja": {
        "毎週月曜日の9時": (0, time(9)),
        "毎週火曜 17時30分に": (1, time(17, 30)),
        "金曜日の午後5時半": (4, time(17, 30)),
        "水 9:00": (2, time(9)),
        "土曜の夜8時": (5, time(20)),
        "日曜日、正午": (6, time(12)),
        "木曜日１０：００": (3, time(10)),
    },
}


@pytest.mark.parametrize(("language", "said"), [(language, said) for language in SAID for said in SAID[language]])
def test_people_are_read_in_their_own_language(language: str, said: str) -> None:
    """Days in both numbers and short, hours as they are written there, halves of the day."""
    day, at = SAID[language][said]

    assert Weekly(day, at, "Europe/Paris") == parse(said, DEFAULTS, (LANGUAGES[language], ENGLISH))


@pytest.mark.parametrize(
    ("language", "said", "zone"),
    [
        ("fr", "le lundi à 9h Europe/Brussels", "Europe/Brussels"),
        ("es", "los lunes a las 9 Buenos Aires", "America/Argentina/Buenos_Aires"),
        ("pt_BR", "toda segunda às 9h São Paulo", "America/Sao_Paulo"),
        ("ja", "毎週月曜日の9時 日本時間", "Asia/Tokyo"),
    ],
)
def test_a_zone_may_follow(language: str, said: str, zone: str) -> None:
    """By its name, its city, or as Japanese speakers call their own."""
    assert Weekly(0, time(9), zone) == parse(said, DEFAULTS, (LANGUAGES[language], ENGLISH))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_days_are_those_of_the_calendar(language: str) -> None:
    """Each language's own seven names, wide and short, and English in any."""
    for width in ("wide", "abbreviated"):
        for day, name in get_day_names(width, "stand-alone", locale=language).items():
            assert day == parse(name, DEFAULTS, (LANGUAGES[language], ENGLISH)).weekday, name

    assert 4 == parse("every friday at 5pm", DEFAULTS, (LANGUAGES[language], ENGLISH)).weekday


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "tous les jours à 9h"),
        ("fr", "toutes les 2 semaines"),
        ("es", "todos los días a las 9"),
        ("es", "cada 2 semanas"),
        ("pt_BR", "todos os dias às 9h"),
        ("pt_BR", "a cada 2 semanas"),
        ("ja", "毎日9時"),
        ("ja", "隔週月曜日"),
    ],
)
def test_what_is_not_weekly_is_refused(language: str, said: str) -> None:
    """A rhythm that the bot does not keep is not taken for an hour."""
    with pytest.raises(Misread, match="once a week"):
        parse(said, DEFAULTS, (LANGUAGES[language], ENGLISH))


@given(st.sampled_from(sorted(LANGUAGES)), st.text(max_size=40))
def test_nothing_that_can_be_typed_breaks_any_language(language: str, said: str) -> None:
    """Whatever is typed is a rule or a sentence."""
    assert isinstance(_read_or_refused(said, language), Weekly | str)


def _read_or_refused(said: str, language: str) -> Weekly | str:
    try:
        return parse(said, DEFAULTS, (LANGUAGES[language],))
    except Misread as complaint:
        return str(complaint)
