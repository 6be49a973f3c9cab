"""A long or hostile text is read in time that grows with its length, not with its square."""

import time

import pytest

from bot.pages import PageError, parse_page
from tests.bot.pages.samples import PAGES

SIZE = 40_000
HOSTILE = {
    "words": "word ",
    "versus": "A vs ",
    "stops": ".",
    "quotes": "“",
    "straight-quotes": '"',
    "quoted-lines": "“a”\n",
    "open-quotes": "“\n",
    "nested": "““a”\n",
    "labels": "1%\nPanel ship\n",
    "figures": "1%\n2%\n",
    "names": "Cursor\nDevin\n",
    "entities": "&amp;",
    "half-entities": "&#1",
    "title": "Cursor vs Devin\nCursor\n",
    "spaces": " ",
    "skips": "should not skip ",
    "not-ships": "not a b ",
    "letters": "earn",
    "joiners": "\u200d",
}


@pytest.mark.parametrize("scrap", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("place", ["alone", "in-the-intro", "in-a-review", "at-the-end"])
def test_no_text_is_slow(scrap: str, place: str) -> None:
    """40,000 characters take well under a second wherever they stand, on a busy machine too."""
    stuffing = (scrap * SIZE)[:SIZE]
    text = PAGES["editors"]
    page = {
        "alone": stuffing,
        "in-the-intro": text.replace("Two ways to hand code", stuffing),
        "in-a-review": text.replace("The tab key", stuffing),
        "at-the-end": f"{text}\n{stuffing}",
    }[place]
    started = time.process_time()
    try:
        parse_page(page)
    except PageError as error:
        assert error.line >= 1  # noqa: PT017  refused is as good as read here

    assert time.process_time() - started < 0.5
