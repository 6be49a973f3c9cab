"""Plain words are no names, no part of one that says enough, and no slip of one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.names import Found, Index
from bot.names.common import EVERYDAY
from bot.names.kinds import KINDS
from tests.bot.names.asking import answer, catalogue

NAMES = (
    "Tellomax",
    "Brisket",
    "Noise Remover",
    "Saneboxer",
    "ModelDB",
    "LibreTalk",
    "Chatto",
    "Tube Summary with Chatto",
)
PLAIN = ("Planet", "Apachio Runtime", "Command R+", "Mara 4")
INDEX = catalogue(*NAMES, *PLAIN)
WORDS = sorted(word for word in EVERYDAY if not KINDS.get(word, 0) and not INDEX.resolve_one(word).known)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3))
def test_plain_words_are_never_a_tool(words: list[str]) -> None:
    """Unless they are exactly its name, nothing is answered that they only remind of."""
    typed = " ".join(words)

    if not INDEX.resolve_one(typed).known:
        assert not isinstance(INDEX.resolve(f"{typed} vs tellomax"), Found)


strangers = st.text("bdfgkmprtvz", min_size=5, max_size=9).filter(
    lambda word: not INDEX.resolve_one(word).candidates and not KINDS.get(word, 0)
)


@given(st.sampled_from(NAMES), strangers, st.booleans())
def test_a_name_beside_a_strange_word_is_another_name(name: str, stranger: str, before: bool) -> None:
    """On one side of a "vs" stands one name; with a word that nobody here knows it is one that nobody here has."""
    side = f"{stranger} {name}" if before else f"{name} {stranger}"

    assert answer(INDEX, f"{side} vs planet") == "!unknown"
    assert answer(INDEX, f"planet vs {side}") == "!unknown"


@pytest.fixture(scope="module")
def index() -> Index:
    """Names made of plain words, beside names that are like plain words."""
    return INDEX


@pytest.mark.parametrize("typed", ["runtime", "remover", "modal", "libro app", "sandbox"])
def test_half_a_name_of_plain_words_says_too_little(index: Index, typed: str) -> None:
    """A runtime may be any, and "modal" is no slip of some model."""
    assert answer(index, f"{typed} vs tellomax") == "!unknown"


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("the zorblax chatto vs brisket", "!unknown"),
        ("my summary woth chatto vs brisket", "!unknown"),
        ("is the amazing chatto better than brisket?", "chatto brisket"),
        ("I keep hearing about chatto, is it better than brisket", "chatto brisket"),
        ("planet brisket vs tellomax", "!unknown"),
        ("planet brisket", "planet brisket"),
        ("r+ vs mara 4", "command-r mara-4"),
    ],
)
def test_words_beside_a_name_are_left_aside_only_if_they_are_plain(index: Index, query: str, meant: str) -> None:
    """What stands right before a name and is no ordinary word may make another name of it."""
    assert answer(index, query) == meant


def test_plain_words_of_a_kind_with_versions_ask_which() -> None:
    """“Deep research” is a kind of which several models come in versions; a variant alone may be of any family."""
    kinds = ("Zuno 3 Deep Research", "Zuno 4 Mini Deep Research", "Mira 1.7 Deep Research", "Zuno 3 Embed Wide")
    index = catalogue(*kinds, "Tellomax", *(f"Varo {number} Flash" for number in range(30)))

    assert answer(index, "deep research vs tellomax") == "!ambiguous"
    assert answer(index, "flash vs tellomax") == "!ambiguous"
    assert answer(index, "deep waters vs tellomax") == "!unknown"


def test_all_plain_words_of_a_name_but_its_version_are_that_name() -> None:
    """“Embed multilingual” is Embed v3 Multilingual, where there is one version."""
    index = catalogue("Embed v3 Multilingual", "Embed v3 English", "Tellomax")

    assert answer(index, "embed multilingual vs tellomax") == "embed-v3-multilingual tellomax"
