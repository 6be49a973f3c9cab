"""How people say when, and what they hear when it could not be understood."""

from datetime import time
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.schedule.languages import LANGUAGES
from bot.schedule.misread import Misread
from bot.schedule.vocabulary import ENGLISH, GERMAN
from bot.schedule.weekly import Weekly
from bot.schedule.wishes import parse, written
from bot.wording.trouble import refused
from bot.wording.words import words

DEFAULTS = Weekly(0, time(9), "Europe/Berlin")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("on Mondays 09:00 Europe/Berlin", Weekly(0, time(9), "Europe/Berlin"), id="in-full"),
        pytest.param("every friday at 5pm", Weekly(4, time(17), "Europe/Berlin"), id="twelve-hour-clock"),
        pytest.param("mon 9", Weekly(0, time(9), "Europe/Berlin"), id="short"),
        pytest.param("", DEFAULTS, id="nothing-said"),
        pytest.param("Thursdays", Weekly(3, time(9), "Europe/Berlin"), id="only-a-day"),
        pytest.param("17.30", Weekly(0, time(17, 30), "Europe/Berlin"), id="only-a-time"),
        pytest.param("america/new_york", Weekly(0, time(9), "America/New_York"), id="only-a-zone"),
        pytest.param("5 p.m., THURSDAYS, asia/tokyo.", Weekly(3, time(17), "Asia/Tokyo"), id="any-order-any-dress"),
        pytest.param("Fri 17h30 new york", Weekly(4, time(17, 30), "America/New_York"), id="a-city"),
        pytest.param("wed 0815 UTC", Weekly(2, time(8, 15), "UTC"), id="four-digits"),
        pytest.param("tuesday 9 in the evening", Weekly(1, time(21), "Europe/Berlin"), id="evening"),
        pytest.param("sunday 12am", Weekly(6, time(0), "Europe/Berlin"), id="midnight-by-the-book"),
        pytest.param("saturday 12 noon", Weekly(5, time(12), "Europe/Berlin"), id="noon-said-twice"),
        pytest.param("midnight", Weekly(0, time(0), "Europe/Berlin"), id="midnight"),
        pytest.param("17:30 in the afternoon", Weekly(0, time(17, 30), "Europe/Berlin"), id="afternoon-said-twice"),
        pytest.param(
            "weekly on tue 9 o'clock JST", Weekly(1, time(9), "Asia/Tokyo"), id="an-abbreviation-of-one-place"
        ),
    ],
)
def test_people_write_it_their_way(said: str, expected: Weekly) -> None:
    """What is not said comes from the defaults."""
    assert expected == parse(said, DEFAULTS)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        pytest.param("mondey 9", "I know no day mondey. Did you mean Monday?", id="a-misspelt-day"),
        pytest.param("mon fri 9", "I post once a week: Monday or Friday? Name one day.", id="two-days"),
        pytest.param("Tue and Thu", "I post once a week: Tuesday or Thursday? Name one day.", id="two-more-days"),
        pytest.param("mon 9 10", "I post once a week, at one time: 9 or 10? Name one of them.", id="two-times"),
        pytest.param(
            "daily 9",
            "I post once a week, so daily does not fit. Write it like: on Mondays 09:00 Europe/Berlin.",
            id="another-rhythm",
        ),
        pytest.param(
            "every 2 weeks",
            "I post once a week, so weeks does not fit. Write it like: on Mondays 09:00 Europe/Berlin.",
            id="a-number-that-is-no-hour",
        ),
        pytest.param("25:00", "25:00 is no time of day. Write it like 09:00, 17:30, 5pm.", id="no-such-hour"),
        pytest.param("9:75", "9:75 is no time of day. Write it like 09:00, 17:30, 5pm.", id="no-such-minute"),
        pytest.param("13 am", "13 is no time of day. Write it like 09:00, 17:30, 5pm.", id="thirteen-in-the-morning"),
        pytest.param("0pm", "0pm is no time of day. Write it like 09:00, 17:30, 5pm.", id="zero-in-the-afternoon"),
        pytest.param("9am pm", "9am is no time of day. Write it like 09:00, 17:30, 5pm.", id="both-halves"),
        pytest.param("monday morning", "At which hour? Write it like 9am, 17:30.", id="no-hour"),
        pytest.param(
            "mon 9 Europe/Berln", "I know no time zone Europe/Berln. Did you mean Europe/Berlin?", id="a-misspelt-zone"
        ),
        pytest.param(
            "mon 9 Mordor/Shire",
            "I know no time zone Mordor/Shire. Name it by continent and city, like Europe/Berlin.",
            id="no-zone-at-all",
        ),
        pytest.param(
            "mon 9 CET",
            "CET can mean several places. Is it Europe/Berlin, Europe/Paris or Africa/Tunis?",
            id="abbreviation",
        ),
        pytest.param(
            "mon 9 utc +2",
            "utc +2 is an offset, and offsets miss summer time. Name a zone by its city, like Europe/Berlin.",
            id="offset",
        ),
        pytest.param(
            "when the cows come home",
            "I do not understand when cows come home. Write it like: on Mondays 09:00 Europe/Berlin.",
            id="nonsense",
        ),
    ],
)
def test_what_cannot_be_read_is_answered_with_what_to_mend(said: str, sentence: str) -> None:
    """One sentence that names the word, and one that shows how."""
    with pytest.raises(Misread) as complaint:
        parse(said, DEFAULTS)

    assert sentence == str(complaint.value)
    assert sentence == refused(words("en"), complaint.value)


