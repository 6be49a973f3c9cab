"""Alembic, which is loaded only where there is something to migrate or to tell of migrations."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


def config() -> Config:
    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    made.set_main_option("path_separator", "os")
    return made


def upgrade(connection: Connection) -> None:
    made = config()
    made.attributes["connection"] = connection
    command.upgrade(made, "head")


def lacking(done: str | None) -> tuple[str, ...]:
    """The migrations after this one, oldest first, in their own words."""
    script = ScriptDirectory.from_config(config())
    found = script.iterate_revisions("head", done or "base")
    return tuple(reversed([one.doc for one in found if one.revision != done]))
