"""What must hold for every catalogue and every text, not only for the examples."""

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.names import Found, Index, Named, One, Resolution
from bot.names.common import COMMON
from bot.names.kinds import KINDS
from tests.bot.names.catalogue import tools
from tests.bot.names.test_resolving import AMBIGUOUS, ONE, PAIRS, SAME, UNKNOWN

TOOLS = tools()
INDEX = Index.build(TOOLS)
SPELLINGS = sorted({(tool.slug, spelling) for tool in TOOLS for spelling in tool.spellings})
SEPARATORS = (
    *(
        " vs ",
        " VS ",
        " versus ",
        " v ",
        " vs. ",
        " -vs- ",
        " or ",
        " and ",
        " & ",
        ", ",
        ",",
        " / ",
        " | ",
        " + ",
        "; ",
    ),
    *(
        " against ",
        " compared to ",
        " compared with ",
        " with ",
        " to ",
        " than ",
        " over ",
        " -> ",
        " - ",
        " – ",
        "\n",
    ),
    *(
        " gegen ",
        " oder ",
        " ou ",
        " y ",
        " et ",
        " und ",
        " или ",
        " と ",
        " 和 ",
        " contra ",
        " 🆚 ",
        " x ",
        " instead of ",
    ),
)
QUERIES = [
    row.rpartition("|")[0] or row for table in (PAIRS, UNKNOWN, AMBIGUOUS, ONE, SAME) for row in table.splitlines()
]
NOISE = (
    *(
        "<@U123>",
        "<!channel>",
        "<https://x.org|",
        ">",
        "vs",
        "/compare ",
        "&amp;",
        "4.5",
        "claude",
        "gpt-5",
        ":fire:",
        "🔥",
    ),
    *(
        "\u200b",
        "\u202e",
        "\u0000",
        "\ud800",
        "ß",
        "ﬁ",
        "と",
        "न",
        "1. ",
        "“",
        "`",
        "- ",
        "\n",
        "@you ",
        "C+",
        "&",
        "0",
        "v",
    ),
)

letters = st.text("bdfgklmnprstvzaeiou", min_size=5, max_size=9)
words = letters.filter(lambda word: word not in KINDS and word not in COMMON)
names = st.lists(words, min_size=1, max_size=3).map(" ".join)
catalogues = st.lists(names, min_size=2, max_size=12, unique_by=lambda name: name.replace(" ", ""))
bits = st.sampled_from((*NOISE, " ", " for ", *(spelling for _, spelling in SPELLINGS))) | st.text(max_size=5)
typed = st.one_of(st.text(max_size=60), st.lists(bits, max_size=25).map("".join))


@contextmanager
def _counted() -> Iterator[list[int]]:
    """Counts calls instead of seconds, so that a busy machine changes nothing."""
    calls = [0]

    def count(_frame: object, event: str, _arg: object) -> None:
        calls[0] += event in ("call", "c_call")

    before = sys.getprofile()
    gc.disable()  # or what other tests left behind is counted as well
    sys.setprofile(count)
    try:
        yield calls
    finally:
        sys.setprofile(before)
        gc.enable()


def _calls(act: Callable[[], object]) -> int:
    with _counted() as calls:
        act()
    return calls[0]


def _answers(index: Index) -> list[Resolution]:
    return [index.resolve(query) for query in QUERIES]


@pytest.mark.parametrize(("slug", "spelling"), SPELLINGS)
def test_every_spelling_is_its_tool(slug: str, spelling: str) -> None:
    """A name, a slug and an alias each mean their tool, alone."""
    found = INDEX.resolve(spelling)

    assert isinstance(found, One)
    assert slug == found.slug


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(SPELLINGS), st.sampled_from(SPELLINGS), st.sampled_from(SEPARATORS))
def test_every_pair_with_every_separator_is_that_pair(one: tuple[str, str], two: tuple[str, str], between: str) -> None:
    """Whatever stands between two names, they stay those two."""
    found = INDEX.resolve(f"{one[1]}{between}{two[1]}")

    if one[0] != two[0]:
        assert isinstance(found, Found), found
        assert (one[0], two[0]) == found.slugs


