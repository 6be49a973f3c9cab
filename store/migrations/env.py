"""What Alembic runs: the connection comes from `migrate`, or from DATABASE_URL when a new migration is being written."""

from alembic import context
from alembic.runtime.environment import NameFilterParentNames, NameFilterType
from sqlalchemy import Connection

from store.engine import open_sync_engine
from store.migrations.ours import ours
from store.settings import StoreSettings
from store.tables import metadata


def run(connection: Connection) -> None:
    context.configure(
        connection=connection, target_metadata=metadata, include_name=include_name, transactional_ddl=True
    )
    with context.begin_transaction():
        context.run_migrations()


def include_name(name: str | None, kind: NameFilterType, _parents: NameFilterParentNames) -> bool:
    return kind != "table" or ours(name)


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with open_sync_engine(StoreSettings().address).begin() as opened:
        run(opened)
