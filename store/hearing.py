"""Tells at once that another replica changed the catalogue: a hint by PostgreSQL's NOTIFY, on a line of its own.

Whoever hears nothing, for the line is down or the database knows no such thing, still looks at the version row.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import URL, func, select

from bot.ports.world import Log
from store.settings import StoreSettings

if TYPE_CHECKING:
    from psycopg import AsyncConnection as Line
    from sqlalchemy.ext.asyncio import AsyncConnection

CHANNEL: Final = "verdict_catalog"
FIRST_PAUSE: Final = 0.5
LONGEST_PAUSE: Final = 30.0
"""seconds until a line that broke is opened again"""
# A line on which nothing is said for hours is cut in silence by what lies between: we want to know within a minute.
_KEPT_ALIVE: Final = {"connect_timeout": 10, "keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3}

Heard = Callable[[], Awaitable[None]]


async def tell(connection: "AsyncConnection") -> None:
    """Part of the transaction: it is heard when the change is committed, and never when it is not."""
    if connection.dialect.name == "postgresql":
        await connection.execute(select(func.pg_notify(CHANNEL, "")))


@asynccontextmanager
async def hearing(settings: StoreSettings, heard: Heard, log: Log) -> AsyncIterator[None]:
    """Inside, `heard` is called after each change, and once after each time that some may have been missed."""
    if settings.file:  # an embedded database has no other replicas
        yield
        return
    listening = asyncio.create_task(_listen(settings.address, heard, log))
    try:
        yield
    finally:
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)


async def _listen(address: URL, heard: Heard, log: Log) -> None:
    import psycopg  # noqa: PLC0415  an embedded database does without

    pause = FIRST_PAUSE
    while True:
        try:
            async with await psycopg.AsyncConnection.connect(**_words(address), autocommit=True) as line:
                await line.execute(f"LISTEN {CHANNEL}")
                pause = FIRST_PAUSE
                await _hear(line, heard)
        except psycopg.Error as trouble:
            log.warning("catalog.not_heard", trouble=str(trouble), again_in=pause)
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)


async def _hear(line: "Line[Any]", heard: Heard) -> None:
    """Until the line breaks. What is said while `heard` is at work is one more call, however much it was."""
    while True:
        await heard()
        async for _ in line.notifies(stop_after=1):
            pass


def _words(address: URL) -> dict[str, Any]:
    """As the pool's connections are opened, hosts and certificates included."""
    _, words = address.get_dialect()().create_connect_args(address)
    return {**_KEPT_ALIVE, **words}
