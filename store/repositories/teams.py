"""What workspaces' own reviewers say of tools and what they call them: rows beside the catalogue, for them alone."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pydantic import TypeAdapter
from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.ids import Platform, WorkspaceRef
from bot.panel import NOBODY, Panel
from bot.tools import Team, Tool, slugify
from store.inserts import insert
from store.tables import team_alias, team_panel, tool, workspace

_BODY = TypeAdapter(Panel)


async def all_of_them(connection: AsyncConnection) -> Mapping[str, tuple[Team, ...]]:
    """By the slug of the tool."""
    found: dict[tuple[str, str], Team] = {}
    said = (
        select(tool.c.slug, workspace.c.platform, workspace.c.workspace, team_panel.c.body)
        .join(team_panel, team_panel.c.tool_id == tool.c.id)
        .join(workspace, workspace.c.id == team_panel.c.workspace_id)
    )
    for slug, platform, name, body in await connection.execute(said):
        key = WorkspaceRef(Platform(platform), name).key
        found[slug, key] = Team(key, _BODY.validate_json(body))
    called = (
        select(tool.c.slug, workspace.c.platform, workspace.c.workspace, team_alias.c.name)
        .join(team_alias, team_alias.c.tool_id == tool.c.id)
        .join(workspace, workspace.c.id == team_alias.c.workspace_id)
        .order_by(team_alias.c.name)
    )
    for slug, platform, name, alias in await connection.execute(called):
        key = WorkspaceRef(Platform(platform), name).key
        team = found.get((slug, key), Team(key))
        found[slug, key] = replace(team, aliases=(*team.aliases, alias))
    teams: dict[str, tuple[Team, ...]] = {}
    for slug, key in sorted(found):
        teams[slug] = (*teams.get(slug, ()), found[slug, key])
    return teams


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


async def panel_of(connection: AsyncConnection, home: int, tool_id: int) -> Panel:
    mine = (team_panel.c.workspace_id == home, team_panel.c.tool_id == tool_id)
    body = await connection.scalar(select(team_panel.c.body).where(*mine))
    return _BODY.validate_json(body) if body else NOBODY


async def names_of(connection: AsyncConnection, home: int, tool_id: int) -> tuple[str, ...]:
    mine = (team_alias.c.workspace_id == home, team_alias.c.tool_id == tool_id)
    return tuple(await connection.scalars(select(team_alias.c.name).where(*mine).order_by(team_alias.c.name)))


async def put_names(connection: AsyncConnection, home: int, tool_id: int, names: Sequence[str]) -> None:
    """All names that the workspace has for the tool; one that meant another tool here means this one from now on."""
    mine = (team_alias.c.workspace_id == home, team_alias.c.tool_id == tool_id)
    await connection.execute(delete(team_alias).where(*mine))
    rows = {
        slugify(name): {"workspace_id": home, "folded": slugify(name), "tool_id": tool_id, "name": name}
        for name in names
    }
    if not rows:
        return
    made = insert(connection, team_alias)
    replaced = made.on_conflict_do_update(
        index_elements=[team_alias.c.workspace_id, team_alias.c.folded],
        set_={"tool_id": made.excluded.tool_id, "name": made.excluded.name},
    )
    await connection.execute(replaced, list(rows.values()))


async def take_in(connection: AsyncConnection, home: int, tool_id: int, own: Tool, public: Tool) -> None:
    """The workspace's own tool becomes a public one: its names and its panel are the team's, for it alone."""
    known = {slugify(name) for name in public.names}
    names = (*await names_of(connection, home, tool_id), own.name, *own.aliases)
    await put_names(connection, home, tool_id, [name for name in names if slugify(name) not in known])
    if not (await panel_of(connection, home, tool_id)).reviews:
        await put(connection, home, tool_id, own.panel)


async def follow(connection: AsyncConnection, old: int, into: int) -> None:
    """Merged tools: a workspace that speaks of both keeps what it says of the one that stays."""
    speaks = select(team_panel.c.workspace_id).where(team_panel.c.tool_id == into)
    twice = delete(team_panel).where(team_panel.c.tool_id == old, team_panel.c.workspace_id.in_(speaks))
    await connection.execute(twice)
    for table in (team_panel, team_alias):
        await connection.execute(update(table).where(table.c.tool_id == old).values(tool_id=into))
