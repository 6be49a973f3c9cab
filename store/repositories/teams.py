"""What workspaces' own reviewers say of tools: rows beside the catalogue, seen by their workspace alone."""

from collections.abc import Mapping

from pydantic import TypeAdapter
from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.ids import Platform, WorkspaceRef
from bot.panel import Panel
from bot.tools import Team
from store.inserts import insert
from store.tables import team_panel, tool, workspace

_BODY = TypeAdapter(Panel)


async def all_of_them(connection: AsyncConnection) -> Mapping[str, tuple[Team, ...]]:
    """By the slug of the tool."""
    wanted = (
        select(tool.c.slug, workspace.c.platform, workspace.c.workspace, team_panel.c.body)
        .join(team_panel, team_panel.c.tool_id == tool.c.id)
        .join(workspace, workspace.c.id == team_panel.c.workspace_id)
        .order_by(tool.c.slug, team_panel.c.workspace_id)
    )
    found: dict[str, tuple[Team, ...]] = {}
    for slug, platform, name, body in await connection.execute(wanted):
        team = Team(WorkspaceRef(Platform(platform), name).key, _BODY.validate_json(body))
        found[slug] = (*found.get(slug, ()), team)
    return found


async def put(connection: AsyncConnection, home: int, tool_id: int, panel: Panel) -> None:
    mine = (team_panel.c.workspace_id == home, team_panel.c.tool_id == tool_id)
    if not panel.reviews:
        await connection.execute(delete(team_panel).where(*mine))
        return
    row = {"workspace_id": home, "tool_id": tool_id, "body": _BODY.dump_json(panel, exclude_defaults=True).decode()}
    made = insert(connection, team_panel)
    replaced = made.on_conflict_do_update(
        index_elements=[team_panel.c.workspace_id, team_panel.c.tool_id], set_={"body": made.excluded.body}
    )
    await connection.execute(replaced, [row])


async def follow(connection: AsyncConnection, old: int, into: int) -> None:
    """Merged tools: a workspace that speaks of both keeps what it says of the one that stays."""
    speaks = select(team_panel.c.workspace_id).where(team_panel.c.tool_id == into)
    twice = delete(team_panel).where(team_panel.c.tool_id == old, team_panel.c.workspace_id.in_(speaks))
    await connection.execute(twice)
    await connection.execute(update(team_panel).where(team_panel.c.tool_id == old).values(tool_id=into))
