"""What is no mistake of ours but a database that is away, full or overrun has a name of its own in the core."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from bot.errors import StoreAway

_AWAY = (exc.OperationalError, exc.InterfaceError, exc.TimeoutError)


@contextmanager
def told_apart() -> Iterator[None]:
    try:
        yield
    except _AWAY as trouble:
        if _is_mistake(trouble.orig if isinstance(trouble, exc.DBAPIError) else trouble):
            raise
        raise StoreAway(str(trouble.orig if isinstance(trouble, exc.DBAPIError) else trouble)) from trouble


def named(error: Exception, *drivers_own: type[Exception]) -> Exception:
    """The same for an error that is handed on instead of raised; the writer also meets those of the driver itself."""
    cause = error.orig if isinstance(error, exc.DBAPIError) else error
    if not isinstance(error, (*_AWAY, *drivers_own)) or _is_mistake(cause):
        return error
    away = StoreAway(str(error))
    away.__cause__ = error
    return away


def _is_mistake(error: BaseException | None) -> bool:
    """SQLite says "no such table" in the same class as "disk full"; its code tells wrong SQL from the rest."""
    return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR
