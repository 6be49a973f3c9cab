"""Backup and restore of an embedded database: whole, checked, and taken while the bot goes on writing."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from bot.errors import Refusal

PATIENCE: Final = 30.0
"""seconds that a writer may hold the database up"""
AT_ONCE: Final = 0.5
"""seconds to find out whether somebody else has the database open"""


def save(database: Path, target: Path) -> None:
    """A copy of one moment. In the write-ahead mode of this house it holds no writer up."""
    if not database.exists():
        raise Refusal(f"There is no database at {database}. Say where it is with DATABASE_URL.")
    with _arriving(target) as fresh:
        _copy(database, fresh)
        _check(fresh, "The copy")


def load(source: Path, database: Path) -> None:
    """The database becomes what the copy is, or stays what it was."""
    if not source.is_file():
        raise Refusal(f"There is no file {source}.")
    with _arriving(database) as fresh:
        try:
            _copy(source, fresh)
        except sqlite3.DatabaseError:
            raise Refusal(f"{source} is not an SQLite database; nothing was changed.") from None
        _check(fresh, str(source))
        _ours(fresh, source)
        put_to_rest(database)


def put_to_rest(database: Path) -> None:
    """Everything in one file, no longer in use; a Refusal when somebody has it open."""
    if not database.exists():
        return
    with closing(_open(database, AT_ONCE)) as connection:
        try:
            # SQLite leaves the write-ahead mode only when nobody else is connected, and takes its log in before.
            connection.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.OperationalError:
            raise Refusal(f"{database} is in use. Stop the bot, then restore again.") from None
        except sqlite3.DatabaseError:
            return  # what is broken may be replaced


@contextmanager
def _arriving(target: Path) -> Iterator[Path]:
    """A file beside the target that takes its place when all went well, and survives a power cut from then on."""
    fresh = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        yield fresh
        _sync(fresh)
        fresh.replace(target)
        _sync(target.absolute().parent)
    finally:
        for left in (fresh, *(fresh.with_name(fresh.name + end) for end in ("-journal", "-wal", "-shm"))):
            left.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _open(path: Path, patience: float = PATIENCE) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=patience, isolation_level=None)


def _copy(source: Path, target: Path) -> None:
    with closing(_open(source)) as old, closing(_open(target)) as new:
        old.backup(new)
        # One file that needs no log beside it; the bot goes back to the write-ahead mode when it opens it.
        new.execute("PRAGMA journal_mode=DELETE")


def _check(path: Path, name: str) -> None:
    with closing(_open(path)) as connection:
        found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(3)")]
        dangling = connection.execute("PRAGMA foreign_key_check").fetchone()
    if found != ["ok"] or dangling:
        raise Refusal(
            f"{name} is damaged ({found[0] if found != ['ok'] else 'a row is missing'}); nothing was changed."
        )


def _ours(path: Path, source: Path) -> None:
    """A database of this bot, of this version or an older one: those are brought up to date at the next start."""
    with closing(_open(path)) as connection:
        try:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        except sqlite3.OperationalError:
            raise Refusal(f"{source} is not a database of Verdict; nothing was changed.") from None
    from store.migrations import revisions  # noqa: PLC0415  a command that copies no database loads none of it

    if row is None or row[0] not in revisions():
        raise Refusal(f"{source} was written by a newer Verdict; nothing was changed. Update the bot first.")
