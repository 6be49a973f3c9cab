"""The values that stand above their labels: percentages, prices, and the dash that means nobody knows."""

import re
from collections.abc import Sequence

from bot.pages.page import EntryPrice
from bot.pages.source import SourceLine

DASH = "—"
LABELS = {"panel ship": "Panel ship", "community": "Community", "entry": "Entry"}
_DASHES = frozenset({"—", "–", "-", "--", "n/a"})
_PERCENT = re.compile(r"(\d{1,3}) ?%", re.ASCII)
_PERCENT_LIKE = re.compile(r"[\d.,]+ ?%")
_PRICES: dict[str, EntryPrice] = {"free": "Free", "freemium": "Freemium", "paid": "Paid"}
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’)\]]*$")
_LONGEST_LABEL = 60


def label_of(line: SourceLine) -> str | None:
    return LABELS.get(line.text.casefold().rstrip(" :"))


def is_dash(text: str) -> bool:
    return text.casefold() in _DASHES


def percent(text: str) -> int | None:
    found = _PERCENT.fullmatch(text)
    value = int(found[1]) if found else -1
    return value if 0 <= value <= 100 else None  # noqa: PLR2004  a share is at most everything


def price(text: str) -> EntryPrice | None:
    return _PRICES.get(text.casefold())


def is_figure(text: str) -> bool:
    """Whether a line can only be a value, rightly formed or not."""
    return is_dash(text) or price(text) is not None or _PERCENT_LIKE.fullmatch(text) is not None


def is_label_at(lines: Sequence[SourceLine], index: int) -> bool:
    """A label under a value: what tells the label "Community" from a category of that name."""
    return label_of(lines[index]) is not None and index > 0 and is_figure(lines[index - 1].text)


def is_sentence(text: str) -> bool:
    """How intros and descriptions look, and categories do not."""
    return len(text) > _LONGEST_LABEL or ends_a_sentence(text)


def ends_a_sentence(text: str) -> bool:
    return _SENTENCE_END.search(text) is not None


def is_short(text: str) -> bool:
    return not is_sentence(text)
