"""A few words of SQL to either database with nothing in between: the writer lives by microseconds."""

import json
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
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
    A column after `{here}` is one that SQLite shall compare, and not look up by an index.

    With the names of its `columns`, SQLite answers in one row: its driver lets go of the interpreter at each row, and
    beside a busy loop waits long until it has it back. Bytes are told in hexadecimal digits then.
    """

    def __init__(self, text: str, *, columns: Sequence[str] = ()) -> None:
        told = text.format(
            any="IN (SELECT value FROM json_each(?))",
            pairs=_UNPACKED,
            keys="IN ({keys})",
            lock="",
            here="+",  # https://www.sqlite.org/optoverview.html#disqualifying_where_clause_terms_using_unary_
        )
        self.packed = bool(columns)
        self.sqlite = f"SELECT json_group_array(json_array({', '.join(columns)})) FROM ({told})" if columns else told  # noqa: S608
        self.postgres = text.replace("?", "%s").format(
            any="= ANY(%s)",
            pairs="unnest(%s::int[], %s::int[]) AS p(a, b)",
            keys="= ANY(%s)",
            lock="ORDER BY id FOR NO KEY UPDATE",
            here="",
        )


_SIZES = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128)
"""rows that SQLite is told at once: few statements to prepare"""
_MOST = _SIZES[-1]


class Form:
    """A statement for many rows: SQLite takes them as `{rows}` of values, PostgreSQL as one array per column.

    SQLite would be told them one by one a little faster, but with a wait of its driver for the interpreter at each.
    The last row may come again, to fill a statement up: as it is, or, where its numbers after the `key` are added to
    those that are there, with nothing to add.
    """

    def __init__(self, sqlite: str, postgres: str, *, key: int | None = None) -> None:
        self.postgres = postgres
        self._sqlite = sqlite
        self._key = key
        self._texts: dict[tuple[int, int], str] = {}

    def for_sqlite(self, rows: Sequence[tuple[object, ...]]) -> Iterator[tuple[str, list[object]]]:
        """Statements that write them all, with their values."""
        width = len(rows[0])
        for start in range(0, len(rows), _MOST):
            some = rows[start : start + _MOST]
            size = _SIZES[bisect_left(_SIZES, len(some))]
            values = [value for row in some for value in row]
            yield self._text(size, width), values + self._again(some[-1]) * (size - len(some))

    def _again(self, row: tuple[object, ...]) -> list[object]:
        return list(row) if self._key is None else [*row[: self._key], *(0 for _ in row[self._key :])]

    def _text(self, size: int, width: int) -> str:
        found = self._texts.get((size, width))
        if found is None:
            one = f"({', '.join('?' * width)})"
            found = self._texts[size, width] = self._sqlite.format(rows=", ".join([one] * size))
        return found


def upsert(table: str, columns: dict[str, str], ending: str, *, key: int | None = None) -> Form:
    """Columns with PostgreSQL's names of their types; the ending says what happens to rows that are there already."""
    names = ", ".join(columns)
    arrays = ", ".join(f"%s::{kind}[]" for kind in columns.values())
    return Form(
        f"INSERT INTO {table} ({names}) VALUES {{rows}} {ending}",  # noqa: S608 – our own words
        f"INSERT INTO {table} ({names}) SELECT * FROM unnest({arrays}) {ending}",  # noqa: S608
        key=key,
    )


class Answer(Protocol):
    """What a statement says; on a line where statements travel together, fetching waits until it has come."""

    def fetchall(self) -> Rows: ...


class _Cursor(Answer, Protocol):
    @property
    def rowcount(self) -> int: ...
    def execute(self, statement: str, values: Sequence[Any], /) -> object: ...


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
        return _Packed(cursor) if query.packed and not self.postgres else cursor

    def send_all(self, *questions: tuple[Query, Sequence[object]]) -> Sequence[Answer]:
        """Packed questions, which SQLite answers as one."""
        if self.postgres:
            return [self.send(query, *values) for query, values in questions]
        cursor = self._cursor()
        cursor.execute(
            _joined(*(query.sqlite for query, _ in questions)), [one for _, values in questions for one in values]
        )
        return [_Told(rows) for rows in json.loads(cursor.fetchall()[0][0])]

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
        return _Packed(cursor) if query.packed else cursor

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
            for statement, values in form.for_sqlite(rows):
                cursor.execute(statement, values)
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


@lru_cache(maxsize=10)
def _joined(*questions: str) -> str:
    """Each of them answers with one JSON text, and so do all."""
    return "SELECT '[' || " + " || ',' || ".join(f"({question})" for question in questions) + " || ']'"


class _Told:
    """Rows that are there."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def fetchall(self) -> Rows:
        return self._rows


class _Packed:
    """Rows that came in one."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def fetchall(self) -> Rows:
        found: Rows = json.loads(self._answer.fetchall()[0][0])
        return found


_NOTHING = _Told(())
