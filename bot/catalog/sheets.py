"""A tool as the few lines that a form has room for, and what was changed in them."""

import hashlib
import re
from collections.abc import Mapping

from bot.panel import Review
from bot.tools import MAKER, Tool

BASICS = ("name", "category", "tagline", "price", "source")
DETAILS = ("entry", "maker", "licence", "context", "description")
_DAY = re.compile(r"\s*\b(\d{4}-\d{1,2}-\d{1,2})$")


def basics(tool: Tool) -> Mapping[str, str]:
    """`source` is where the price stands and the day on which it was read there."""
    mine = next((fact for fact in tool.prices if fact.by == MAKER), None)
    where = f"{mine.source} {mine.checked or ''}".strip() if mine else ""
    return {
        "name": tool.name,
        "category": tool.category,
        "tagline": tool.tagline,
        "price": mine.text if mine else "",
        "source": where,
    }


def details(tool: Tool) -> Mapping[str, str]:
    return {
        "entry": str(tool.entry or ""),
        "maker": tool.maker,
        "licence": tool.licence,
        "context": str(tool.context or ""),
        "description": tool.description,
    }


def wanted(before: Mapping[str, str], typed: Mapping[str, str]) -> Mapping[str, str]:
    """The fields that differ, as the catalogue calls them; a new price without a new day was read today."""
    changed = {name: typed[name].strip() for name in before if name in typed and typed[name].strip() != before[name]}
    if not changed.keys() & {"price", "source"}:
        return changed
    where, day = placed(typed.get("source", ""))
    price = {"price": typed.get("price", "").strip(), "price_source": where}
    if "source" not in changed:
        day = ""
        price = price if price["price"] else {"price": ""}
    changed.pop("source", "")
    return changed | price | ({"price_checked": day} if day else {})


def placed(text: str) -> tuple[str, str]:
    """(address, day) of “https://… 2026-11-24”; either may be missing."""
    found = _DAY.search(text.strip())
    return (text.strip()[: found.start()].strip(), found[1]) if found else (text.strip(), "")


def print_of(fields: Mapping[str, str]) -> str:
    """Short enough for a button; another one means that somebody else has changed something meanwhile."""
    return _short(repr(sorted(fields.items())))


def seat_of(review: Review) -> str:
    """Which review of a tool is meant, in a few characters."""
    return _short(f"{review.role.casefold()}\n{review.reviewer.casefold()}")


def tag_of(name: str) -> str:
    """A name that was asked for, in a few characters."""
    return _short(" ".join(name.casefold().split()))


def _short(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:8]
