"""Catalogue rows and query rows as `verdict eval names` reads and writes them."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.names.answers import Ambiguous, Found, One, Resolution, Same
from bot.names.index import Index
from bot.names.named import Named


def named_of(row: Mapping[str, Any]) -> Named:
    """One row of a catalogue: slug and name are needed, all else helps."""
    return Named(
        slug=str(row["slug"]),
        name=str(row["name"]),
        aliases=tuple(str(alias) for alias in row.get("aliases") or ()),
        category=str(row.get("category") or ""),
        kind=str(row.get("kind") or ""),
        maker=str(row.get("vendor") or row.get("maker") or ""),
        released=str(row.get("released") or ""),
    )


def index_of(rows: Iterable[Mapping[str, Any]]) -> Index:
    return Index.build(named_of(row) for row in rows)


def evaluated(index: Index, row: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to one query row, under its id."""
    return {"id": row["id"], **_said(index.resolve(str(row["query"])))}


def _said(found: Resolution) -> dict[str, Any]:
    if isinstance(found, Found):
        return {"slugs": list(found.slugs)}
    candidates = list(dict.fromkeys(slug for asked in found.unclear for slug in asked.candidates))
    if isinstance(found, Ambiguous):
        return {"error": "ambiguous", "candidates": candidates}
    if isinstance(found, Same | One):
        known = [asked.slug for asked in found.asked if asked.slug]
        return {
            "error": "same" if isinstance(found, Same) else "one",
            "candidates": [*dict.fromkeys(known), *candidates],
        }
    return {"error": "unknown", "candidates": candidates}
