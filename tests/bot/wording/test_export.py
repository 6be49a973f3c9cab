"""A file as pages of text, where a platform takes none from us."""

from bot.cards import Card, Code, File, Quiet, Text
from bot.wording.export import CHARACTERS, LINES, PAGES, pages
from bot.wording.words import words

CARD = Card("About you", "all")


def _lines(card: Card) -> list[str]:
    return [
        span.text for block in card.blocks if isinstance(block, Text) for span in block.line if isinstance(span, Code)
    ]


def test_every_line_stands_on_a_page() -> None:
    """In their order, and no page is longer than a platform takes."""
    lines = [f"{number}," + "x" * (number * 7 % 900) for number in range(150)]
    first, *rest = pages(words("en"), CARD, File("me.csv", "\n".join(lines)))

    assert CARD == first
    assert lines == [line for page in rest for line in _lines(page)]
    assert all(len(_lines(page)) <= LINES and sum(map(len, _lines(page))) <= CHARACTERS for page in rest)
    assert all(page.private for page in rest)


def test_what_does_not_fit_is_said() -> None:
    """With the command that writes all of it."""
    *_, last = pages(words("en"), CARD, File("all.csv", "x\n" * (LINES * PAGES + 3)))

    assert [("3 more lines: verdict export-workspace at the server writes them.",)] == [
        block.line for block in last.blocks if isinstance(block, Quiet)
    ]
