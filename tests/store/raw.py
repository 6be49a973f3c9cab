"""The database as somebody reads it who has stolen it: every column of every table, and the files byte by byte."""

from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect

from store.engine import open_sync_engine
from store.settings import StoreSettings


def columns(url: str) -> Mapping[str, bytes]:
    """All values by "table.column", one after another."""
    engine: Engine = open_sync_engine(StoreSettings(url=url).address)
    try:
        with engine.connect() as connection:
            return {
                name: value for table in inspect(connection).get_table_names() for name, value in _of(connection, table)
            }
    finally:
        engine.dispose()


def files(url: str) -> Mapping[str, bytes]:
    """SQLite's own, with what has not been written back yet; of a server they are out of reach."""
    address = StoreSettings(url=url).address
    if address.get_backend_name() != "sqlite":
        return {}
    path = Path(address.database or "")
    return {one.name: one.read_bytes() for one in sorted(path.parent.glob(f"{path.name}*"))}


def _of(connection: Connection, table: str) -> list[tuple[str, bytes]]:
    rows = connection.exec_driver_sql(f'SELECT * FROM "{table}"')
    found = {name: bytearray() for name in rows.keys()}  # noqa: SIM118 – a result has keys without being a mapping
    for row in rows:
        for name, value in zip(found, row, strict=True):
            found[name] += b"\x00" + (value if isinstance(value, bytes) else str(value).encode())
    return [(f"{table}.{name}", bytes(values)) for name, values in found.items()]
