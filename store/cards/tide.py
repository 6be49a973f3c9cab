"""Whether anything was committed since the last look: as long as nothing was, what was read is still true."""

import sqlite3
from pathlib import Path
from typing import Protocol

from sqlalchemy import URL


class Tide(Protocol):
    def now(self) -> int | None:
        """Another number after every commit, whoever made it; None where that is not to be known without asking."""
        ...

    def close(self) -> None: ...


class UnknownTide:
    """PostgreSQL has no such number that would cost less than the question itself."""

    def now(self) -> None:
        return None

    def close(self) -> None:
        """Nothing is open."""


class FileTide:
    """SQLite keeps it in memory that all its connections share: it is told in microseconds, without a disk or a wait.

    That is why it alone may be asked in the event loop. sqlite.org/pragma.html#pragma_data_version
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None

    def now(self) -> int | None:
        try:
            if self._connection is None:
                # Never as a writer, never created here, and never waiting for others.
                where = f"{Path(self._path).resolve().as_uri()}?mode=ro"
                self._connection = sqlite3.connect(where, uri=True, timeout=0, isolation_level=None)
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])
        except sqlite3.Error:
            return None

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()


def tide_of(url: URL) -> Tide:
    return FileTide(str(url.database)) if url.get_backend_name() == "sqlite" else UnknownTide()
