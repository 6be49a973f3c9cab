"""A family and its lines: which number, size or variant belongs to which, and what nobody has."""

import pytest

from bot.names import Index
from tests.bot.names.asking import answer, catalogue

FAMILY = ("GPT-4", "GPT-5.1", "GPT Image 1", "GPT Realtime 2", "GPT Image 2", "GPT-5.1 Codex mini", "GPT-5 Codex")
MARA = (
    "Mara 3 8B",
    "Mara 3.3 Nemotron Super 49B v1.5",
    "Nemotron 3 Super",
    "Solus-10.7b-instruct|up/solus-10_7b-instruct",
)
OTHERS = (
    "FLUX.1-dev",
    "FLUX.1-schnell",
    "Magico.dev",
    "Whisp",
    "Whisp Large v3",
    "Hermio 3 Mara 3.1 405b",
    "Hermio 4 70B",
)
PRODUCTS = (
    "Tellomax",
    "Norda Mini Code",
    "Android Studio Bot",
    "SplashAI",
    "Splash Pro",
    "GLM-5",
    "Rosita",
    "Notex AI",
)


@pytest.fixture(scope="module")
def index() -> Index:
    """Families with numbered members, numbered lines, and names that are only alike."""
    return catalogue(*FAMILY, *MARA, *OTHERS, *PRODUCTS)


@pytest.mark.parametrize(
    "query",
    [
        "gpt 1 vs tellomax",
        "gpt-2 vs tellomax",
        "mara 1.5 vs tellomax",
        "gpt 5.1 mini vs tellomax",
        "solus 7b vs tellomax",
    ],
)
def test_the_number_of_a_line_is_not_that_of_the_family(index: Index, query: str) -> None:
    """GPT-1 is not GPT Image 1: where a family counts its members, a number behind its name is such a member or none."""
    assert answer(index, query) == "!unknown"


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("gpt image 1 vs tellomax", "gpt-image-1 tellomax"),
        ("image 2 gpt vs tellomax", "gpt-image-2 tellomax"),
        ("codex mini 5.1 vs tellomax", "gpt-5-1-codex-mini tellomax"),
        ("whisp v3 vs tellomax", "whisp-large-v3 tellomax"),
        ("hermio 3 405b vs tellomax", "hermio-3-mara-3-1-405b tellomax"),
        ("up/solus-10_7b-instruct vs tellomax", "solus-10-7b-instruct tellomax"),
        ("norda mini vs tellomax", "norda-mini-code tellomax"),
        ("magico vs tellomax", "magico-dev tellomax"),
    ],
)
def test_a_part_that_says_which_one_is_understood(index: Index, query: str, meant: str) -> None:
    """With its line, with a size beside the version, or in a family that does not count."""
    assert answer(index, query) == meant


@pytest.mark.parametrize("query", ["flux.1 vs tellomax", "nemotron super vs tellomax", "splash vs tellomax"])
def test_what_may_be_either_is_asked_for(index: Index, query: str) -> None:
    """The dev of FLUX.1-dev is no ending, a line may be of two families, a part of a written word is no whole name."""
    assert answer(index, query) == "!ambiguous"


@pytest.mark.parametrize(
    "query",
    ["android studio vs tellomax", "glm-5 x vs tellomax", "x vs tellomax", "tellomax vs mara 3 8b nemotron 3 super"],
)
def test_what_nobody_has_stays_unknown(index: Index, query: str) -> None:
    """A description is no variant, a letter before a "vs" is a word, and a family beside its own line is one name."""
    assert answer(index, query) == "!unknown"


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("notex rosita vs gpt-4", "!unknown"),
        ("tellomax rosita vs gpt-4", "tellomax rosita gpt-4"),
        ("notex rosita and gpt-4", "notex-ai rosita gpt-4"),
    ],
)
def test_beside_others_only_a_whole_name_is_a_name(index: Index, query: str, meant: str) -> None:
    """Where a "vs" parts two sides, Notex alone is not plainly Notex AI; in a list it is."""
    assert answer(index, query) == meant
