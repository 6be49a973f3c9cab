"""Sentences around names, and separators that are phrases, in several languages."""

import pytest

from bot.names import Index
from tests.bot.names.asking import answer, catalogue


@pytest.fixture(scope="module")
def index() -> Index:
    """Plain names, and a few that lure with words of a sentence."""
    return catalogue(
        *(
            "Tellomax",
            "Brisket",
            "Make Real",
            "Code Pad",
            "Logo Rank",
            "Together AI",
            "Kestrel",
            "Monday.com",
            "Video Pad",
        ),
        *(
            "GitHub Copilot",
            "Microsoft Copilot",
            "Chat With Scrolls by Copilot.us",
            "Claude Sonnet 4|claude-sonnet-4-20250514",
        ),
    )


@pytest.mark.parametrize(
    "query",
    [
        "tellomax v/s brisket",
        "Tellomax V.S. Brisket",
        "tellomax relative to brisket",
        "tellomax next to brisket",
        "tellomax in contrast to brisket",
        "tellomax up against brisket",
        "tellomax im Vergleich zu brisket",
        "tellomax par rapport à brisket",
        "tellomax frente a brisket",
        "tellomax rispetto a brisket",
        "tellomax in vergelijking met brisket",
        "tellomax jämfört med brisket",
        "tellomax w porównaniu z brisket",
        "tellomax oppure brisket",
        "tellomax ya da brisket",
        "tellomax plus brisket",
        "tellomax verses brisket",
        "tellomax alongside brisket",
        "tellomax pitted against brisket",
        "tellomax or even brisket",
        "we use tellomax but want brisket",
        "is there a real difference between tellomax and brisket?",
        "best for video editing tellomax vs brisket",
        "rank tellomax and brisket for me",
        "what's the catch with tellomax vs brisket?",
        "i am torn: tellomax or brisket?",
        "which would you trust with production code, tellomax or brisket?",
        "use tellomax and brisket together",
        "tellomax vs brisket speed",
        "/compare@verdictbot tellomax brisket",
        "ʻTellomaxʼ vs ʻBrisketʼ",
        "we're a team of 12 comparing tellomax with brisket",
        "i keep hearing about tellomax - is it better than brisket",
        "tellomax vs brisket -- regressions?",
        "Re: Fwd: tellomax vs brisket",
        "tellomax eller brisket till svenska texter",
        "tellomax или brisket для Pad",
        "tellomax contro brisket",
        "tellomax ve brisket karşılaştırması",
        "show me how tellomax stacks up against brisket",
        "are tellomax and brisket equally good",
        "what should a beginner start with, tellomax or brisket?",
        "where does tellomax fall short of brisket?",
        "is tellomax overrated compared to brisket?",
        "my team wants to move off tellomax to brisket",
        "i'm leaning towards tellomax but brisket seems popular",
        "tellomax or brisket, i need it by monday",
        "debating tellomax vs brisket first",
        "we should opt for tellomax or brisket",
        "which one would survive a kestrel: tellomax or brisket?",
        "is a team better off with tellomax or brisket?",
        "convince me to use tellomax over brisket",
        "has anyone benchmarked tellomax against brisket?",
        "where's tellomax better than brisket?",
        "tellomax vs brisket free plan",
    ],
)
def test_the_sentence_around_two_names_is_left_aside(index: Index, query: str) -> None:
    """Phrases that part names, questions that open a list, words behind the names."""
    assert answer(index, query) == "tellomax brisket"


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("together vs kestrel", "together-ai kestrel"),
        ("monday vs kestrel", "monday-com kestrel"),
        ("anthropic.claude-sonnet-4-20250514-v1:0 vs kestrel", "claude-sonnet-4 kestrel"),
        ("copilot chat vs kestrel", "!ambiguous"),
        ("we have a team of 5, kestrel or copilot", "!ambiguous"),
    ],
)
def test_a_small_word_is_a_name_only_where_a_name_should_stand(index: Index, query: str, meant: str) -> None:
    """Alone "together" is Together AI; "chat" makes no other tool of a Copilot."""
    assert answer(index, query) == meant


def test_a_number_is_of_one_family_or_of_none() -> None:
    """Two families that have it, in different versions, are equally good readings."""
    index = catalogue("Harmix 4 405B", "Harmix 3 Zuno 3.1 405B", "Zuno 3.1 405B Instruct", "Tellomax")

    assert answer(index, "harmix 405b vs tellomax") == "!ambiguous"
    assert answer(index, "zuno 405b vs tellomax") == "zuno-3-1-405b-instruct tellomax"


def test_the_name_that_begins_with_the_words_is_meant() -> None:
    """Harmix 3 is no Harmix 2 on Zuno 3, although both words are in that name too."""
    index = catalogue("Harmix 3 Zuno 3.1 405B", "Harmix 2 Pro - Zuno 3 8B", "Zuno 3 8B", "Tellomax")

    assert answer(index, "harmix 3 vs tellomax") == "harmix-3-zuno-3-1-405b tellomax"


def test_the_shortest_names_of_a_family_are_offered_first() -> None:
    """Of equally good readings, those that add the fewest words."""
    index = catalogue("Zuno 3 Pro TTS", "Zuno 3 Pro", "Zuno 3 Flash", "Nano Fig|zuno-3-flash-image", "Tellomax")
    asked = index.resolve("zuno 3 vs tellomax").asked[0]

    assert asked.candidates[:2] == ("zuno-3-pro", "zuno-3-flash")
