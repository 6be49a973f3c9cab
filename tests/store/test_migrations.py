"""Migrations bring an empty database exactly to what the tables say, once, whoever starts at the same moment."""

import ast
import asyncio
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, inspect

from store import migrations
from store.engine import open_engine
from store.migrations import migrate, pending, revisions
from store.migrations.running import config
from store.settings import StoreSettings
from store.tables import metadata
from tests.postgres import Cluster
from tests.store.conftest import Server


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


def test_no_migration_takes_anything_away() -> None:
    """While a new version is rolled out the old one still runs: it must find every table and column that it knows."""
    folder = Path(migrations.__file__).parent / "versions"
    losing = {"drop_table", "drop_column", "rename_table"}
    found = [
        f"{path.name}: {call.func.attr}"
        for path in sorted(folder.glob("[0-9]*.py"))
        for upgrade in ast.parse(path.read_text()).body
        if isinstance(upgrade, ast.FunctionDef) and upgrade.name == "upgrade"
        for call in ast.walk(upgrade)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)
        if call.func.attr in losing or any(word.arg == "new_column_name" for word in call.keywords)
    ]

    assert [] == found


async def test_what_a_migration_adds_may_be_left_out(server: Server) -> None:
    """The old version writes rows without the new columns: each has a default or may be empty, or its table is new."""
    engine = open_engine(StoreSettings(url=server.fresh()))
    first = ScriptDirectory.from_config(config()).get_base()

    def columns(connection: Connection) -> dict[tuple[str, str], bool]:
        seen = inspect(connection)
        return {
            (table, one["name"]): bool(one["nullable"]) or one["default"] is not None
            for table in seen.get_table_names()
            for one in seen.get_columns(table)
        }

    def down(connection: Connection) -> None:
        made = config()
        made.attributes["connection"] = connection
        command.downgrade(made, str(first))

    async with engine.begin() as connection:
        now = await connection.run_sync(columns)
        await connection.run_sync(down)
        before = await connection.run_sync(columns)
    await engine.dispose()
    known = {table for table, _ in before}

    assert set(before) <= set(now)
    assert [] == [one for one, optional in now.items() if one not in before and one[0] in known and not optional]
