"""What people ask about the names, behind or before them, is no name and no part of one."""

import pytest

from bot.names import Index
from tests.bot.names.asking import answer, catalogue

NAMES = (
    "Tellomax",
    "Brisket",
    "Zuno Image",
    "Zuno Image Quality",
    "Consensus",
    "AI Omen|Omen",
    "Yes or No Omen",
    "Genip",
)
FAMILY = ("MaxiMo", "MaxiMo Go", "MaxiMo Sun", "MaxiMo M2-her", "GLM-4.5", "GLM-4.5-X", "Command R", "Command R+")


@pytest.fixture(scope="module")
def index() -> Index:
    """Names, some of which have an everyday word in them or are one."""
    return catalogue(*NAMES, *FAMILY)


@pytest.mark.parametrize(
    "asked",
    [
        *("privacy", "review", "quality?", "context window", "free tier", "head to head", "side by side", "showdown"),
        *("- reviews", ", privacy", "tl;dr", "hmm", "only", "price and quality", "privacy for teams", "with images"),
        *("— what's the consensus?", "cc @alice", "pros and cons"),
    ],
)
def test_what_is_asked_about_the_names_is_left_aside(index: Index, asked: str) -> None:
    """Behind two names, up to the end, it says what to look at and names no third."""
    assert answer(index, f"tellomax vs brisket {asked}") == "tellomax brisket"
    assert answer(index, f"tellomax or brisket {asked}") == "tellomax brisket"


@pytest.mark.parametrize("asked", ["tl;dr", "hmm,", "any experience with", "cc @bob"])
def test_what_opens_a_question_is_left_aside(index: Index, asked: str) -> None:
    """Before two names it is no name either."""
    assert answer(index, f"{asked} tellomax vs brisket") == "tellomax brisket"


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("tellomax privacy vs brisket", "!unknown"),
        ("brisket vs tellomax blueprint", "!unknown"),
        ("tellomax vs zuno quality", "tellomax zuno-image-quality"),
        ("tellomax vs zuno image quality", "tellomax zuno-image-quality"),
        ("consensus vs tellomax", "consensus tellomax"),
        ("tellomax vs brisket vs consensus", "tellomax brisket consensus"),
        ("genip in a bottle vs tellomax", "!unknown"),
        ("tellomax vs genip in a hurry", "tellomax genip"),
        ("tellomax vs brisket docs", "!unknown"),
        ("tellomax vs maximo support", "!unknown"),
        ("tellomax vs maximo reviews", "tellomax maximo"),
        ("tellomax vs brisket support", "tellomax brisket"),
    ],
)
def test_the_same_words_may_be_of_a_name(index: Index, query: str, meant: str) -> None:
    """In front of a separator, in a longer name, or as a name of their own they count."""
    assert answer(index, query) == meant


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("yes no omen vs tellomax", "yes-or-no-omen tellomax"),
        ("tellomax or yes no omen", "tellomax yes-or-no-omen"),
        ("is the omen better than tellomax?", "ai-omen tellomax"),
        ("maximo her vs tellomax", "maximo-m2-her tellomax"),
        ("brisket her vs tellomax", "brisket tellomax"),
    ],
)
def test_small_words_count_where_they_make_another_name(index: Index, query: str, meant: str) -> None:
    """The "yes no" of Yes or No Omen is no talk before another's Omen; the "her" of M2-her is none behind MaxiMo."""
    assert answer(index, query) == meant


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("tellomax vs command r+?", "tellomax command-r"),
        ("is command r+: better than tellomax", "command-r tellomax"),
        ("tellomax vs glm-4.5 x for work", "tellomax glm-4-5-x"),
        ("glm-4.5 x tellomax", "glm-4-5 tellomax"),
    ],
)
def test_a_plus_or_an_x_may_end_a_name(query: str, meant: str) -> None:
    """A question mark behind R+ does not make it R, and an x that parts nothing is of the name."""
    index = catalogue("Tellomax", "Command R", "Command R Plus|Command R+", "GLM-4.5", "GLM-4.5-X")

    assert answer(index, query).replace("command-r-plus", "command-r") == meant
    assert answer(index, "tellomax vs command r+!") == "tellomax command-r-plus"
