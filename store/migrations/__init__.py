"""Brings a database to the present form, once, however many replicas start at the same moment."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine

# Any number that no other program on the same database is likely to use.
_LOCK = 7_301_201


async def migrate(engine: AsyncEngine) -> None:
    """Upgrades in one transaction, under a lock: whoever comes second waits, and finds nothing left to do."""
    async with engine.begin() as connection:
        # SQLite needs no further lock: its transactions begin as writers here, and only one of them can be open.
        if engine.dialect.name == "postgresql":
            await connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        await connection.run_sync(_upgrade)


async def pending(engine: AsyncEngine) -> tuple[str, ...]:
    """Which migrations the database still lacks, oldest first, in their own words."""
    async with engine.connect() as connection:
        done = await connection.run_sync(_revision)
    script = ScriptDirectory.from_config(config())
    return tuple(
        reversed([one.doc for one in script.iterate_revisions("head", done or "base") if one.revision != done])
    )


def config() -> Config:
    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    made.set_main_option("path_separator", "os")
    return made


def _upgrade(connection: Connection) -> None:
    made = config()
    made.attributes["connection"] = connection
    command.upgrade(made, "head")


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()
