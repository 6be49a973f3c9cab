"""The other languages in which people may say when; which one comes first is for the caller's own to say."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.schedule.vocabulary import ENGLISH, GERMAN, Vocabulary, days, words

FRENCH: Final = Vocabulary(
    days=days(
        "lundi lundis lun",
        "mardi mardis mar",
        "mercredi mercredis mer",
        "jeudi jeudis jeu",
        "vendredi vendredis ven",
        "samedi samedis sam",
        "dimanche dimanches dim",
    ),
    halves={
        "matin": "am",
        "après-midi": "pm",
        "l'après-midi": "pm",
        "l’après-midi": "pm",
        "soir": "pm",
    },
    hours={"midi": "12:00", "minuit": "00:00"},
    fillers=words(
        "le les tous toutes chaque à a au du de la l' et ou en heure heures h semaine hebdomadaire fuseau horaire"
    ),
    rhythms=words(
        "jour jours quotidien quotidiennement semaines mois mensuel mensuellement quinzaine quinzaines deux bimensuel "
        "ouvrable ouvrables"
    ),
)

SPANISH: Final = Vocabulary(
    days=days(
        "lunes lun",
        "martes mar",
        "miércoles miercoles mié mie",
        "jueves jue",
        "viernes vie",
        "sábado sábados sabado sabados sáb sab",
        "domingo domingos dom",
    ),
    halves={
        "am": "am",
        "a.m": "am",
        "a.m.": "am",
        "mañana": "am",
        "madrugada": "am",
        "pm": "pm",
        "p.m": "pm",
        "p.m.": "pm",
        "tarde": "pm",
        "noche": "night",
    },
    hours={"mediodía": "12:00", "mediodia": "12:00", "medianoche": "00:00"},
    fillers=words(
        "el la los las a al en de del por cada todos todas y o hora horas h hs semana semanal semanalmente zona horaria"
    ),
    rhythms=words(
        "diario diaria diariamente día dia días dias semanas mes meses mensual mensualmente quincena quincenal laborable "
        "laborables"
    ),
)

PORTUGUESE: Final = Vocabulary(
    days=days(
        "segunda segundas segunda-feira segundas-feiras seg",
        "terça terças terça-feira terças-feiras terca terca-feira ter",
        "quarta quartas quarta-feira quartas-feiras qua",
        "quinta quintas quinta-feira quintas-feiras qui",
        "sexta sextas sexta-feira sextas-feiras sex",
        "sábado sábados sabado sabados sáb sab",
        "domingo domingos dom",
    ),
    halves={"manhã": "am", "manha": "am", "madrugada": "am", "tarde": "pm", "noite": "night"},
    hours={"meio-dia": "12:00", "meia-noite": "00:00"},
    fillers=words(
        "a o as os à às ao aos na nas no nos de da das do dos em e ou por toda todas todo todos cada feira feiras hora "
        "horas h semana semanal semanalmente fuso horário horario zona"
    ),
    rhythms=words(
        "diário diario diária diaria diariamente dia dias semanas mês mes meses mensal mensalmente quinzena quinzenal úteis "
        "uteis"
    ),
)

_SHORT: Final = 1
"""月 and 日 alone are days, but also stand in 毎月 and 今日: they are no words in the middle of others"""


def _japanese() -> Vocabulary:
    known = Vocabulary(
        days=days(
            "月曜日 月曜 月",
            "火曜日 火曜 火",
            "水曜日 水曜 水",
            "木曜日 木曜 木",
            "金曜日 金曜 金",
            "土曜日 土曜 土",
            "日曜日 日曜 日",
        ),
        halves={"午前": "am", "朝": "am", "午後": "pm", "夕方": "pm", "夜": "night", "am": "am", "pm": "pm"},
        hours={"正午": "12:00", "真夜中": "00:00"},
        fillers=words("毎週 週に1回 週1回 に の は から を で お願いします 投稿 タイムゾーン"),
        rhythms=words("毎日 毎朝 毎晩 毎月 隔週 平日 毎時 2週間 日間 週間"),
    )
    long = [day for day in known.days if len(day) > _SHORT]
    apart = sorted([*long, *known.halves, *known.hours, *known.fillers, *known.rhythms], key=len, reverse=True)
    respelt = (
        (re.compile("："), ":"),
        (re.compile("[、。・]"), " "),
        (re.compile("日本時間|日本標準時|東京"), " Asia/Tokyo "),
        (re.compile(r"(\d{1,2})時(\d{2})分?"), r" \1:\2 "),
        (re.compile(r"(\d{1,2})時半"), r" \1:30 "),
        (re.compile(r"(\d{1,2})時"), r" \1:00 "),
        (re.compile("|".join(re.escape(word) for word in apart if not word.isascii())), r" \g<0> "),
    )
    return Vocabulary(known.days, known.halves, known.hours, known.fillers, known.rhythms, respelt)


JAPANESE: Final = _japanese()

LANGUAGES: Final[Mapping[str, Vocabulary]] = MappingProxyType(
    {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH, "ja": JAPANESE, "pt_BR": PORTUGUESE}
)
