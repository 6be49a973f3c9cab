"""A page with one line deleted, doubled or moved is never read as if nothing had happened."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pages import Page, PageError, parse_page, render_page
from tests.bot.pages.samples import ALL

HOW = ("delete", "double", "swap")
CASES = [pytest.param(text, how, id=f"{name}-{how}") for name, text in ALL.items() for how in HOW]


def _mutated(text: str, how: str) -> Iterator[list[str]]:
    """The page with each of its lines in turn deleted, doubled, or swapped with the next."""
    lines = text.split("\n")
    for at in range(len(lines)):
        there = {"delete": [], "double": [lines[at]] * 2, "swap": lines[at : at + 2][::-1]}[how]
        mutated = [*lines[:at], *there, *lines[at + (2 if how == "swap" else 1) :]]
        if mutated != lines:
            yield mutated


def _read(lines: list[str]) -> Page | PageError:
    try:
        return parse_page("\n".join(lines))
    except PageError as error:
        return error


@cache
def _broken(text: str, how: str) -> Sequence[tuple[list[str], Page | PageError]]:
    """Each mutation and how it is read, once for all rules."""
    return [(lines, _read(lines)) for lines in _mutated(text, how)]


@pytest.mark.parametrize(("text", "how"), CASES)
def test_every_broken_line_is_noticed_with_its_number(text: str, how: str) -> None:
    """Either it is refused, or there is a remark that did not concern the whole page; both name a line near it."""
    before = {warning.message for warning in parse_page(text).warnings}
    for lines, read in _broken(text, how):
        found = (
            [read.line] if isinstance(read, PageError) else [w.line for w in read.warnings if w.message not in before]
        )

        assert found, lines
        assert all(1 <= number <= len(lines) for number in found)


@pytest.mark.parametrize(("text", "how"), CASES)
def test_a_broken_line_never_makes_a_field_say_something_new(text: str, how: str) -> None:
    """A figure is right or unknown; a text is right or missing, even where lines were moved."""
    whole = parse_page(text)
    for _, read in _broken(text, how):
        for right, found in zip(whole.tools, read.tools if isinstance(read, Page) else whole.tools, strict=True):
            assert right.name == found.name
            assert found.panel_ship_pct in {right.panel_ship_pct, None}
            assert found.community_pct in {right.community_pct, None}
            assert found.entry_price in {right.entry_price, None}
            assert found.category in {right.category, ""}
            assert found.tagline in {right.tagline, ""}
            assert found.description in {right.description, ""}


@pytest.mark.parametrize(("text", "how"), CASES)
def test_whatever_could_be_read_survives_being_rendered(text: str, how: str) -> None:
    """Parsing, rendering and parsing is the identity for broken pages too: what is missing stays missing."""
    for _, read in _broken(text, how):
        assert isinstance(read, PageError) or read == parse_page(render_page(read))


@pytest.mark.parametrize("text", ALL.values(), ids=ALL)
def test_a_page_rendered_is_the_same_text(text: str) -> None:
    """The canonical form is the form of the real page, and it says the same when it is read again."""
    page = parse_page(text)

    assert text == render_page(page)
    assert page == parse_page(render_page(page))


_SCRAPS = st.sampled_from(
    (
        *(
            "",
            "—",
            "100%",
            "0 %",
            "Free",
            "Paid",
            "Panel ship",
            "Community",
            "Entry",
            "Reviewer scorecard",
            "A",
            "B",
            ".",
        ),
        *("“I skip it.”", "“open", "closed”", '"', "“”", "“a “b”", "&amp;amp;", "&#10;", "\u2028", "A vs B"),
        "AI tool comparison",
    )
)


@given(st.lists(_SCRAPS | st.text(max_size=12), max_size=40))
def test_any_scraps_are_read_or_refused(scraps: list[str]) -> None:
    """Nothing but PageError is ever raised, and a line number is always one of the text's lines."""
    read = _read(scraps)

    numbers = [read.line] if isinstance(read, PageError) else [warning.line for warning in read.warnings]
    assert all(1 <= number <= max(1, len("\n".join(scraps).replace("\r", "\n").split("\n"))) for number in numbers)


@given(st.sampled_from(sorted(ALL)), st.data())
def test_a_page_with_scraps_strewn_in_is_read_or_refused(name: str, data: st.DataObject) -> None:
    """Several things wrong at once raise nothing else either, and what was read can be rendered."""
    lines = ALL[name].split("\n")
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(lines) - 1))
        lines[at : at + data.draw(st.integers(0, 2))] = data.draw(st.lists(_SCRAPS, max_size=2))
    read = _read(lines)

    if isinstance(read, Page):
        render_page(read)


NOTICED = 0.975  # of all pairs; two prices, two communities or two categories fit each other's places


@pytest.mark.parametrize("text", ALL.values(), ids=ALL)
def test_lines_swapped_far_apart_are_noticed_unless_they_look_alike(text: str) -> None:
    """Any two lines in each other's places: shapes, names and words tell nearly all of them."""
    before = {warning.message for warning in parse_page(text).warnings}
    lines = text.split("\n")
    unnoticed: list[tuple[int, int]] = []
    pairs = [(one, other) for one, other in combinations(range(len(lines)), 2) if lines[one] != lines[other]]
    for one, other in pairs:
        mutated = lines.copy()
        mutated[one], mutated[other] = lines[other], lines[one]
        read = _read(mutated)
        if isinstance(read, Page) and not any(warning.message not in before for warning in read.warnings):
            unnoticed.append((one + 1, other + 1))

    assert len(unnoticed) <= (1 - NOTICED) * len(pairs), unnoticed
