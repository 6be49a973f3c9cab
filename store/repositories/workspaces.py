"""Workspaces and their settings, which survive a leave and a return."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, select, update

from bot.ids import Platform, WorkspaceRef
from bot.workspaces import Workspace, WorkspaceSettings
from store.ids import workspace_id, workspace_id_of
from store.tables import box, installation, workspace
from store.work import Work
from store.writer.purging import purge

_ONE: Final = select(workspace.c.enterprise, workspace.c.name, workspace.c.settings).where(
    workspace.c.platform == bindparam("platform"), workspace.c.workspace == bindparam("workspace")
)
"""built once: it is asked often, and building it takes longer than asking"""


class Workspaces:
    def __init__(self, work: Work) -> None:
        self._work = work

    async def get(self, home: WorkspaceRef) -> Workspace:
        """A workspace that is not known has the defaults, like one that never set anything."""
        where = {"platform": home.platform, "workspace": home.workspace}
        row = (await (await self._work.reading()).execute(_ONE, where)).one_or_none()
        if row is None:
            return Workspace(ref=home)
        settings = WorkspaceSettings.model_validate_json(row.settings) if row.settings else WorkspaceSettings()
        ref = WorkspaceRef(home.platform, home.workspace, home.enterprise or row.enterprise)
        return Workspace(ref=ref, name=row.name, settings=settings)

    async def put(self, wanted: Workspace) -> None:
        connection = await self._work.writing()
        id_ = await workspace_id(connection, wanted.ref)
        settings = wanted.settings.model_dump_json()
        change = update(workspace).where(workspace.c.id == id_).values(name=wanted.name, settings=settings)
        await connection.execute(change)
        await self._know_enterprise(id_, wanted.ref)

    async def joined(self, home: WorkspaceRef, name: str, locale: str) -> None:
        connection = await self._work.writing()
        id_ = await workspace_id(connection, home)
        welcome = update(workspace).where(workspace.c.id == id_).values(name=name, removed_at=None)
        await connection.execute(welcome)
        first = WorkspaceSettings(locale=locale or "en").model_dump_json()
        unset = update(workspace).where(workspace.c.id == id_, workspace.c.settings.is_(None))
        await connection.execute(unset.values(settings=first))
        await self._know_enterprise(id_, home)

    async def remove(self, home: WorkspaceRef, at: datetime) -> None:
        """Its boxes close; the settings wait for a return until the data is purged."""
        connection = await self._work.writing()
        mine = workspace_id_of(home)
        await connection.execute(update(workspace).where(workspace.c.id == mine).values(removed_at=at))
        await connection.execute(update(box).where(box.c.workspace_id == mine, ~box.c.closed).values(closed=True))

    async def returned(self, home: WorkspaceRef) -> None:
        back = update(workspace).where(workspace.c.id == workspace_id_of(home)).values(removed_at=None)
        await (await self._work.writing()).execute(back)

    async def of_platform(self, platform: str) -> Sequence[tuple[WorkspaceRef, bool]]:
        joined = select(workspace.c.workspace, workspace.c.enterprise, workspace.c.removed_at).where(
            workspace.c.platform == platform, workspace.c.settings.is_not(None)
        )
        rows = await (await self._work.reading()).execute(joined)
        return [(WorkspaceRef(Platform(platform), row[0], row[1]), row[2] is not None) for row in rows]

    async def of_enterprise(self, company: WorkspaceRef) -> Sequence[WorkspaceRef]:
        own = select(installation.c.id).where(
            installation.c.platform == workspace.c.platform, installation.c.workspace == workspace.c.workspace
        )
        mine = select(workspace.c.workspace).where(
            workspace.c.platform == company.platform,
            workspace.c.enterprise == company.enterprise,
            workspace.c.enterprise != "",
            workspace.c.removed_at.is_(None),
            ~own.exists(),
        )
        names = (await (await self._work.reading()).execute(mine)).scalars().all()
        return [WorkspaceRef(company.platform, name, company.enterprise) for name in names]

    async def welcome(self, home: WorkspaceRef, at: datetime) -> bool:
        first = (workspace.c.id == workspace_id_of(home), workspace.c.welcomed_at.is_(None))
        done = await (await self._work.writing()).execute(update(workspace).where(*first).values(welcomed_at=at))
        return done.rowcount > 0

    async def to_purge(self, removed_before: datetime) -> Sequence[WorkspaceRef]:
        gone = select(workspace.c.platform, workspace.c.workspace, workspace.c.enterprise).where(
            workspace.c.removed_at <= removed_before
        )
        return [
            WorkspaceRef(Platform(row[0]), row[1], row[2]) for row in await (await self._work.reading()).execute(gone)
        ]

    async def purge(self, home: WorkspaceRef, at: datetime, people: int) -> bool:
        return await (await self._work.writing()).run_sync(purge, home, at, people)

    async def _know_enterprise(self, id_: int, home: WorkspaceRef) -> None:
        if home.enterprise:
            connection = await self._work.writing()
            known = update(workspace).where(workspace.c.id == id_).values(enterprise=home.enterprise)
            await connection.execute(known)
