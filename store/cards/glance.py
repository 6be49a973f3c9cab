"""What a card's numbers are, told in the event loop itself where the database is a file: a thread would take longer."""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol

from sqlalchemy import URL

from store.cards.names import Names, Wanted
from store.cards.numbers import Numbers, read
from store.writer.link import Link

SLOW: Final = 0.02
"""seconds in the loop; a disk that takes them often in a row is left to the thread, where nobody else waits for it"""
OFTEN: Final = 3
"""one look may have been slow because the processor was wanted elsewhere"""
REST: Final = 10.0


class Glance(Protocol):
    """Everything here answers at once, or that it cannot."""

    def tide(self) -> int | None:
        """Another number after every commit, whoever made it; None where that is not to be known without asking."""
        ...

    def numbers(self, wanted: Wanted) -> Numbers | None:
        """As committed at this moment; None where it has to be asked for."""
        ...

    def close(self) -> None: ...


class Blind:
    """PostgreSQL is asked: a question to another process is no glance."""

    def tide(self) -> None:
        return None

    def numbers(self, wanted: Wanted) -> None:  # noqa: ARG002
        return None

    def close(self) -> None:
        """Nothing is open."""


class FileGlance:
    """SQLite's pages are in memory: a question takes 30 µs, of which a thread's two changes would make 200.

    In WAL mode no reader waits for a writer. A file that answers slowly all the same, or not at all, is left alone.
    """

    def __init__(self, path: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._path = path
        self._clock = clock
        self._opened: sqlite3.Connection | None = None
        self._names = Names()
        self._slow = 0
        self._rests_until = 0.0

    def tide(self) -> int | None:
        """SQLite keeps it in memory that all its connections share, as sqlite.org/pragma.html#pragma_data_version says."""
        try:
            return int(self._connection().execute("PRAGMA data_version").fetchone()[0])
        except sqlite3.Error:
            return None

    def numbers(self, wanted: Wanted) -> Numbers | None:
        started = self._clock()
        if started < self._rests_until:
            return None
        try:
            return read(FileLink(self._connection()), self._names, (wanted,))[0]
        except sqlite3.Error:
            return None  # the thread says why, or knows better
        finally:
            self._watch(started)

    def close(self) -> None:
        if self._opened is not None:
            self._opened.close()

    def _watch(self, started: float) -> None:
        now = self._clock()
        self._slow = self._slow + 1 if now - started > SLOW else 0
        if self._slow == OFTEN:
            self._slow, self._rests_until = 0, now + REST

    def _connection(self) -> sqlite3.Connection:
        if self._opened is None:
            # Never as a writer, never created here, and never waiting for others.
            where = f"{Path(self._path).resolve().as_uri()}?mode=ro"
            self._opened = sqlite3.connect(where, uri=True, timeout=0, isolation_level=None)
        return self._opened


class FileLink(Link):
    """Without SQLAlchemy's connection around the driver's."""

    def __init__(self, driver: sqlite3.Connection) -> None:
        self._driver = driver
        self.postgres = False


def glance_of(url: URL) -> Glance:
    return FileGlance(str(url.database)) if url.get_backend_name() == "sqlite" else Blind()
