"""What a page says is read by its labels and names, however the text was mangled on its way."""

from collections.abc import Callable

import pytest

from bot.pages import Page, PageError, PageTool, page_json, parse_page
from tests.bot.pages.samples import PAGES, SEED

EDITORS = PAGES["editors"]


def _said(text: str) -> tuple[Page, tuple[str, ...]]:
    page = parse_page(text)
    return page, tuple(warning.message for warning in page.warnings)


def test_a_tool_is_read_with_everything_the_page_says_about_it() -> None:
    """Values stand above their labels; 0 % is a figure, a description may speak of the Community and of 100%."""
    page = parse_page(EDITORS)

    assert "Cursor vs Devin" == page.title
    assert ("Coding Agents", "Cursor", "An editor that finishes the change you started") == (
        page.tools[0].category,
        page.tools[0].name,
        page.tools[0].tagline,
    )
    assert (100, 64, "Freemium") == _figures(page.tools[0])
    assert (50, 0, "Paid") == _figures(page.tools[1])
    assert page.tools[0].description.endswith(
        "The Community edition of its documentation claims 100% of extensions keep working."
    )
    assert () == page.warnings


def test_reviews_alternate_between_the_tools_role_by_role() -> None:
    """Builder, skeptic, futurist, founder; the first tool's before the second's; quotes belong to the page."""
    page = parse_page(EDITORS)

    roles = ("builder", "skeptic", "futurist", "founder")
    assert [(tool, role) for role in roles for tool in (0, 1)] == [
        (review.tool, review.role) for review in page.reviews
    ]
    assert page.reviews[0].text.startswith("The tab key is the product")
    assert page.reviews[0].text.endswith("the file I was thinking in.")
    assert list(range(25, 33)) == [review.line for review in page.reviews]


def test_a_dash_is_unknown_and_not_zero() -> None:
    """Nobody has voted is something else than nobody would ship it."""
    page = parse_page(PAGES["versus"])

    assert (75, None, "Free") == _figures(page.tools[0])


def test_names_may_contain_vs_apostrophes_and_ampersands() -> None:
    """The title is split where both halves have lines of their own."""
    page = parse_page(PAGES["versus"].replace("&", "&amp;"))

    assert ["Claims vs Facts", "Otter's Notes & More"] == [tool.name for tool in page.tools]
    assert "Claims vs Facts vs Otter's Notes & More" == page.title


@pytest.mark.parametrize(
    "mangle",
    [
        pytest.param(lambda text: "\ufeff" + text, id="byte-order-mark"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="windows"),
        pytest.param(lambda text: text.replace("\n", "\r"), id="old-mac"),
        pytest.param(lambda text: text.replace("\n", "\n\n  \n"), id="blank-lines"),
        pytest.param(lambda text: text.replace(" ", "\u00a0"), id="no-break-spaces"),
        pytest.param(lambda text: text.replace("\n", "  \n\t"), id="indented"),
        pytest.param(
            lambda text: text.replace("%\n", " %\n").replace("—\n", "–\n"), id="spaced-percent-and-short-dash"
        ),
        pytest.param(lambda text: text.replace("“", '"').replace("”", '"'), id="straight-quotes"),
        pytest.param(lambda text: text.replace("“", "&ldquo;").replace("”", "&#8221;"), id="entities"),
        pytest.param(lambda text: text.replace("Panel ship", "PANEL SHIP:"), id="loud-labels"),
        pytest.param(lambda text: text.replace(" vs ", " vs. "), id="vs-with-a-stop"),
        pytest.param(lambda text: text + "\n\n", id="line-ends-at-the-end"),
    ],
)
def test_the_way_a_text_was_saved_does_not_matter(mangle: Callable[[str], str]) -> None:
    """Byte-order marks, line ends, spaces and quotes are not what a page says."""
    mangled = parse_page(mangle(EDITORS))

    assert parse_page(EDITORS).tools == mangled.tools
    assert parse_page(EDITORS).reviews == mangled.reviews
    assert () == mangled.warnings


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("“It never asks me", "to leave the file.”", id="curly"),
        pytest.param('"It never asks me', 'to leave the file."', id="straight"),
        pytest.param("“It says “never”", "and “always”, too.”", id="broken-after-a-nested-quote"),
        pytest.param('"It says "never"', 'and "always", too."', id="broken-after-a-straight-nested-quote"),
    ],
)
def test_a_review_may_be_broken_over_two_lines(first: str, second: str) -> None:
    """It goes on until its quote is closed, and counts as one."""
    lines = EDITORS.split("\n")
    lines[26:27] = [first, second]
    page = parse_page("\n".join(lines))

    assert f"{first} {second}"[1:-1] == page.reviews[2].text
    assert 8 == len(page.reviews)


