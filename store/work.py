"""One transaction in the making: nothing is connected before the first question, the first write begins."""

import asyncio

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine


class Work:
    """Hands out the connection. `gate` queues the writers of this process on SQLite, which lets in one at a time.

    SQLite has such a queue itself, but it sleeps and tries again; behind a busy vote writer that can take a second.
    """

    def __init__(self, engine: AsyncEngine, gate: asyncio.Lock | None) -> None:
        self.on_sqlite = gate is not None
        self._engine = engine
        self._gate = gate
        self._connection: AsyncConnection | None = None
        self._writing = False

    async def reading(self) -> AsyncConnection:
        if self._connection is None:
            self._connection = await self._engine.connect()
        return self._connection

    async def writing(self) -> AsyncConnection:
        """Ask for this before reading what a write depends on."""
        connection = await self.reading()
        if not self._writing:
            if self._gate:
                await self._gate.acquire()
            self._writing = True
            if self.on_sqlite:
                await connection.exec_driver_sql("BEGIN IMMEDIATE")
            elif not connection.in_transaction():
                # What the writer sends past SQLAlchemy begins nothing by itself, and would be rolled back at the end.
                _ = await connection.begin()
        return connection

    @property
    def unused(self) -> bool:
        """Nothing was asked, so there is nothing to end."""
        return self._connection is None

    async def end(self, *, keep: bool) -> None:
        if self._connection is None:
            return
        try:
            # What has only been read is ended by closing, which is one trip to the database less.
            if self._writing:
                await (self._connection.commit() if keep else self._connection.rollback())
        finally:
            try:
                await self._connection.close()
            finally:
                if self._gate and self._writing:
                    self._gate.release()
