"""One transaction in the making: reads cost nothing, the first write begins."""

import asyncio
from typing import Self

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from store.engine import LAZY


class Work:
    """Hands out the connection. `gate` queues the writers of this process on SQLite, which lets in one at a time.

    SQLite has such a queue itself, but it sleeps and tries again; behind a busy vote writer that can take a second.
    """

    def __init__(self, connection: AsyncConnection, gate: asyncio.Lock | None) -> None:
        self._connection = connection
        self._gate = gate
        self._writing = False

    @classmethod
    async def begin(cls, engine: AsyncEngine, gate: asyncio.Lock | None) -> Self:
        on_sqlite = engine.dialect.name == "sqlite"
        connection = await (engine.execution_options(**LAZY) if on_sqlite else engine).connect()
        return cls(connection, gate if on_sqlite else None)

    @property
    def reading(self) -> AsyncConnection:
        return self._connection

    async def writing(self) -> AsyncConnection:
        """Ask for this before reading what a write depends on."""
        if not self._writing:
            if self._gate:
                await self._gate.acquire()
            self._writing = True
            if self._connection.dialect.name == "sqlite":
                await self._connection.exec_driver_sql("BEGIN IMMEDIATE")
            elif not self._connection.in_transaction():
                # What the writer sends past SQLAlchemy begins nothing by itself, and would be rolled back at the end.
                _ = await self._connection.begin()
        return self._connection

    async def end(self, *, keep: bool) -> None:
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
