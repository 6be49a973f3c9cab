"""Installations: sealed on the way in, opened on the way out, renewed by one replica at a time."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, or_, select, update

from bot.ids import Platform, WorkspaceRef
from bot.ports.installs import Install, Vault
from store.ids import workspace_id_of
from store.inserts import insert
from store.sealing import key_of
from store.tables import installation, oauth_state, workspace
from store.work import Work

TOKEN, REFRESH = "token", "refresh"
_SECRETS = (TOKEN, REFRESH)
_PLAIN = ("installed_at", "expires_at", "name", "bot_user", "bot_name", "bot_id", "scopes")


class Installs:
    """`vault` may be asked only for what is read or written here."""

    def __init__(self, work: Work, vault: Vault) -> None:
        self._work = work
        self._vault = vault

    async def of(self, home: WorkspaceRef) -> Install | None:
        told = select(workspace.c.enterprise).where(workspace.c.id == workspace_id_of(home)).scalar_subquery()
        company = home.enterprise or told
        ours = and_(
            installation.c.workspace == "", installation.c.enterprise == company, installation.c.enterprise != ""
        )
        if home.workspace:
            ours = or_(installation.c.workspace == home.workspace, ours)
        found = (
            select(installation)
            .where(installation.c.platform == home.platform, ours)
            .order_by(installation.c.workspace.desc())
            .limit(1)
        )
        row = (await (await self._work.reading()).execute(found)).mappings().one_or_none()
        if row is None:
            return None
        where = WorkspaceRef(Platform(row["platform"]), row["workspace"], row["enterprise"])
        return Install(
            home=where,
            token=self._vault.open(row[TOKEN], _purpose(where, TOKEN)),
            refresh=self._vault.open(row[REFRESH], _purpose(where, REFRESH)) if row[REFRESH] else "",
            **{name: row[name] for name in _PLAIN},
        )

    async def put(self, install: Install) -> None:
        connection = await self._work.writing()
        # Whoever moved into an enterprise since has one row all the same.
        if install.home.workspace:
            other = and_(*_of_workspace(install.home), installation.c.enterprise != install.home.enterprise)
            await connection.execute(delete(installation).where(other))
        values = {
            **self._sealed(install.home, install.token, install.refresh),
            **{name: getattr(install, name) for name in _PLAIN},
            "leased_by": "",
            "leased_until": None,
        }
        place = {name: getattr(install.home, name) for name in ("platform", "workspace", "enterprise")}
        once = insert(connection, installation).values(**place, **values)
        await connection.execute(once.on_conflict_do_update(index_elements=list(place), set_=values))

    async def remove(self, home: WorkspaceRef, at: datetime | None) -> bool:
        connection = await self._work.writing()
        before = () if at is None else (installation.c.installed_at <= at,)
        await connection.execute(delete(installation).where(*_exactly(home), *before))
        newer = await connection.execute(select(installation.c.id).where(*_exactly(home)))
        return newer.first() is None

    async def lease(self, home: WorkspaceRef, holder: str, now: datetime, until: datetime) -> bool:
        free = or_(installation.c.leased_until.is_(None), installation.c.leased_until <= now)
        taken = update(installation).where(*_exactly(home), free).values(leased_by=holder, leased_until=until)
        return (await (await self._work.writing()).execute(taken)).rowcount > 0

    async def renewed(
        self, home: WorkspaceRef, holder: str, token: str, refresh: str, expires_at: datetime | None
    ) -> bool:
        values = {**self._sealed(home, token, refresh), "expires_at": expires_at, "leased_by": "", "leased_until": None}
        kept = update(installation).where(*_exactly(home), installation.c.leased_by == holder).values(values)
        return (await (await self._work.writing()).execute(kept)).rowcount > 0

    async def release(self, home: WorkspaceRef, holder: str) -> None:
        mine = (*_exactly(home), installation.c.leased_by == holder)
        await (await self._work.writing()).execute(
            update(installation).where(*mine).values(leased_by="", leased_until=None)
        )

    async def issue_state(self, digest: bytes, until: datetime) -> None:
        connection = await self._work.writing()
        await connection.execute(insert(connection, oauth_state).values(digest=digest, until=until))

    async def consume_state(self, digest: bytes, now: datetime) -> bool:
        connection = await self._work.writing()
        good = delete(oauth_state).where(oauth_state.c.digest == digest, oauth_state.c.until > now)
        taken = (await connection.execute(good)).rowcount > 0
        await connection.execute(delete(oauth_state).where(oauth_state.c.until <= now))
        return taken

    async def keys(self) -> Mapping[str, int]:
        rows = await (await self._work.reading()).execute(select(installation.c.token, installation.c.refresh))
        used = Counter(key_of(sealed) for row in rows for sealed in row if sealed)
        return {self._vault.newest: used.pop(self._vault.newest, 0), **dict(sorted(used.items()))}

    async def reseal(self) -> int:
        connection = await self._work.writing()
        count = 0
        for row in (await connection.execute(select(installation).with_for_update())).mappings().all():
            home = WorkspaceRef(Platform(row["platform"]), row["workspace"], row["enterprise"])
            old = [name for name in _SECRETS if row[name] and key_of(row[name]) != self._vault.newest]
            fresh = {}
            for name in old:
                purpose = _purpose(home, name)
                fresh[name] = self._vault.seal(self._vault.open(row[name], purpose), purpose)
            if fresh:
                await connection.execute(update(installation).where(installation.c.id == row["id"]).values(fresh))
            count += len(fresh)
        return count

    def _sealed(self, home: WorkspaceRef, token: str, refresh: str) -> dict[str, str]:
        return {
            TOKEN: self._vault.seal(token, _purpose(home, TOKEN)),
            REFRESH: self._vault.seal(refresh, _purpose(home, REFRESH)) if refresh else "",
        }


def _of_workspace(home: WorkspaceRef) -> tuple[ColumnElement[bool], ...]:
    return (installation.c.platform == home.platform, installation.c.workspace == home.workspace)


def _exactly(home: WorkspaceRef) -> tuple[ColumnElement[bool], ...]:
    """A workspace is found whether or not its enterprise is named; an enterprise by its own id."""
    company = () if home.workspace else (installation.c.enterprise == home.enterprise,)
    return (*_of_workspace(home), *company)


def _purpose(home: WorkspaceRef, field: str) -> str:
    """A token that is copied into another workspace's row does not open there."""
    return f"installation\x1f{home.platform}\x1f{home.workspace}\x1f{home.enterprise}\x1f{field}"
