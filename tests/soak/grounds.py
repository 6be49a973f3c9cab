"""What a soak stands on: a SQLite file or a PostgreSQL server on a small disk, and what can befall either."""

import asyncio
import os
import signal
import sqlite3
import subprocess
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import psycopg

from tests.postgres import Cluster, running
from tests.soak.disk import Disk, disk

SQLITE_MEGABYTES, POSTGRES_MEGABYTES = 96, 512
Deed = Callable[[float], Awaitable[None]]
"""something that goes on for so many seconds, and is over when it returns"""


class Ground(Protocol):
    @property
    def url(self) -> str: ...
    @property
    def replicas(self) -> int:
        """As many as may share it."""
        ...

    @property
    def troubles(self) -> Mapping[str, Deed]:
        """By name, what can befall the database here."""
        ...


@dataclass(frozen=True)
class SqliteGround:
    disk: Disk
    replicas: int = 1

    @property
    def path(self) -> Path:
        return self.disk.folder / "verdict.db"

    @property
    def url(self) -> str:
        return f"sqlite:///{self.path}"

    @property
    def troubles(self) -> Mapping[str, Deed]:
        full: dict[str, Deed] = {"disk full": self._full} if self.disk.small else {}
        return {"disk slow": self._slow, **full}

    async def _slow(self, seconds: float) -> None:
        """Nobody can write: somebody else's commit has the file, for most of a second at a time."""
        await asyncio.to_thread(_in_turns, seconds, self._hold)

    async def _full(self, seconds: float) -> None:
        self.disk.fill()
        await asyncio.sleep(seconds)
        self.disk.free()

    def _hold(self, seconds: float) -> None:
        with sqlite3.connect(self.path, isolation_level=None, timeout=30) as line:
            line.execute("BEGIN IMMEDIATE")
            time.sleep(seconds)
            line.execute("ROLLBACK")
        line.close()


@dataclass(frozen=True)
class PostgresGround:
    disk: Disk
    cluster: Cluster
    url: str
    replicas: int = 3

    @property
    def troubles(self) -> Mapping[str, Deed]:
        full: dict[str, Deed] = {"disk full": self._full} if self.disk.small else {}
        return {"disk slow": self._slow, "database crash": self._crash, **full}

    async def _crash(self, _seconds: float) -> None:
        await asyncio.to_thread(self.cluster.restart)

    async def _slow(self, seconds: float) -> None:
        """All that the server does stands still, as it would behind a write that hangs; no line breaks."""
        await asyncio.to_thread(_in_turns, seconds, self._freeze)

    async def _full(self, seconds: float) -> None:
        """A server without room for its journal ends itself. Its operator starts it again when there is room."""
        self.disk.fill()
        await asyncio.sleep(seconds)
        self.disk.free()
        await asyncio.to_thread(self._mend)

    def _mend(self) -> None:
        for _ in range(20):
            with suppress(psycopg.Error):
                self.cluster.execute("SELECT 1")
                return
            time.sleep(0.1)
        self.cluster.restart()

    def _freeze(self, seconds: float) -> None:
        head = int((self.cluster.folder / "postmaster.pid").read_text().split()[0])
        stopped = [*_children(head), head]
        for each in stopped:
            _send(each, signal.SIGSTOP)
        time.sleep(seconds)
        for each in stopped:
            _send(each, signal.SIGCONT)


@contextmanager
def sqlite_ground() -> Iterator[SqliteGround]:
    """A file on a disk that one process may use."""
    with disk(SQLITE_MEGABYTES) as place:
        yield SqliteGround(place)


@contextmanager
def postgres_ground() -> Iterator[PostgresGround]:
    """With what is acknowledged on the disk, unlike the tests' own server."""
    with disk(POSTGRES_MEGABYTES) as place, running(place.folder / "pg") as cluster:
        for setting in ("synchronous_commit = on", "fsync = on", "full_page_writes = on", "max_wal_size = '96MB'"):
            cluster.execute(f"ALTER SYSTEM SET {setting}")
        cluster.execute("SELECT pg_reload_conf()")
        yield PostgresGround(place, cluster, cluster.fresh("empty"))


GROUNDS: Mapping[str, Callable[[], AbstractContextManager[Ground]]] = {
    "sqlite": sqlite_ground,
    "postgresql": postgres_ground,
}


def _in_turns(seconds: float, hold: Callable[[float], None]) -> None:
    """Held for up to most of a second, then free for a moment."""
    ends = time.monotonic() + seconds
    while (left := ends - time.monotonic()) > 0:
        hold(min(0.7, left))
        time.sleep(0.1)


def _children(head: int) -> list[int]:
    found = subprocess.run(("ps", "-o", "pid=", "--ppid", str(head)), check=False, capture_output=True, text=True)
    return [int(line) for line in found.stdout.split()]


def _send(process: int, what: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.kill(process, what)
