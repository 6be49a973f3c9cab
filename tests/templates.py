"""SQLite files that are made once in a process, by the real migrations, and copied for every test."""

import atexit
import shutil
import tempfile
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import main
from adapters.terminal.starter import fill
from store.engine import open_engine
from store.migrations import migrate
from store.opening import database
from store.settings import StoreSettings

Making = Callable[[str], Awaitable[None]]

_made: dict[Making, Path] = {}


async def migrated(url: str) -> None:
    """At the present form, and empty."""
    engine = open_engine(StoreSettings(url=url))
    await migrate(engine)
    await engine.dispose()


async def furnished(url: str) -> None:
    """At the present form, with the starter catalogue."""
    async with database(StoreSettings(url=url)) as (store, _):
        await fill(store, main.STARTER, datetime.now(UTC))  # noqa: TID251  when it was imported is no matter


async def template(making: Making) -> Path:
    """Such a database, which nobody but its copies may use."""
    if making not in _made:
        folder = Path(tempfile.mkdtemp(prefix="verdict-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        path = folder / "template.db"
        await making(f"sqlite:///{path}")
        _made[making] = path
    return _made[making]


async def copied(making: Making, path: Path) -> str:
    """The address of a database like this, at this path."""
    return f"sqlite:///{shutil.copy(await template(making), path)}"
