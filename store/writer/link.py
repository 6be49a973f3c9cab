"""A few words of SQL to either database with nothing in between: the writer lives by microseconds."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

_PAIR_BITS = 24
"""SQLite takes a pair of numbers packed into one; the second stays below 16 million"""
_UNPACKED = f"(SELECT value >> {_PAIR_BITS} AS a, value & {(1 << _PAIR_BITS) - 1} AS b FROM json_each(?)) AS p"  # noqa: S608


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


class Link:
    """The open transaction as the writer uses it; works in a thread and under `run_sync` alike."""

    def __init__(self, connection: Connection) -> None:
        self._cursor = connection.connection.cursor()
        self.postgres = connection.dialect.name == "postgresql"

    def ask(self, query: Query, *values: object) -> Sequence[tuple[Any, ...]]:
        self._cursor.execute(query.postgres if self.postgres else query.sqlite, values)
        return self._cursor.fetchall()

    def ask_by_keys(self, query: Query, keys: Sequence[bytes]) -> Sequence[tuple[Any, ...]]:
        if self.postgres:
            return self.ask(query, list(keys))
        # Filled up to a power of two, so that there are few statements to prepare.
        filled = [*keys, *[keys[-1]] * ((1 << (len(keys) - 1).bit_length()) - len(keys))]
        self._cursor.execute(query.sqlite.format(keys=", ".join("?" * len(filled))), filled)
        return self._cursor.fetchall()

    def tell(self, query: Query, *values: object) -> int:
        """How many rows it changed."""
        self._cursor.execute(query.postgres if self.postgres else query.sqlite, values)
        return int(self._cursor.rowcount)

    def write(self, form: Form, rows: Sequence[tuple[object, ...]]) -> None:
        """Rows in the order of their keys, so that two writers never wait for each other in a circle."""
        if not rows:
            return
        if self.postgres:
            self._cursor.execute(form.postgres, [list(column) for column in zip(*rows, strict=True)])
        else:
            self._cursor.executemany(form.sqlite, rows)

    def numbers(self, values: Sequence[int]) -> object:
        """A list as `{any}` takes it."""
        return values if self.postgres else json.dumps(values)

    def pairs(self, values: Sequence[tuple[int, int]]) -> tuple[object, ...]:
        """A list of pairs as `{pairs}` takes it: one or two values of a statement."""
        if self.postgres:
            return [a for a, _ in values], [b for _, b in values]
        return (json.dumps([a << _PAIR_BITS | b for a, b in values]),)
