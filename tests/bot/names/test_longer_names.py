"""Names with a sign in them, typed with a slip; and names beside a word that a longer name has too."""

import pytest

from bot.names import Index
from tests.bot.names.asking import answer, catalogue

NAMES = (
    *(
        "Herma 2 Pro - Zlama-3 8B",
        "Zlama 3 8B Instruct",
        "KardoAI - AI Flashcard Maker",
        "Nofoto for Midpaint",
        "Midpaint",
    ),
    *("Nebulo Token Factory", "Factory", "AI Photos Trimmer", "Photo AI"),
    *("QW/ZK API", "ZK.net", "GLX", "GLX Zero Preview", "Tensorblow", "Tensorblow Model Analysis", "Deepbrane"),
    *("Deepbrane Lab", "Fotopix", "Fotopix AI Video Generator", "Chattle", "Tubeful Summary with Chattle", "Cursorix"),
    *("Grok Paint|xai/grok-paint-video", "Grok Paint Video", "xAI", "Vinna.ai", "Vina", "Gluon4all"),
    *("Qwop3 Embedding 8B", "Mistry Embed", "Zaude Haiku 4.5", "LLM Optimizer", "Gemzo 4 26B A4B IT", "Opt"),
)
LINES = (
    *("Pixagen 3", "Pixagen 3 Fast", "Qwop3.7 Max", "Qwop3.7 Plus", "Zaude", "Zaude Lens", "Cursorix", "VectorArt.ai"),
    *("Kortex", "Kortecs"),
)


@pytest.fixture(scope="module")
def index() -> Index:
    """Names of which some are the beginning of others."""
    return catalogue(*NAMES)


@pytest.fixture(scope="module")
def lines() -> Index:
    """Lines with variants, and names that are a slip apart."""
    return catalogue(*LINES)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("herma 2 pro - zlmaa-3 8b", "herma-2-pro-zlama-3-8b"),
        ("herma 2 - zlama-3 8b", "herma-2-pro-zlama-3-8b"),
        ("kardoai - ai flashcatd maker", "kardoai-ai-flashcard-maker"),
        ("nebulo tokn factory", "nebulo-token-factory"),
    ],
)
def test_a_sign_within_a_mistyped_name_parts_nothing(index: Index, typed: str, meant: str) -> None:
    """What goes on with a name behind a dash is no second tool."""
    assert answer(index, f"{typed} vs Cursorix") == f"{meant} cursorix"


def test_a_name_behind_the_beginning_of_another_is_its_own(index: Index) -> None:
    """A comma before a whole name parts it from a name it could end."""
    assert answer(index, "nofoto, midpaint") == "nofoto-for-midpaint midpaint"


def test_a_slash_between_initials_parts_nothing(index: Index) -> None:
    """Two letters on either side of a slash are one name if there is one."""
    assert answer(index, "qw/zk vs Cursorix") == "qw-zk-api cursorix"


@pytest.mark.parametrize("typed", ["glx preview", "tensorblow model", "fotopix ai generator"])
def test_a_word_of_a_longer_name_raises_the_question_which_is_meant(index: Index, typed: str) -> None:
    """A word that may be left out is not left out where a longer name has it."""
    assert answer(index, f"{typed} vs Cursorix") == "!ambiguous"


@pytest.mark.parametrize("typed", ["cursorix model", "cursorix preview", "chattle app"])
def test_a_word_no_longer_name_has_is_left_out(index: Index, typed: str) -> None:
    """A word that only says what a tool is raises no question."""
    assert answer(index, f"{typed} vs Deepbrane") == f"{typed.split(maxsplit=1)[0]} deepbrane"


def test_a_plain_word_before_a_name_may_be_its_end(index: Index) -> None:
    """A name typed backwards is that name, though a shorter one is in it."""
    assert answer(index, "lab deepbrane cursorix") == "deepbrane-lab cursorix"


def test_a_word_of_a_longer_name_is_no_talk_before_a_shorter(index: Index) -> None:
    """What looks like a sentence before a name is a part of a longer one, so the shorter is not answered."""
    assert answer(index, "tubeful summary chattle vs Cursorix") != "chattle cursorix"


def test_an_id_without_its_slash_is_a_maker_and_a_name(index: Index) -> None:
    """The id of one tool that reads as another's name behind its maker is the id only as it is written."""
    assert answer(index, "xAI Grok Paint Video vs Cursorix") == "grok-paint-video cursorix"
    assert answer(index, "xai/grok-paint-video vs Cursorix") == "grok-paint cursorix"


def test_a_slip_of_a_short_name_is_asked_about_where_a_longer_is_as_near(index: Index) -> None:
    """A letter too many in a short name, or a wrong one in a longer: nobody knows."""
    assert answer(index, "vihna vs Cursorix") == "!ambiguous"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gluon4al vs cursorix", "gluon4all cursorix"),
        ("qwop3 embed 8b vs cursorix", "qwop3-embedding-8b cursorix"),
        ("mistry embeddings vs cursorix", "mistry-embed cursorix"),
        ("zaudre haiku 4.5 llm optimizer", "zaude-haiku-4-5 llm-optimizer"),
        ("gemmzo 4 26b a4b it cursorix", "gemzo-4-26b-a4b-it cursorix"),
        ("ai photo trimmer vs cursorix", "ai-photos-trimmer cursorix"),
        ("cursorix opt", "cursorix opt"),
        ("should we opt for cursorix or chattle", "cursorix chattle"),
    ],
)
def test_a_slip_is_read_beside_numbers_and_names(index: Index, typed: str, meant: str) -> None:
    """A slip in letters beside a number, or beside a name that is exact, is only a slip."""
    assert answer(index, typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("pixagen 3 fats vs cursorix", "pixagen-3-fast cursorix"),
        ("qwop3.7 mqx vs cursorix", "qwop3-7-max cursorix"),
        ("zaude-les vs cursorix", "zaude-lens cursorix"),
    ],
)
def test_a_variant_is_heard_though_a_finger_slipped(lines: Index, typed: str, meant: str) -> None:
    """A short or a plain word is a slip where the name before it has such a variant, or a hyphen binds it."""
    assert answer(lines, typed) == meant


@pytest.mark.parametrize("typed", ["pixagen 3 cats", "qwop3.7 mac", "qwop3.7 mix"])
def test_another_word_is_no_slip_of_a_variant(lines: Index, typed: str) -> None:
    """A word of its own is not taken for a variant."""
    assert answer(lines, f"{typed} vs cursorix") == "!unknown"


def test_a_letter_beside_another_is_as_likely_as_one_forgotten(lines: Index) -> None:
    """Two names may be meant when one lacks a letter, and the other has the neighbour of one."""
    assert answer(lines, "kortes vs cursorix") == "!ambiguous"


def test_what_stands_before_a_colon_asks_for_no_tool(lines: Index) -> None:
    """A question up to its colon names nothing, even one with a small word that parts names."""
    assert answer(lines, "need to pick a vector db: cursorix or zaude lens?") == "cursorix zaude-lens"
