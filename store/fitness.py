"""Whether a database can be used, asked before anything is written to it: what is in the way is a sentence."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy import exc
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import Refusal, StoreAway
from store.settings import StoreSettings

OLDEST: Final = 13
"""of PostgreSQL: from then on the server makes the random ids that the job engine's tables ask for"""
ENCODING: Final = "UTF8"
_JOBS: Final = "dbos"
"""the schema in which the job engine keeps its tables"""
_ASKED: Final = f"""
    SELECT current_setting('server_version_num')::int / 10000 AS version,
           current_setting('server_version') AS called,
           current_setting('server_encoding') AS encoding,
           current_setting('transaction_read_only') AS closed,
           quote_ident(current_user) AS role,
           quote_ident(current_database()) AS database,
           coalesce(quote_ident(current_schema()), 'public') AS place,
           coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) AS tables,
           to_regnamespace('{_JOBS}') IS NOT NULL
               OR has_database_privilege(current_database(), 'CREATE') AS schemas
"""
_NOT_ALLOWED: Final = "42501"
"""insufficient_privilege"""
_SQLITE: Final = {
    sqlite3.SQLITE_CANTOPEN: "{file} cannot be opened. Its folder has to be there, and this user must be able to write.",
    sqlite3.SQLITE_NOTADB: "{file} is something else than an SQLite database. Name another file in DATABASE_URL.",
    sqlite3.SQLITE_READONLY: "{file} can only be read. Let this user write it, and the folder that it is in.",
    sqlite3.SQLITE_FULL: "The disk on which {file} lies is full. Make room.",
    sqlite3.SQLITE_CORRUPT: "{file} is damaged. Put a copy back: verdict restore FILE.",
    sqlite3.SQLITE_BUSY: "{file} is held by another process. Stop it, or wait until it is done.",
}
_PRIMARY: Final = 0xFF
"""the part of SQLite's codes that tells the kind"""


@contextmanager
def told_at_start(settings: StoreSettings) -> Iterator[None]:
    """What the driver says when it cannot connect or write is told with a remedy; mistakes of ours stay what they are."""
    try:
        yield
    except exc.DBAPIError as error:
        if settings.file:
            kind = (getattr(error.orig, "sqlite_errorcode", None) or 0) & _PRIMARY
            if kind in _SQLITE:
                raise Refusal(_SQLITE[kind].format(file=settings.file)) from error
        elif isinstance(error, exc.OperationalError):
            raise StoreAway(f"The database cannot be used: {_reason(error.orig)}. Check DATABASE_URL.") from error
        elif getattr(error.orig, "sqlstate", None) == _NOT_ALLOWED:
            reason = str(error.orig).partition("\n")[0]
            raise Refusal(
                f"The database does not allow it: {reason}. Start once as the owner of the tables."
            ) from error
        raise


async def examine(connection: AsyncConnection, *, lacking: bool) -> None:
    """A Refusal, unless this PostgreSQL can hold what is to be kept; `lacking` when there are tables to make."""
    for sentence in unfit((await connection.exec_driver_sql(_ASKED)).mappings().one(), lacking=lacking):
        raise Refusal(sentence)


def unfit(found: Any, *, lacking: bool) -> Iterator[str]:
    """One sentence for each thing in the way, the most stubborn first."""
    role, database = found["role"], found["database"]
    if found["version"] < OLDEST:
        yield f"PostgreSQL {found['called']} is too old: Verdict needs {OLDEST} or newer."
    if found["encoding"] != ENCODING:
        yield (
            f"The database {database} is encoded in {found['encoding']}, which cannot hold every name: Verdict needs "
            f"{ENCODING}. Make another one: CREATE DATABASE verdict ENCODING '{ENCODING}' TEMPLATE template0."
        )
    if found["closed"] == "on":
        yield (
            f"The database {database} can only be read: the server is a standby, or default_transaction_read_only is "
            "set. Give DATABASE_URL the address of the primary, or take the setting back."
        )
    if lacking and not found["tables"]:
        yield (
            f"{role} may not make tables in {database}. Its owner can allow it: "
            f"GRANT CREATE, USAGE ON SCHEMA {found['place']} TO {role}."
        )
    if not found["schemas"]:
        yield (
            f"{role} may not make the schema {_JOBS} in {database}, where planned work is kept. Its owner can allow it: "
            f"GRANT CREATE ON DATABASE {database} TO {role}."
        )


def _reason(error: BaseException | None) -> str:
    """The last line of what a driver says that tells something."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    told = next((line for line in reversed(lines) if "FATAL" in line or "failed" in line), lines[0] if lines else "")
    return told.rpartition("FATAL:")[2].strip().rstrip(".") or "it does not answer"
