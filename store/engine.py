"""Connections: SQLite that survives a power cut and waits its turn, PostgreSQL that notices a lost line."""

import sqlite3
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import Protocol

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from store.settings import StoreSettings

BUSY_SECONDS = 30
PATIENCE = 120
"""seconds that a unit waits for a connection: thousands may tap at once, and none of their votes may be given up"""
LAZY = {"begins_lazily": True}
"""execution options of a connection that begins its transaction by itself, at its first write"""
_PRAGMAS = (
    f"busy_timeout={BUSY_SECONDS * 1000}",
    "journal_mode=WAL",
    # FULL, so that an acknowledged vote survives a power cut; NORMAL would only survive the end of the process.
    "synchronous=FULL",
    "foreign_keys=ON",
    # 32 MB of journal between two checkpoints instead of 4: a batch of votes touches hundreds of pages, most of them
    # again in the next one, and each checkpoint writes and syncs every page once.
    "wal_autocheckpoint=8000",
    # What a statement of many rows would need to be undone alone: in a file it takes longer than the statement.
    "temp_store=MEMORY",
)
_WRITER_PRAGMAS = ("cache_size=-16000",)
"""KiB: the pages that a batch of votes changes stay in memory until its commit; the usual 2 MB spill"""
STATEMENTS = 512
"""kept prepared by the writer: each of its forms comes in a dozen sizes, and the driver's usual 128 would not hold them"""
_SUBSECOND_SINCE = (3, 42)


class _Cursor(Protocol):
    def execute(self, statement: str, /) -> object: ...
    def close(self) -> object: ...


class _Driver(Protocol):
    isolation_level: str | None

    def cursor(self) -> _Cursor: ...
    def close(self) -> object: ...
    def create_function(self, name: str, narg: int, func: object, /) -> object: ...


class _Ending(sqlite3.Connection):
    """Rolls back before it closes.

    SQLite keeps a closed connection, and its lock, for as long as a question of it was not read to its end
    (https://www.sqlite.org/c3ref/close.html). A cancelled task leaves one, in the frames of its error, until the
    garbage is collected; meanwhile nobody could write.
    """

    def close(self) -> None:
        with suppress(sqlite3.Error):
            self.rollback()
        super().close()


_AS_DRIVER = {"factory": _Ending}


def open_engine(settings: StoreSettings) -> AsyncEngine:
    """The engine for units and everything else that awaits; nothing is connected yet."""
    url = settings.address
    pool = {"pool_size": settings.pool, "max_overflow": 10, "pool_timeout": PATIENCE}
    if url.get_backend_name() == "sqlite":
        engine = create_async_engine(url, connect_args=_AS_DRIVER, **pool)
        _prepare_sqlite(engine.sync_engine)
        return engine
    return create_async_engine(url, pool_pre_ping=True, **pool)


def open_sync_engine(url: URL) -> Engine:
    """The same database for a thread that does nothing but write. One connection."""
    if url.get_backend_name() == "sqlite":
        kept = {**_AS_DRIVER, "cached_statements": STATEMENTS}
        engine = create_engine(url.set(drivername="sqlite+pysqlite"), connect_args=kept, pool_size=1, max_overflow=0)
        _prepare_sqlite(engine, (*_PRAGMAS, *_WRITER_PRAGMAS))
        return engine
    return create_engine(url, pool_size=1, max_overflow=0)


def open_jobs_engine(url: URL, pool: int) -> Engine:
    """The same database for the job engine, which polls: on SQLite its reading never takes the writers' lock."""
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_size=pool, max_overflow=pool, pool_pre_ping=True)
    url = url.set(drivername="sqlite+pysqlite")
    engine = create_engine(url, connect_args=_AS_DRIVER, pool_size=pool, max_overflow=pool)

    @event.listens_for(engine, "connect")
    def connect(driver: _Driver, _entry: ConnectionPoolEntry) -> None:
        driver.isolation_level = "IMMEDIATE"  # the driver begins before the first write, and then as a writer
        cursor = driver.cursor()
        # Unlike a vote, a job may be forgotten by a power cut: what is due stands in rows of ours, and is put again.
        for pragma in (*_PRAGMAS, "synchronous=NORMAL"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()
        sqlite_compat(driver)

    return engine


def sqlite_compat(driver: _Driver) -> None:
    """`unixepoch('subsec')` for SQLite before 3.42, where it is NULL: the job engine's schema needs it."""
    if sqlite3.sqlite_version_info < _SUBSECOND_SINCE:
        driver.create_function("unixepoch", 1, lambda _modifier: time.time())


def _prepare_sqlite(engine: Engine, pragmas: Sequence[str] = _PRAGMAS) -> None:
    @event.listens_for(engine, "connect")
    def connect(driver: _Driver, _entry: ConnectionPoolEntry) -> None:
        driver.isolation_level = None  # the driver begins nothing by itself
        cursor = driver.cursor()
        try:
            for pragma in pragmas:
                cursor.execute(f"PRAGMA {pragma}")
        except BaseException:
            driver.close()  # nobody else knows of this connection yet, and its thread would outlive the loop
            raise
        cursor.close()
        sqlite_compat(driver)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # Not the default BEGIN: a reader that turns into a writer would fail instead of waiting.
        if not connection.get_execution_options().get("begins_lazily"):
            connection.exec_driver_sql("BEGIN IMMEDIATE")
