"""Migrations bring an empty database exactly to what the tables say, once, whoever starts at the same moment."""

import asyncio

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData

from store.engine import open_engine
from store.migrations import migrate, pending, revisions
from store.migrations.running import config
from store.settings import StoreSettings
from store.tables import metadata
from tests.store.conftest import Cluster, Server


def _differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": False})
    wanted: MetaData = metadata
    return list(compare_metadata(context, wanted))


async def test_migrations_lead_to_the_tables(server: Server) -> None:
    """Nothing is missing and nothing is left over."""
    engine = open_engine(StoreSettings(url=server.fresh()))
    async with engine.connect() as connection:
        found = await connection.run_sync(_differences)
    await engine.dispose()

    assert [] == found


def test_there_is_one_newest_migration() -> None:
    """Two developers who add one each must chain them."""
    assert 1 == len(ScriptDirectory.from_config(config()).get_heads())


def test_migrations_are_named_after_their_place() -> None:
    """The names of the files tell their order, so that a start need not load what runs them."""
    told = [one.revision for one in ScriptDirectory.from_config(config()).walk_revisions()]

    assert list(revisions()) == told[::-1]


async def test_replicas_may_start_at_the_same_moment(server: Server, tmp_path: object) -> None:
    """One of them migrates, the others wait and find nothing left to do."""
    url = server.fresh("empty") if isinstance(server, Cluster) else f"sqlite:///{tmp_path}/empty.db"
    engines = [open_engine(StoreSettings(url=url)) for _ in range(3)]
    await asyncio.gather(*(migrate(engine) for engine in engines))
    left = await pending(engines[0])
    for engine in engines:
        await engine.dispose()

    assert () == left


async def test_migrations_can_be_taken_back_and_made_again(server: Server) -> None:
    """Down to nothing and up again."""
    engine = open_engine(StoreSettings(url=server.fresh()))

    def down(connection: Connection) -> None:
        made = config()
        made.attributes["connection"] = connection
        command.downgrade(made, "base")

    async with engine.begin() as connection:
        await connection.run_sync(down)
    await migrate(engine)
    async with engine.connect() as connection:
        found = await connection.run_sync(_differences)
    await engine.dispose()

    assert [] == found
