"""Where cards' numbers are read, in a thread of its own: everything here may block."""

from collections.abc import Sequence

from sqlalchemy import URL, Connection
from sqlalchemy.exc import DBAPIError

from store.away import named
from store.cards.names import Names, Wanted
from store.cards.numbers import Numbers, read
from store.engine import LAZY, open_sync_engine
from store.writer.link import Link

Result = Numbers | Exception


class Desk:
    """One connection, opened with the first question."""

    def __init__(self, url: URL) -> None:
        self._engine = open_sync_engine(url)
        self._connection: Connection | None = None
        self._names = Names()
        self._operational: type[Exception] = self._engine.dialect.loaded_dbapi.OperationalError
        self._trouble: tuple[type[Exception], ...] = (self._operational, DBAPIError)

    def answer(self, wanted: Sequence[Wanted]) -> list[Result]:
        """One for each; a card that cannot be answered leaves the others theirs."""
        try:
            return [*self._read(wanted)]
        except Exception as error:  # noqa: BLE001 – handed on to whoever asked
            if len(wanted) == 1 or isinstance(error, self._trouble):
                return [named(error, self._operational)] * len(wanted)
            return [self.answer([one])[0] for one in wanted]

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._engine.dispose()

    def _read(self, wanted: Sequence[Wanted]) -> list[Numbers]:
        """Twice, as the line may have been cut since it was last used."""
        try:
            return read(self._link(), self._names, wanted)
        except self._trouble:
            self._hang_up()
            return read(self._link(), self._names, wanted)

    def _link(self) -> Link:
        if self._connection is None:
            connection = self._engine.connect()
            self._connection = connection.execution_options(isolation_level="AUTOCOMMIT", **LAZY)
        return Link(self._connection)

    def _hang_up(self) -> None:
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None
