"""Which tables are ours: the job engine keeps its own in the same database, and looks after them itself."""

from store.tables import metadata

VERSIONS = "alembic_version"


def ours(name: str | None) -> bool:
    return name == VERSIONS or name in metadata.tables
