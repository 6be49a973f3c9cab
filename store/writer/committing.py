"""Commits in a thread of its own: tries again what can be tried again, and lets a bad change fail alone."""

from collections.abc import Sequence

from sqlalchemy import URL, Connection
from sqlalchemy.exc import DBAPIError

from bot.ports.storage import Change, Outcome
from store.away import named
from store.engine import open_sync_engine
from store.writer.batch import Batches
from store.writer.journal import Journal
from store.writer.link import Link, travelling_together

Result = Outcome | Exception

TRIES = 4
# https://www.postgresql.org/docs/current/errcodes-appendix.html: transactions that met, lines that broke, restarts.
_TRY_AGAIN = ("40001", "40P01", "08", "57P")


class Committer:
    """Everything here may block. Casting a change twice is casting it once, so a commit of unknown fate is repeated."""

    def __init__(self, url: URL) -> None:
        self._engine = open_sync_engine(url)
        self._batches = Batches()
        self._connection: Connection | None = None
        self._journal = Journal(url) if self._engine.dialect.name == "sqlite" else None
        self._operational: type[Exception] = self._engine.dialect.loaded_dbapi.OperationalError
        self._trouble: tuple[type[Exception], ...] = (self._operational, DBAPIError)

    def commit(self, changes: Sequence[Change]) -> list[Result]:
        """One result per change: what it did, or why it is not stored."""
        try:
            return [*self._persist(changes)]
        except self._trouble as error:
            return [named(error, self._operational)] * len(changes)
        except Exception as error:  # noqa: BLE001 – whatever a change may hold, its neighbours are stored without it
            return [error] if len(changes) == 1 else [self.commit([change])[0] for change in changes]

    @property
    def has_to_tidy(self) -> bool:
        return self._journal is not None and self._journal.nearly_in

    def tidy(self) -> None:
        """When those who wait have been answered."""
        if self._journal and self._connection:
            self._journal.finish(self._connection)

    def close(self) -> None:
        if self._journal:
            self._journal.close()
        if self._connection is not None:
            self._connection.close()
        self._engine.dispose()

    def _persist(self, changes: Sequence[Change]) -> list[Outcome]:
        for _ in range(TRIES - 1):
            try:
                return self._attempt(changes)
            except self._trouble as error:
                if not self._passes(error):
                    raise
        return self._attempt(changes)

    def _attempt(self, changes: Sequence[Change]) -> list[Outcome]:
        connection = self._connection = self._connection or self._engine.connect()
        try:
            with travelling_together(connection), connection.begin():
                outcomes = self._batches.apply(Link(connection), changes)
        except Exception as error:
            self._batches = Batches()  # what it remembers may have been rolled back
            if isinstance(error, self._trouble):
                # A new line for the next attempt: nobody can say what state this one is in.
                connection.invalidate()
                connection.close()
                self._connection = None
            raise
        if self._journal:
            self._journal.grow(len(changes))
        return outcomes

    def _passes(self, error: Exception) -> bool:
        """Whether trying again at once may help; SQLite has waited for its turn already."""
        if self._engine.dialect.name == "sqlite":
            return False
        state = getattr(error.orig if isinstance(error, DBAPIError) else error, "sqlstate", None)
        return state is None or state.startswith(_TRY_AGAIN)