def test_a_complaint_can_be_said_in_another_language() -> None:
    """Days by their own names, choices joined as that language joins them."""
    with pytest.raises(Misread) as complaint:
        parse("monday or friday", DEFAULTS)

    assert "Ich poste einmal pro Woche: Montag oder Freitag? Nenn einen Tag." == refused(words("de"), complaint.value)


def test_a_long_rant_is_not_repeated_in_full() -> None:
    """The answer quotes a line at most."""
    with pytest.raises(Misread) as complaint:
        parse("blah " * 500, DEFAULTS)

    assert len(str(complaint.value)) < 150


@given(
    st.builds(
        Weekly, st.integers(0, 6), st.times(), st.sampled_from(sorted(available_timezones() - {"localtime", "Factory"}))
    )
)
def test_what_the_bot_writes_it_can_read(rule: Weekly) -> None:
    """The shown rule can be copied, changed and sent back; abbreviations among the zone names are asked about."""
    rule = Weekly(rule.weekday, rule.at.replace(second=0, microsecond=0), rule.zone)
    if "/" in rule.zone:
        assert rule == parse(written(rule), DEFAULTS)


@given(st.text(max_size=40))
def test_nothing_that_can_be_typed_breaks_it(said: str) -> None:
    """Whatever is typed is a rule or a sentence."""
    assert isinstance(_read_or_refused(said), Weekly | Misread)


def _read_or_refused(said: str) -> Weekly | Misread:
    try:
        return parse(said, DEFAULTS)
    except Misread as complaint:
        return complaint


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("montags um 9 Uhr", Weekly(0, time(9), "Europe/Berlin"), id="german"),
        pytest.param("jeden Dienstag um 9 Uhr abends", Weekly(1, time(21), "Europe/Berlin"), id="german-evening"),
        pytest.param("am Mittwoch 17:30 zürich", Weekly(2, time(17, 30), "Europe/Zurich"), id="german-city"),
        pytest.param("every friday at 5pm", Weekly(4, time(17), "Europe/Berlin"), id="english-all-the-same"),
    ],
)
def test_another_language_is_one_more_table(said: str, expected: Weekly) -> None:
    """German speakers are read in German, and in English if they prefer."""
    assert expected == parse(said, DEFAULTS, (GERMAN, ENGLISH))


def test_every_language_knows_seven_days() -> None:
    """A table with a hole would make one day of the week unsayable."""
    assert all({*range(7)} == set(words.days.values()) for words in LANGUAGES.values())
