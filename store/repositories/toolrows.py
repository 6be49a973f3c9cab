"""Tool rows: how a tool is written down, and how its changes are put into words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.catalog.differences import FieldChange, field_changes
from bot.tools import Tool
from store.hearing import tell
from store.inserts import insert
from store.tables import catalog_state, tool, tool_change

_BODY = TypeAdapter(Tool)
_SAID = 160
"""characters of an old or new value that the history keeps"""


@dataclass(frozen=True, slots=True)
class Stored:
    tools: Mapping[str, Tool]
    merged: frozenset[str]


def tool_of(body: str) -> Tool:
    return _BODY.validate_json(body)


async def stored(connection: AsyncConnection, slugs: Iterable[str]) -> Stored:
    found = select(tool.c.slug, tool.c.body, tool.c.merged_into).where(tool.c.slug.in_(set(slugs)))
    rows = (await connection.execute(found)).all()
    return Stored(
        tools={slug: tool_of(body) for slug, body, _ in rows if body},
        merged=frozenset(slug for slug, _, into in rows if into is not None),
    )


async def write(connection: AsyncConnection, tools: Sequence[Tool]) -> Mapping[str, int]:
    """Inserts or replaces the rows; their numbers by slug."""
    rows = [
        {
            "slug": one.slug,
            "category": one.category,
            "retired": one.retired,
            "workspace": one.workspace,
            "body": _BODY.dump_json(replace(one, teams=()), exclude_defaults=True).decode(),
        }
        for one in tools
    ]
    made = insert(connection, tool)
    names = ("category", "retired", "workspace", "body")
    replaced = made.on_conflict_do_update(
        index_elements=[tool.c.slug], set_={name: made.excluded[name] for name in names}
    )
    await connection.execute(replaced, sorted(rows, key=lambda row: str(row["slug"])))
    ids = select(tool.c.slug, tool.c.id).where(tool.c.slug.in_([one.slug for one in tools]))
    return {row.slug: row.id for row in await connection.execute(ids)}


async def note(
    connection: AsyncConnection, notes: Sequence[tuple[int, str]], *, by: str, at: datetime, home: int | None = None
) -> None:
    """With a `home`, for this workspace alone to read."""
    rows = [{"workspace_id": home, "tool_id": id_, "at": at, "by": by[:200], "words": words} for id_, words in notes]
    await connection.execute(insert(connection, tool_change), rows)


async def raise_version(connection: AsyncConnection, *, merged: bool = False) -> None:
    merges = catalog_state.c.merges + (1 if merged else 0)
    await connection.execute(update(catalog_state).values(version=catalog_state.c.version + 1, merges=merges))
    await tell(connection)


def in_words(before: Tool | None, after: Tool) -> str:
    if before is None:
        return "added"
    return "; ".join(_said(change) for change in field_changes(before, after)) or "written again"


def _said(change: FieldChange) -> str:
    before, after = (
        value if len(value) <= _SAID else f"{value[: _SAID - 1]}…" for value in (change.before, change.after)
    )
    if not before:
        return f"{change.field}: {after}"
    return f"{change.field}: {before} → {after}" if after else f"{change.field}: no longer {before}"
