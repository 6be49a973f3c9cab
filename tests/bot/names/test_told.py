"""Whole sentences about two names: what a verb, a reason or a headline says is no part of a name."""

import pytest

from bot.names import Index
from tests.bot.names.asking import answer, catalogue


@pytest.fixture(scope="module")
def index() -> Index:
    """Names that nothing in the sentences is like, and two that begin with a small word or end in a common one."""
    return catalogue("Tellomax", "Brisket", "You.com", "Playground", "Claudio", "Claudio Code", "Mara Image")


@pytest.mark.parametrize(
    "sentence",
    [
        *("would {} or {} suit a call center better", "is there any reason to use {} over {} these days"),
        *("our cto prefers {} but i prefer {}", "my friend swears by {}, i use {}", "we're moving off {}, is {} ok?"),
        *("i heard {} is better than {}!", "people keep recommending {} over {}", "what makes {} better than {}?"),
        *("how does {} perform against {} on big tasks?", "{} feels slower than {}", "{} beats {} hands down"),
        *("{} vs {} [serious]", "{} vs {} once and for all", "{} vs {} over time", "{} vs {} under heavy load"),
        *("{} vs {} according to the panel", "{} vs {} real quick", "{} vs {} tier list", "{} vs {} deep dive"),
        *("{} vs {} code quality", "{} vs {} breakdown", "gimme {} vs {}", "pit {} against {}", "contrast {} with {}"),
        *("is {} as good as {}?", "how is {} different from {}?", "{} beats {}?", "{} replaces {}", "{} v {} round 2"),
    ],
)
def test_a_sentence_about_two_names_asks_for_them(index: Index, sentence: str) -> None:
    """However it is put, the two are compared."""
    assert answer(index, sentence.format("tellomax", "brisket")) == "tellomax brisket"
    assert answer(index, sentence.format("You.com", "mara image")) == "you-com mara-image"


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("tellomax vs claudio code quality", "tellomax claudio-code"),
        ("tellomax vs claudio deep", "!unknown"),
        ("you.com playground vs brisket", "!unknown"),
        ("is you.com better than brisket", "you-com brisket"),
        ("tellomax or brisket or zorblax", "!unknown"),
        ("tellomax vs heard", "!unknown"),
    ],
)
def test_what_may_be_a_name_is_still_one(index: Index, query: str, meant: str) -> None:
    """A variant, a small word that is of a name, and what stands where a name must be."""
    assert answer(index, query) == meant


@pytest.mark.parametrize(
    "sentence",
    [
        *("{} vs {} code quality", "{} or {} for work", "is {} as good as {}", "{} beats {} hands down"),
        *("our cto prefers {}, my boss wants {}", "is {} better than {} these days"),
    ],
)
def test_a_slip_is_forgiven_in_a_sentence_too(index: Index, sentence: str) -> None:
    """The words around a misspelt name are no part of it."""
    assert answer(index, sentence.format("telomax", "briskte")) == "tellomax brisket"


def test_the_ending_of_a_plain_word_is_no_slip() -> None:
    """Everyone talks, and nobody means Talos."""
    index = catalogue("Talos", "Brisket", "Tellomax")

    assert answer(index, "everyone talks about brisket but what about tellomax?") == "brisket tellomax"
    assert answer(index, "talks vs brisket") == "!unknown"
    assert answer(index, "tallos vs brisket") == "talos brisket"
