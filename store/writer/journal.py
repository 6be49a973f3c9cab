"""SQLite's journal is brought into the file beside the votes: done inside a commit, everybody would wait for it."""

import sqlite3
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress

from sqlalchemy import URL, Connection

from store.engine import open_sync_engine

CHANGES = 1_000
"""between two times: some 3,500 pages, less than half of what would make a commit do it by itself"""


class Journal:
    """Nearly all is brought in by a thread of its own, while votes go on; what they add meanwhile is little.

    That is brought in between two commits, by the writer, and then SQLite begins the journal anew. Without it the
    journal would grow for as long as votes come without a pause.
    """

    def __init__(self, url: URL) -> None:
        self._engine = open_sync_engine(url)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="journal")
        self._changes = 0
        self._under_way: Future[None] | None = None

    def grow(self, changes: int) -> None:
        self._changes += changes
        if self._changes >= CHANGES and self._under_way is None:
            self._changes = 0
            self._under_way = self._thread.submit(self._bring_in)

    @property
    def nearly_in(self) -> bool:
        return self._under_way is not None and self._under_way.done()

    def finish(self, writer: Connection) -> None:
        self._under_way = None
        _checkpoint(writer)

    def close(self) -> None:
        self._thread.shutdown()
        self._engine.dispose()

    def _bring_in(self) -> None:
        with suppress(Exception), self._engine.connect() as connection:
            _checkpoint(connection)


def _checkpoint(connection: Connection) -> None:
    """Waits for nobody and lets nobody wait; if the disk is full or broken, the next commit says so."""
    driver = connection.connection.driver_connection
    if isinstance(driver, sqlite3.Connection):
        with suppress(sqlite3.Error):
            driver.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
