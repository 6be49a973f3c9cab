"""The catalogue: tools with their panels, one version for all, and the history of every change."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import Refusal
from bot.ids import WorkspaceRef
from bot.panel import Panel
from bot.tools import Tool
from store.ids import known_ids, workspace_id, workspace_id_of
from store.repositories import teams
from store.repositories.toolrows import in_words, note, raise_version, stored, tool_of, write
from store.tables import catalog_state, tool, tool_change
from store.work import Work
from store.writer.merging import merge


class Catalog:
    def __init__(self, work: Work) -> None:
        self._work = work

    async def version(self) -> int:
        return await (await self._work.reading()).scalar(select(catalog_state.c.version)) or 0

    async def tools(self) -> Sequence[Tool]:
        """By slug, the retired ones and the private ones too, with all teams' words; merged ones are gone."""
        found = select(tool.c.body).where(tool.c.body.is_not(None)).order_by(tool.c.slug)
        tools = [tool_of(body) for body in (await (await self._work.reading()).execute(found)).scalars() if body]
        said = await teams.all_of_them(await self._work.reading())
        return [replace(one, teams=said[one.slug]) if one.slug in said else one for one in tools]

    async def put(self, tools: Sequence[Tool], *, by: str, at: datetime) -> None:
        """A slug that was merged into another stays merged, whatever an old file says."""
        connection = await self._work.writing()
        known = await stored(connection, [one.slug for one in tools])
        wanted = {one.slug: replace(one, teams=()) for one in tools if one.slug not in known.merged}
        changed = [one for one in wanted.values() if known.tools.get(one.slug) != one]
        if not changed:
            return
        ids = await write(connection, changed)
        notes = [(ids[one.slug], in_words(known.tools.get(one.slug), one)) for one in changed]
        await note(connection, notes, by=by, at=at)
        await raise_version(connection)

    async def put_team(self, home: WorkspaceRef, slug: str, panel: Panel, *, by: str, at: datetime) -> None:
        connection, here, id_ = await self._spoken_of(home, slug)
        before = await teams.panel_of(connection, here, id_)
        await teams.put(connection, here, id_, panel)
        await self._note_here(here, id_, Tool(slug, slug, panel=before), Tool(slug, slug, panel=panel), by=by, at=at)

    async def put_names(self, home: WorkspaceRef, slug: str, names: Sequence[str], *, by: str, at: datetime) -> None:
        connection, here, id_ = await self._spoken_of(home, slug)
        before = await teams.names_of(connection, here, id_)
        await teams.put_names(connection, here, id_, names)
        after = await teams.names_of(connection, here, id_)
        await self._note_here(here, id_, Tool(slug, slug, before), Tool(slug, slug, after), by=by, at=at)

    async def _spoken_of(self, home: WorkspaceRef, slug: str) -> tuple[AsyncConnection, int, int]:
        connection = await self._work.writing()
        id_ = await connection.scalar(select(tool.c.id).where(tool.c.slug == slug, tool.c.body.is_not(None)))
        if id_ is None:
            raise Refusal(f"{slug} is not in the catalogue.")
        return connection, await workspace_id(connection, home), id_

    async def _note_here(self, here: int, id_: int, before: Tool, after: Tool, *, by: str, at: datetime) -> None:
        """A line in the history that this workspace alone reads."""
        if before == after:
            return
        connection = await self._work.writing()
        await note(connection, [(id_, in_words(before, after))], by=by, at=at, home=here)
        await raise_version(connection)

    async def retire(self, slug: str, *, by: str, at: datetime) -> None:
        """Out of every answer; its votes stay."""
        connection = await self._work.writing()
        known = (await stored(connection, [slug])).tools.get(slug)
        if known is None or known.retired:
            return
        ids = await write(connection, [replace(known, retired=True)])
        await note(connection, [(ids[slug], "retired")], by=by, at=at)
        await raise_version(connection)

    async def merge(self, slug: str, into: str, *, by: str, at: datetime) -> None:
        """Votes follow; the old slug, name and aliases become aliases of the tool that stays, for those who saw both."""
        connection = await self._work.writing()
        known = (await stored(connection, [slug, into])).tools
        if slug == into or slug not in known or into not in known:
            raise Refusal(f"{slug} and {into} must be two tools of the catalogue.")
        gone, stays = known[slug], known[into]
        alone = gone.workspace if stays.workspace is None else None
        if alone is None:
            names = dict.fromkeys((*stays.aliases, gone.name, gone.slug, *gone.aliases))
            await write(connection, [replace(stays, aliases=tuple(name for name in names if name != stays.name))])
        ids = await known_ids(connection, (slug, into))
        old, new = ids[slug], ids[into]
        await connection.run_sync(merge, old, new, at)
        await teams.follow(connection, old, new)
        here = await workspace_id(connection, WorkspaceRef.of(alone)) if alone else None
        if here is not None:
            await teams.take_in(connection, here, new, gone, stays)
        await connection.execute(update(tool).where(tool.c.id == old).values(body=None))
        told = [(new, f"took in {gone.name if here else slug}"), (old, f"merged into {into}")]
        await note(connection, told, by=by, at=at, home=here)
        await raise_version(connection, merged=True)

    async def merged(self) -> Mapping[str, str]:
        """Slugs that were merged away, and the slugs that stay."""
        stays = tool.alias("stays")
        found = select(tool.c.slug, stays.c.slug).join(stays, tool.c.merged_into == stays.c.id)
        return {row[0]: row[1] for row in await (await self._work.reading()).execute(found)}

    async def history(
        self, slug: str, home: WorkspaceRef | None = None, limit: int = 50
    ) -> Sequence[tuple[datetime, str, str]]:
        everybodys = tool_change.c.workspace_id.is_(None)
        read = or_(everybodys, tool_change.c.workspace_id == workspace_id_of(home)) if home else everybodys
        found = (
            select(tool_change.c.at, tool_change.c.by, tool_change.c.words)
            .join(tool, tool.c.id == tool_change.c.tool_id)
            .where(tool.c.slug == slug, read)
            .order_by(tool_change.c.at.desc(), tool_change.c.id.desc())
            .limit(limit)
        )
        return [(at, by, words) for at, by, words in await (await self._work.reading()).execute(found)]
