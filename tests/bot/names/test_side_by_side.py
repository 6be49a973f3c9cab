"""Between separators stands one name: two known words side by side are no two tools, when they may be one unknown."""

import pytest

from bot.names import Index
from tests.bot.names.asking import answer, catalogue

MODELS = ("Zuno 3 Pro", "Zuno 2.5 Swift", "Zuno", "Varo 5 Pro", "Varo 4.5 Flash", "Varo 5", "Mira-2-Mini", "Plonk")
PRODUCTS = ("Tellomax", "Beam", "Whisper", "Quill", "Brisket", "OpenAI", "OpenAI Playground", "Playground", "Nemi Nova")
OTHERS = ("Nemi", "Nova", "Claude Opus 4", "Claude Opus 4.5", "Claude Sonnet 4", "GPT-5", "Kestrel Cloud")


@pytest.fixture(scope="module")
def index() -> Index:
    """Families with versions, products that are called by everyday words, a maker's product."""
    return catalogue(*MODELS, *PRODUCTS, *OTHERS)


@pytest.mark.parametrize(
    "query",
    [
        "zuno 5 pro vs tellomax",
        "zuno 4.5 flash vs tellomax",
        "tellomax vs zuno 4.5 flash",
        "tellomax, mira-5-pro",
        "tellomax beam vs quill",
        "quill vs brisket beam",
        "brisket whisper, tellomax",
        "tellomax vs quill kestrel",
    ],
)
def test_the_version_of_one_family_is_not_lent_to_another(index: Index, query: str) -> None:
    """Zuno 5 Pro does not exist, although Zuno and Varo 5 Pro do; nor does a Tellomax Beam, although both words do."""
    assert answer(index, query) == "!unknown"


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("nova nemi vs quill", "nemi-nova quill"),
        ("oai playground vs quill", "openai-playground quill"),
        ("quill vs openai playground", "quill openai-playground"),
    ],
)
def test_two_names_that_are_one_name_are_that_one(index: Index, query: str, meant: str) -> None:
    """Swapped, or with a short form in it, a name of two names is meant as a whole."""
    assert answer(index, query) == meant


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("tellomax brisket", "tellomax brisket"),
        ("compare: tellomax brisket", "tellomax brisket"),
        ("hey, tellomax beam", "tellomax beam"),
        ("tellomax brisket and quill", "tellomax brisket quill"),
        ("opus 4.5 gpt-5 vs tellomax", "claude-opus-4-5 gpt-5 tellomax"),
        ("claude sonnet 4 gpt-5, tellomax", "claude-sonnet-4 gpt-5 tellomax"),
    ],
)
def test_names_in_a_row_are_still_names(index: Index, query: str, meant: str) -> None:
    """Where nothing else is named, or an "and" ends a list, or a version tells them apart."""
    assert answer(index, query) == meant


def test_a_maker_behind_its_product_is_left_aside() -> None:
    """Between separators: "Claude Anthropic" is Claude."""
    index = catalogue("Claude|Anthropic: Claude", "Anthropic", "Gemini|Google: Gemini", "Google")

    assert answer(index, "gemini google vs claude anthropic") == "gemini claude"


def test_part_of_a_written_word_is_no_swapped_name() -> None:
    """The GPT of ChatGPT is not all of it: "GPT Codex" is some GPT-5 Codex, not Codex on ChatGPT."""
    index = catalogue("Codex on ChatGPT", "GPT-5 Codex", "GPT-5.1 Codex", "Tellomax")

    assert answer(index, "gpt codex vs tellomax") == "!ambiguous"


def test_two_variants_may_stand_for_the_one_family_that_has_both() -> None:
    """Fast Lite is one of the Zunos; but Pro Max, of two families, says nothing."""
    index = catalogue("Zuno 2 Fast Lite", "Zuno 3 Fast Lite", "Varo 1 Pro Max", "Mira 1 Pro Max", "Tellomax")

    assert answer(index, "fast lite vs tellomax") == "!ambiguous"
    assert answer(index, "pro max vs tellomax") == "!unknown"


def test_a_maker_is_known_without_its_ai() -> None:
    """“Tellomax Brisk” is the Brisk of Tellomax AI, and no other of its models whose id begins like that."""
    index = catalogue("Brisk|Tellomax AI: Brisk", "Brisk Wide|tellomax/brisk-wide", "Tellomax AI", "Mara 4")

    assert answer(index, "tellomax brisk vs mara 4") == "brisk mara-4"
    assert answer(index, "tellomax brisk wide vs mara 4") == "brisk-wide mara-4"


def test_a_name_in_brackets_stands_without_its_family() -> None:
    """“Klein 9b” is Zuno.2 [klein] 9B: Zuno alone is a family, so leaving it out says nothing wrong."""
    index = catalogue("Zuno.2 [klein] 9B", "Zuno.2 [pro]", "Zuno.2 [max]", "Tellomax")

    assert answer(index, "klein 9b vs tellomax") == "zuno-2-klein-9b tellomax"


def test_a_size_of_three_digits_may_lose_its_letter() -> None:
    """“Zuno 120” is Zuno 120B; of two digits it may be a version that does not exist."""
    index = catalogue("Zuno Open 120B", "Zuno Open 20B", "Mara 4", "Tellomax")

    assert answer(index, "zuno open 120 vs tellomax") == "zuno-open-120b tellomax"
    assert answer(index, "zuno open 20 vs tellomax") == "!unknown"
    assert answer(index, "zuno open 130 vs tellomax") == "!unknown"


def test_a_line_and_a_size_are_enough_without_the_family() -> None:
    """“Nemi 70b” is Zuno 3.1 Nemi 70B; but “Mara 2b” is no Kelo R1 Distill Mara 2B."""
    nemis = ("Zuno 3.1 Nemi 70B", "Zuno 3 8B", "Zuno 4", "Nemi 3 Ultra", "Nemi 3 Nano", "Nemi 3 Super", "Nemi 3 Lite")
    maras = ("Kelo R1 Distill Mara 2B", "Kelo R1", "Kelo V3", "Kelo V4", "Mara 3 7B", "Mara 3 8B", "Mara 4 32B")
    index = catalogue(*nemis, *maras, "Tellomax")

    assert answer(index, "nemi 70b vs tellomax") == "zuno-3-1-nemi-70b tellomax"
    assert answer(index, "mara 2b vs tellomax") == "!unknown"
