"""Brings a database to the present form, once, however many replicas start at the same moment."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncEngine

from store.fitness import examine

# Any number that no other program on the same database is likely to use.
_LOCK = 7_301_201
_KEPT_IN = "alembic_version"


async def migrate(engine: AsyncEngine) -> None:
    """Upgrades in one transaction, under a lock: whoever comes second waits, and finds nothing left to do."""
    async with engine.begin() as connection:
        # SQLite needs no further lock: its transactions begin as writers here, and only one of them can be open.
        if engine.dialect.name == "postgresql":
            await connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        # What a newer version added may be left out: while replicas are replaced, an old one may start again.
        done = await connection.run_sync(_revision) or ""
        lacking = done < revisions()[-1]
        if engine.dialect.name == "postgresql":
            await examine(connection, lacking=lacking)
        if lacking:
            from store.migrations.running import upgrade  # noqa: PLC0415  a fifth of what a start has to load

            await connection.run_sync(upgrade)


async def pending(engine: AsyncEngine) -> tuple[str, ...]:
    """Which migrations the database still lacks, oldest first, in their own words."""
    async with engine.connect() as connection:
        done = await connection.run_sync(_revision)
        behind = (done or "") < revisions()[-1]
        if engine.dialect.name == "postgresql":
            await examine(connection, lacking=behind)
    from store.migrations.running import lacking  # noqa: PLC0415  only the doctor asks

    return lacking(done) if behind else ()


def revisions() -> tuple[str, ...]:
    """All there are, oldest first: the files' names begin with them."""
    files = (Path(__file__).parent / "versions").glob("[0-9]*_*.py")
    return tuple(sorted(file.name.partition("_")[0] for file in files))


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table(_KEPT_IN):
        return None
    found: str | None = connection.execute(text(f"SELECT version_num FROM {_KEPT_IN}")).scalar()  # noqa: S608
    return found