@settings(max_examples=100, deadline=None)
@given(catalogues, st.sampled_from(SEPARATORS))
def test_the_law_holds_for_names_nobody_thought_of(catalogue: list[str], between: str) -> None:
    """The rules are about names in general: any catalogue answers with its own names."""
    index = Index.build(Named(name.replace(" ", "-"), name) for name in catalogue)
    one, two = catalogue[:2]
    found = index.resolve(f"{one}{between}{two}")

    assert all(index.resolve_one(name).slug == name.replace(" ", "-") for name in catalogue)
    assert isinstance(found, Found), found
    assert (one.replace(" ", "-"), two.replace(" ", "-")) == found.slugs


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text("жзщюэыфъ", min_size=4, max_size=9), min_size=1, max_size=3).map(" ".join))
def test_a_tool_unrelated_in_words_changes_no_other_answer(name: str) -> None:
    """A growing catalogue does not change what people get for what they always typed."""
    before = _answers(INDEX)
    INDEX.add(Named("newcomer", name))
    during = _answers(INDEX)
    INDEX.remove("newcomer")

    assert before == during


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(TOOLS), st.lists(names, max_size=3))
def test_adding_and_removing_undo_each_other(tool: Named, aliases: list[str]) -> None:
    """A tool that came and went leaves no trace; one that went and came back is as before."""
    before = _answers(INDEX), INDEX.complete("c"), len(INDEX)
    INDEX.add(Named("visitor", f"{tool.name} Visitor", tuple(aliases)))
    INDEX.remove("visitor")
    INDEX.remove(tool.slug)
    INDEX.add(tool)

    assert before == (_answers(INDEX), INDEX.complete("c"), len(INDEX))


def test_building_is_the_same_as_adding_one_by_one() -> None:
    """The order of arrival does not matter."""
    index = Index()
    for tool in reversed(TOOLS):
        index.add(tool)

    assert _answers(INDEX) == _answers(index)
    assert INDEX.complete("cl") == index.complete("cl")


def test_one_tool_more_does_not_rebuild_the_index() -> None:
    """Adding a tool is as much work in a large catalogue as in a small one."""
    small, large = Index.build(_many(50)), Index.build(_many(5000))
    tool = Named("newcomer", "Quite New Newcomer 7B", ("newcomer/quite-new-7b",))
    Index().add(tool)  # what is kept about its name is there for both

    assert _calls(lambda: large.add(tool)) <= 1.5 * _calls(lambda: small.add(tool))


def test_building_is_linear() -> None:
    """Twice the tools are twice the work."""
    once, twice = _many(1000, 7000), _many(2000, 8000)

    assert _calls(lambda: Index.build(twice)) <= 2.2 * _calls(lambda: Index.build(once))


@settings(max_examples=400, deadline=None)
@given(typed)
def test_no_text_raises(text: str) -> None:
    """Whatever arrives is answered."""
    found = INDEX.resolve(text)
    INDEX.resolve_one(text)
    INDEX.complete(text)

    assert all(found.choose(at, "cursor") for at in range(len(found.asked)))


@pytest.mark.parametrize(
    "piece",
    [
        "claude ",
        "a",
        "vs ",
        "claude vs ",
        "\u0000",
        "\u200b",
        "🔥",
        "<@U1> ",
        "<",
        "&amp;",
        "gpt-5, ",
        "foo bar ",
        "[a](",
        "1. x ",
    ],
)
def test_a_text_of_40000_characters_is_cut_and_cheap(piece: str) -> None:
    """Nobody can slow the bot down with a long text, and the answer says that it was not read to its end."""
    text = piece * (40_000 // len(piece))
    found = INDEX.resolve(text)

    assert found.cut
    assert _calls(lambda: INDEX.resolve(text)) < 60_000
    assert _calls(lambda: INDEX.complete(text)) < 60_000


def test_three_hundred_names_are_four_and_the_rest() -> None:
    """A very long list is answered with its beginning."""
    found = INDEX.resolve(", ".join(tool.name for tool in TOOLS * 5))

    assert isinstance(found, Found)
    assert 4 == len(found.slugs)
    assert found.cut


def _many(count: int, first: int = 0) -> list[Named]:
    syllables = ("ba", "ke", "mo", "ri", "tu", "zo", "ly", "fen", "gar", "nix")

    def word(number: int) -> str:
        return "".join(syllables[int(digit)] for digit in f"{number:04d}")

    return [Named(f"t{at}", f"{word(at)} {word(at * 7 % 9973)}".title()) for at in range(first, first + count)]
