"""When words between separators are several names, and when they are one that nobody here has."""

import pytest

from bot.names import Index
from tests.bot.names.asking import answer, catalogue

FAMILIES = (
    *("Zuno", "Zuno Chat", "Zuno for Docs", "GPT-5", "GPT-5.4", "GPT-5 Codex", "GPT-5.3 Codex", "GPT-5.1 Codex mini"),
    *(
        "OpenZuno Codex|Codex",
        "V3",
        "V3 Mini High",
        "Whisp",
        "Whisp Large v3 Turbo",
        "Lira",
        "Lira 3 Clip",
        "Lira 3 Pro",
    ),
)
PRODUCTS = (
    *("Tellomax", "Brisket", "Kestrel", "Dask", "Beam", "Grammarix", "Azurix AI|Azurix", "Nemi", "Llamaker.cpp"),
    *("GLM-4.5", "GLM-4.5 X", "Facevary", "KardsBox - AI Flashcard Maker"),
)
NAMES = ("Text Ample Embedding 002", "text-embedding-ada-002", "Mara 3.1 Nemo Ultra 253B", "Nemo 3 Ultra", "Mara 4")
IMAGES = ("ChatZuno Image", "Titan Text Embeddings V2", "Mistro Large 3.5")


@pytest.fixture(scope="module")
def index() -> Index:
    """Families, products beside them, and names that are mostly plain words."""
    return catalogue(*FAMILIES, *PRODUCTS, *NAMES, *IMAGES)


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("tellomax brisket vs kestrel", "tellomax brisket kestrel"),
        ("is tellomax just llamaker.cpp with a coat of paint?", "tellomax llamaker-cpp"),
        ("zuno dask or brisket", "!unknown"),
        ("kestrel beam or brisket", "!unknown"),
        ("azurix nemi vs nemi", "!unknown"),
        ("gpt-5.4 codex vs gpt-5.3 codex", "!unknown"),
        ("gpt 5 codex mini vs brisket", "!unknown"),
    ],
)
def test_names_in_a_row_are_several_only_where_no_product_may_be_called_so(
    index: Index, query: str, meant: str
) -> None:
    """Behind the name of a house, before a plain word, or when one of them is asked for again, they are one unknown."""
    assert answer(index, query) == meant


@pytest.mark.parametrize(
    "query",
    [
        "zuno the concept vs brisket",
        "brisket or kestrel the falcon",
        "grammarix go vs brisket",
        "v3 high vs brisket",
        "flashcard maker vs brisket",
        "zuno apps vs brisket",
    ],
)
def test_a_word_behind_a_name_may_make_another_thing_of_it(index: Index, query: str) -> None:
    """What explains, ends or varies a name is no small talk; a description alone is no name."""
    assert answer(index, query) == "!unknown"


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("zuno the editor vs brisket", "zuno brisket"),
        ("brisket or kestrel, go!", "brisket kestrel"),
        ("whisp turbo vs brisket", "whisp-large-v3-turbo brisket"),
        ("text ample embedding vs ada 002", "text-ample-embedding-002 text-embedding-ada-002"),
        ("nemo ultra 253b vs mara 4", "mara-3-1-nemo-ultra-253b mara-4"),
        ("chatzuno images vs titan text embedding", "chatzuno-image titan-text-embeddings-v2"),
        ("mistrro larg 3.5 vs brisket", "mistro-large-3-5 brisket"),
        ("lira 3 vs brisket", "!ambiguous"),
    ],
)
def test_what_says_enough_is_understood(index: Index, query: str, meant: str) -> None:
    """All but the number, a size, a number with nothing missing but a description, one or many, a clipped variant."""
    assert answer(index, query) == meant


def test_a_capital_x_is_of_the_name(index: Index) -> None:
    """Written large it ends the name that has it; written small it parts two names."""
    assert answer(index, "GLM-4.5 X Facevary") == "glm-4-5-x facevary"
    assert answer(index, "glm-4.5 x facevary") == "glm-4-5 facevary"


def test_ids_may_stand_side_by_side() -> None:
    """The provider of the second one is no name of its own."""
    index = catalogue("Zuno 3|zuno/zuno-3", "Qen", "Qen3 Coder|Qen: Qen3 Coder")

    assert answer(index, "zuno/zuno-3 qen/qen3-coder") == "zuno-3 qen3-coder"
    assert answer(index, "cerebras/zuno-3 vs qen") == "zuno-3 qen"


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("is tellomax a decent replacement for brisket?", "tellomax brisket"),
        ("tellomax vs brisket with search", "tellomax brisket"),
        ("tellomax hay brisket tốt hơn", "tellomax brisket"),
        ("is tellomax replacement for brisket", "!unknown"),
    ],
)
def test_what_small_words_part_from_the_names_is_talk(index: Index, query: str, meant: str) -> None:
    """A word right behind a name may be of it; one behind "a" is not."""
    assert answer(index, query) == meant


def test_a_word_that_only_one_of_two_has_is_not_left_aside() -> None:
    """The preview on another's model, or the other one that is none: nobody can know."""
    index = catalogue("Cogix v1 Preview Qen 32B", "Cogix v2.1 671B", "Tellomax")

    assert answer(index, "cogix preview vs tellomax") == "!ambiguous"
