"""Signs of life: each process that works on jobs writes its own, and sees whose have stopped."""

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, Float, cast, delete, extract, func, literal_column, select
from sqlalchemy.sql.elements import ColumnElement

from store.inserts import insert
from store.tables import replica


def beat(connection: Connection, me: str) -> None:
    _say(connection, me, _now(connection))


def dead(connection: Connection, after: float) -> Sequence[str]:
    """Those that have said nothing for so many seconds."""
    late = replica.c.seen_at < _now(connection) - after
    return connection.execute(select(replica.c.id).where(late)).scalars().all()


def farewell(connection: Connection, me: str) -> None:
    """Dead at once: what it leaves unfinished is taken over without waiting. The row goes when that is done."""
    _say(connection, me, literal_column("0.0"))


def bury(connection: Connection, ids: Collection[str], after: float) -> None:
    """Forgets them, unless they have come back to life meanwhile."""
    late = replica.c.seen_at < _now(connection) - after
    connection.execute(delete(replica).where(replica.c.id.in_(ids), late))


def known(connection: Connection) -> Sequence[str]:
    return connection.execute(select(replica.c.id)).scalars().all()


def now(connection: Connection) -> float:
    """Seconds since 1970, by the one clock that all replicas share."""
    return float(connection.execute(select(_now(connection))).scalar_one())


def _now(connection: Connection) -> ColumnElement[float]:
    if connection.dialect.name == "postgresql":
        return cast(extract("epoch", func.clock_timestamp()), Float)
    return literal_column("((julianday('now') - 2440587.5) * 86400.0)")


def _say(connection: Connection, me: str, moment: ColumnElement[float]) -> None:
    said = insert(connection, replica).values(id=me, seen_at=moment)
    connection.execute(said.on_conflict_do_update(index_elements=["id"], set_={"seen_at": moment}))
