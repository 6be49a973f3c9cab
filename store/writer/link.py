"""A few words of SQL to either database with nothing in between: the writer lives by microseconds."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import Connection

_PAIR_BITS = 24
"""SQLite takes a pair of numbers packed into one; the second stays below 16 million"""
_UNPACKED = f"(SELECT value >> {_PAIR_BITS} AS a, value & {(1 << _PAIR_BITS) - 1} AS b FROM json_each(?)) AS p"  # noqa: S608
Rows = Sequence[tuple[Any, ...]]


class Query:
    """One question, written once.

    `{any}` stands for a list of numbers and `{pairs}` for a table p(a, b) of pairs of numbers, which SQLite takes as
    JSON and PostgreSQL as arrays; `{keys}` stands for a list of bytes, `{lock}` for keeping others out until the commit.
    """

    def __init__(self, text: str) -> None:
        self.sqlite = text.format(
            any="IN (SELECT value FROM json_each(?))",
            pairs=_UNPACKED,
            keys="IN ({keys})",
            lock="",
        )
        self.postgres = text.replace("?", "%s").format(
            any="= ANY(%s)",
            pairs="unnest(%s::int[], %s::int[]) AS p(a, b)",
            keys="= ANY(%s)",
            lock="ORDER BY id FOR NO KEY UPDATE",
        )


@dataclass(frozen=True, slots=True)
class Form:
    """A statement for many rows: SQLite takes them one by one, PostgreSQL as one array per column."""

    sqlite: str
    postgres: str


def upsert(table: str, columns: dict[str, str], ending: str) -> Form:
    """Columns with PostgreSQL's names of their types; the ending says what happens to rows that are there already."""
    names = ", ".join(columns)
    marks = ", ".join("?" for _ in columns)
    arrays = ", ".join(f"%s::{kind}[]" for kind in columns.values())
    return Form(
        f"INSERT INTO {table} ({names}) VALUES ({marks}) {ending}",  # noqa: S608 – our own words
        f"INSERT INTO {table} ({names}) SELECT * FROM unnest({arrays}) {ending}",  # noqa: S608
    )


class Answer(Protocol):
    """What a statement says; on a line where statements travel together, fetching waits until it has come."""

    def fetchall(self) -> Rows: ...


class _Cursor(Answer, Protocol):
    @property
    def rowcount(self) -> int: ...
    def execute(self, statement: str, values: Sequence[Any], /) -> object: ...
    def executemany(self, statement: str, rows: Sequence[Sequence[Any]], /) -> object: ...


@contextmanager
def travelling_together(connection: Connection) -> Iterator[None]:
    """Statements to PostgreSQL do not wait for the answers of those before them, only for what is fetched.

    Each wait is two changes of the running process, on a busy machine dearer than the statement itself.
    """
    if connection.dialect.name == "postgresql":
        driver: Any = connection.connection.driver_connection
        with driver.pipeline():
            yield
    else:
        yield


class Link:
    """The open transaction as the writer uses it; works in a thread and under `run_sync` alike."""

    def __init__(self, connection: Connection) -> None:
        self._driver: Any = connection.connection
        self.postgres = connection.dialect.name == "postgresql"

    def send(self, query: Query, *values: object) -> Answer:
        """To be fetched later, and on SQLite before the tables that it reads are written."""
        cursor = self._cursor()
        cursor.execute(query.postgres if self.postgres else query.sqlite, values)
        return cursor

    def ask(self, query: Query, *values: object) -> Rows:
        return self.send(query, *values).fetchall()

    def send_keys(self, query: Query, keys: Sequence[bytes]) -> Answer:
        if not keys:
            return _NOTHING
        if self.postgres:
            return self.send(query, _array(keys))
        # Filled up to a power of two, so that there are few statements to prepare.
        filled = [*keys, *[keys[-1]] * ((1 << (len(keys) - 1).bit_length()) - len(keys))]
        cursor = self._cursor()
        cursor.execute(query.sqlite.format(keys=", ".join("?" * len(filled))), filled)
        return cursor

    def tell(self, query: Query, *values: object) -> int:
        """How many rows it changed."""
        cursor = self._cursor()
        cursor.execute(query.postgres if self.postgres else query.sqlite, values)
        return cursor.rowcount

    def write(self, form: Form, rows: Sequence[tuple[object, ...]]) -> Answer:
        """Rows in the order of their keys, so that two writers never wait for each other in a circle."""
        if not rows:
            return _NOTHING
        cursor = self._cursor()
        if self.postgres:
            cursor.execute(form.postgres, [_array(column) for column in zip(*rows, strict=True)])
        else:
            cursor.executemany(form.sqlite, rows)
        return cursor

    def _cursor(self) -> _Cursor:
        """One for each statement: under way together, the answers to one cursor would queue up behind each other."""
        cursor: _Cursor = self._driver.cursor()
        return cursor

    def numbers(self, values: Sequence[int]) -> object:
        """A list as `{any}` takes it."""
        return _array(values) if self.postgres else json.dumps(values)

    def pairs(self, values: Sequence[tuple[int, int]]) -> tuple[object, ...]:
        """A list of pairs as `{pairs}` takes it: one or two values of a statement."""
        if self.postgres:
            return _array([a for a, _ in values]), _array([b for _, b in values])
        return (json.dumps([a << _PAIR_BITS | b for a, b in values]),)


def _array(values: Sequence[object]) -> str:
    """As PostgreSQL writes an array: the driver would look at each value for its type, ten times as long."""
    if values and isinstance(values[0], bytes):
        return "{" + ",".join([f'"\\\\x{value.hex()}"' for value in values if isinstance(value, bytes)]) + "}"
    return "{" + ",".join(map(str, values)).replace("None", "NULL") + "}"


class _Nothing:
    def fetchall(self) -> Rows:
        return ()


_NOTHING = _Nothing()