def test_quotes_inside_a_review_stay() -> None:
    """Only the outer pair is the page's."""
    text = EDITORS.replace("The tab key is the product", "“Tab” is what they call “the product”")

    assert parse_page(text).reviews[0].text.startswith("“Tab” is what they call “the product”: Cursor")


@pytest.mark.parametrize(
    ("lines", "label"),
    [
        pytest.param(("64%", "Community"), "Community", id="community"),
        pytest.param(("100%", "Panel ship"), "Panel ship", id="panel"),
        pytest.param(("Freemium", "Entry"), "Entry", id="entry"),
    ],
)
def test_a_missing_figure_is_unknown_and_said(lines: tuple[str, str], label: str) -> None:
    """The other figures stay where they are."""
    page, warnings = _said(EDITORS.replace("\n".join(lines) + "\n", "", 1))

    whole = parse_page(EDITORS).tools[0]
    expected = [
        None if name == label else value
        for name, value in zip(("Panel ship", "Community", "Entry"), _figures(whole), strict=True)
    ]
    assert tuple(expected) == _figures(page.tools[0])
    assert parse_page(EDITORS).tools[1] == page.tools[1]
    assert any(f"no “{label}”" in warning for warning in warnings)


def test_seven_reviews_leave_the_last_seat_empty() -> None:
    """A panel of four beside one of three is a page like any other, but it is mentioned."""
    page, warnings = _said(PAGES["versus"])

    assert [4, 3] == [sum(review.tool == tool for review in page.reviews) for tool in (0, 1)]
    assert 1 == len(warnings)
    assert "the founder on Otter's Notes & More" in warnings[0]


@pytest.mark.parametrize("gone", range(8))
def test_a_missing_review_does_not_shift_the_others(gone: int) -> None:
    """Who speaks is recognised by what is said; the empty seat is named."""
    lines = EDITORS.split("\n")
    del lines[24 + gone]
    page = parse_page("\n".join(lines))

    whole = [(review.tool, review.role, review.text) for review in parse_page(EDITORS).reviews]
    assert whole[:gone] + whole[gone + 1 :] == [(review.tool, review.role, review.text) for review in page.reviews]
    assert any("7 reviews instead of eight" in warning.message for warning in page.warnings)


def test_a_category_called_community_is_no_label() -> None:
    """A label has a value above it; a category stands above a name."""
    text = EDITORS.replace("Coding Agents", "Community")
    page = parse_page(text)

    assert ["Community", "Community"] == [tool.category for tool in page.tools]
    assert (50, 0, "Paid") == _figures(page.tools[1])
    assert () == page.warnings


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("", "nothing to read", id="empty"),
        pytest.param("\ufeff\r\n \n", "nothing to read", id="blank"),
        pytest.param("AI tool comparison", "nothing to read", id="header-only"),
        pytest.param("Dear all,\nthe meeting is moved.\nBest", "No first tool", id="a-letter"),
        pytest.param("{}", "No first tool", id="json"),
        pytest.param(EDITORS[: EDITORS.index("Coding Agents\nDevin")], "No second tool", id="half-a-page"),
        pytest.param(EDITORS[EDITORS.index("“") :], "begins with its reviews", id="reviews-only"),
    ],
)
def test_what_is_no_page_is_refused_with_a_line_and_advice(text: str, words: str) -> None:
    """The error says where it became clear and what a page looks like."""
    with pytest.raises(PageError, match=words) as refused:
        parse_page(text)

    assert isinstance(refused.value, ValueError)
    assert refused.value.line >= 1


