"""A version alone goes on with the name before it, and a version written without its point is still that version."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.names import Index
from tests.bot.names.asking import answer, catalogue

MODELS = (
    *(
        "Zuno 5",
        "Zuno 5.1",
        "Zuno 5 Mini",
        "Varo 2.5 Pro",
        "Varo 2.5 Flash",
        "Varo 3 Pro",
        "Claro Opus 4",
        "Claro Opus 4.5",
    ),
    *("Mara 3 8B Instruct", "Mara 3 70B Instruct", "Qen3.5 9B", "Brisket", "Zuno 4o"),
)


@pytest.fixture(scope="module")
def index() -> Index:
    """Families with versions, sizes and variants."""
    return catalogue(*MODELS)


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("zuno 5 vs 5.1", "zuno-5 zuno-5-1"),
        ("zuno 5 vs mini", "zuno-5 zuno-5-mini"),
        ("zuno 4o or 5", "zuno-4o zuno-5"),
        ("varo 2.5 flash or pro", "varo-2-5-flash varo-2-5-pro"),
        ("varo 2.5 pro vs 3 pro", "varo-2-5-pro varo-3-pro"),
        ("opus 4 and 4.5", "claro-opus-4 claro-opus-4-5"),
        ("mara 3 8b vs 70b", "mara-3-8b-instruct mara-3-70b-instruct"),
        ("zuno 5 vs 5.1 vs brisket", "zuno-5 zuno-5-1 brisket"),
    ],
)
def test_a_version_alone_is_of_the_name_before(index: Index, query: str, meant: str) -> None:
    """Nobody writes the family twice."""
    assert answer(index, query) == meant


@pytest.mark.parametrize(
    "query",
    ["zuno 5 vs 9", "claro opus 4 vs 5", "brisket vs 5.1", "varo 3 pro vs flash", "opus 4 vs 4.1", "zuno 5 vs blob"],
)
def test_a_version_that_the_family_lacks_stays_unknown(index: Index, query: str) -> None:
    """Never the nearest version, and never one put together from two numbers: Opus 4 and 5 are not Opus 4.5."""
    assert answer(index, query) == "!unknown"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("zuno51", "zuno-5-1"),
        ("varo25pro", "varo-2-5-pro"),
        ("claroopus45", "claro-opus-4-5"),
        ("qen3.59b", "qen3-5-9b"),
        ("mara370binstruct", "mara-3-70b-instruct"),
    ],
)
def test_a_point_may_be_left_out_of_a_joined_name(index: Index, typed: str, meant: str) -> None:
    """Up to punctuation the words are the name."""
    assert answer(index, f"{typed} vs brisket") == f"{meant} brisket"
    assert answer(index, f"brisket {typed}") == f"brisket {meant}"
    assert answer(index, f"{typed} vs zuno51") == ("!same" if typed == "zuno51" else f"{meant} zuno-5-1")


@pytest.mark.parametrize("typed", ["zuno52", "zuno-51", "zuno 51", "varo35pro", "claro45"])
def test_a_number_that_is_no_version_without_its_point_stays_unknown(index: Index, typed: str) -> None:
    """Only a whole joined name is read so: Zuno 51 may be another Zuno."""
    assert answer(index, f"{typed} vs brisket") == "!unknown"


def test_two_ways_to_set_the_point_are_none() -> None:
    """What may be two tools is not guessed at."""
    index = catalogue("Zuno 1.12", "Zuno 11.2", "Brisket")

    assert answer(index, "zuno112 vs brisket") == "!unknown"


@given(st.integers(1, 99), st.integers(1, 99), st.integers(1, 99))
def test_no_version_that_was_not_typed_is_ever_answered(has: int, other: int, typed: int) -> None:
    """Whatever number follows, the answer has exactly the numbers that were typed, or there is none."""
    index = catalogue(*dict.fromkeys((f"Zuno {has}", f"Zuno {other}", f"Zuno {has}.{other}", "Brisket")))
    found = answer(index, f"zuno {has} vs {typed}")

    assert found in (f"zuno-{has} zuno-{typed}", "!unknown", "!same")
    assert (found == f"zuno-{has} zuno-{typed}") == (typed == other != has)
