"""Small numbers for workspaces and tools: looked up, and given when first needed."""

import json
from collections.abc import Iterable, Mapping
from typing import cast

from sqlalchemy import ColumnElement, ScalarSelect, Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.ids import WorkspaceRef
from store.inserts import insert
from store.tables import tool, workspace
from store.writer.link import Link, Query

_KNOWN = Query(
    "SELECT slug, coalesce(merged_into, id) AS id FROM tool WHERE slug {any}",
    columns=("slug", "id"),
)
TRUE_ID = cast("ColumnElement[int]", func.coalesce(tool.c.merged_into, tool.c.id))
"""of a row of `tool`: the number under which its votes are kept"""


def workspace_id_of(home: WorkspaceRef) -> ScalarSelect[int]:
    """As part of another question: the workspace's number, or NULL."""
    return (
        select(workspace.c.id)
        .where(workspace.c.platform == home.platform, workspace.c.workspace == home.workspace)
        .scalar_subquery()
    )


async def workspace_id(connection: AsyncConnection, home: WorkspaceRef) -> int:
    """Call it while writing: a workspace that is not known yet gets its row."""
    if (found := await known_workspace(connection, home)) is not None:
        return found
    values = {"platform": home.platform, "workspace": home.workspace, "enterprise": home.enterprise}
    await connection.execute(insert(connection, workspace).values(values).on_conflict_do_nothing())
    return (await connection.execute(_workspace(home))).scalar_one()


async def known_workspace(connection: AsyncConnection, home: WorkspaceRef) -> int | None:
    return await connection.scalar(_workspace(home))


def _workspace(home: WorkspaceRef) -> Select[int]:
    return select(workspace.c.id).where(workspace.c.platform == home.platform, workspace.c.workspace == home.workspace)


async def known_ids(connection: AsyncConnection, slugs: Iterable[str]) -> dict[str, int]:
    """A merged tool is the one it was merged into."""
    wanted = sorted(set(slugs))
    return await connection.run_sync(lambda opened: _known(Link(opened), wanted)) if wanted else {}


def _known(link: Link, slugs: list[str]) -> dict[str, int]:
    return dict(link.ask(_KNOWN, slugs if link.postgres else json.dumps(slugs)))


async def tool_ids(connection: AsyncConnection, slugs: Iterable[str]) -> Mapping[str, int]:
    """Call it while writing: a slug that is not known yet gets its row."""
    wanted = sorted(set(slugs))
    found = await known_ids(connection, wanted)
    missing = [{"slug": slug} for slug in wanted if slug not in found]
    if not missing:
        return found
    await connection.execute(insert(connection, tool).on_conflict_do_nothing(), missing)
    return await known_ids(connection, wanted)