def test_the_json_form_has_exactly_the_fields_promised() -> None:
    """Figures are integers or null, a review names its tool by index."""
    found = page_json(parse_page(PAGES["versus"]))

    assert ["title", "tools", "reviews", "warnings"] == list(found)
    assert {
        "category": "Research",
        "name": "Claims vs Facts",
        "tagline": 'Paste a claim, get "the receipts"',
        "panel_ship_pct": 75,
        "community_pct": None,
        "entry_price": "Free",
        "description": "Claims vs Facts is a browser extension that looks up statements in 40 reference works."
        " Version 2.1 added footnotes, e.g. page numbers, and a Community tab.",
    } == _first(found["tools"])
    assert {
        "tool": 0,
        "role": "builder",
        "verdict": "ship",
        "text": 'It says "I do not know" when it does not, and that sentence alone is worth the install.'
        " Footnotes carry page numbers since v2.1. Claims vs Facts ships.",
    } == _first(found["reviews"])
    assert {"line", "severity", "message"} == set(_first(found["warnings"]))


@pytest.mark.parametrize(
    ("here", "there", "words"),
    [
        pytest.param("Panel ship", "Community", "not in their order", id="labels"),
        pytest.param(
            "Coding Agents\nCursor", "A colleague made of tickets and pull requests\nCursor", "tagline", id="category"
        ),
        pytest.param(
            "Two ways to hand code to a machine, next to each other: the panel, the price and the people.",
            "We read the small print so that you can go home. One mail a week.",
            "newsletter",
            id="newsletter",
        ),
    ],
)
def test_a_line_in_anothers_place_is_named(here: str, there: str, words: str) -> None:
    """What looks like something else is said to look like it."""
    text = EDITORS.replace(here, "\0", 1).replace(there, here, 1).replace("\0", there, 1)
    _, warnings = _said(text)

    assert any(words in warning for warning in warnings)


def test_entries_that_fit_the_other_tool_are_mentioned() -> None:
    """What is open source costs money and the other is free: the two lines may have changed places."""
    opened = EDITORS.replace("Devin is an autonomous engineer", "Devin is an open-source engineer")
    _, right = _said(opened.replace("Paid", "Free").replace("Freemium", "Paid"))
    _, swapped = _said(opened.replace("Freemium", "Free"))

    assert not any("entries" in warning for warning in right)
    assert any("perhaps the entries are swapped" in warning for warning in swapped)


def test_a_share_that_the_reviews_deny_is_mentioned() -> None:
    """Four who say ship in so many words are no 0 %."""
    _, warnings = _said(EDITORS.replace("100%", "0%", 1))

    assert any("more reviews say ship than a share of 0 % allows" in warning for warning in warnings)


@pytest.mark.skipif(not SEED, reason="the shared folder with the real page is not beside the tree")
def test_the_real_page_is_read_without_a_remark() -> None:
    """The page that the format was learnt from."""
    page = parse_page(SEED[0].read_text(encoding="utf-8"))

    assert () == page.warnings
    assert [(100, None, "Paid"), (75, None, "Free")] == [_figures(tool) for tool in page.tools]
    assert [7] == [place for place, review in enumerate(page.reviews) if review.verdict == "skip"]


def _figures(tool: PageTool) -> tuple[int | None, int | None, str | None]:
    return tool.panel_ship_pct, tool.community_pct, tool.entry_price


def _first(found: object) -> dict[str, object]:
    assert isinstance(found, list)
    return dict(found[0])
