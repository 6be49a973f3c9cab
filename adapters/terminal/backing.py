"""`verdict backup` and `verdict restore`: an embedded database and the keys beside it, as files of one moment."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from adapters.terminal.mistakes import carry_out
from bot.errors import Refusal

if TYPE_CHECKING:
    from rich.console import Console

KEYS: Final = (".key", ".keys")
"""what is kept beside an embedded database: without it voters are strangers again, and sealed tokens stay sealed"""

File = Annotated[Path, typer.Argument(help="the backup's file; keys are kept beside it")]
Force = Annotated[bool, typer.Option("--force", help="replace what is there")]
Copy = Callable[[Path, Path], None]


@dataclass(frozen=True, slots=True)
class Backing:
    """How an embedded database is copied out and in; both leave everything as it was when something is wrong."""

    database: Callable[[], str | None]
    """None when the data lives in a database server"""
    save: Copy
    load: Copy


def attach(app: typer.Typer, backing: Backing, console: "Console") -> None:
    @app.command()
    def backup(file: File, *, force: Force = False) -> None:
        """Copy the database to a file while the bot runs; with the keys beside it."""

        async def work() -> None:
            say(console, "Saved", save_all(backing, file, force=force))

        carry_out(work())

    @app.command()
    def restore(file: File, *, force: Force = False) -> None:
        """Put a backup in the place of the database; the bot must not be running."""

        async def work() -> None:
            say(console, "Restored", load_all(backing, file, force=force))

        carry_out(work())


def save_all(backing: Backing, file: Path, *, force: bool) -> list[Path]:
    database = _embedded(backing, "Back it up with pg_dump.")
    _free(file, force=force)
    backing.save(database, file)
    return [file, *_copy_keys(database, file)]


def load_all(backing: Backing, file: Path, *, force: bool) -> list[Path]:
    database = _embedded(backing, "Restore it with pg_restore.")
    _free(database, force=force)
    backing.load(file, database)
    return [database, *_copy_keys(file, database)]


def say(console: "Console", did: str, files: list[Path]) -> None:
    for file in files:
        console.print(f"{did} {file}", markup=False, highlight=False)
    if any(file.suffix in KEYS for file in files):
        console.print("The key files open what is sealed in the database: keep them as you would a password.")


def _embedded(backing: Backing, advice: str) -> Path:
    database = backing.database()
    if database is None:
        raise Refusal(f"The data is in a database server, which has tools of its own. {advice}")
    return Path(database)


def _free(target: Path, *, force: bool) -> None:
    if target.suffix in KEYS:
        raise Refusal(f"Names that end in {target.suffix} are for keys; choose another one.")
    if target.exists() and not force:
        raise Refusal(f"{target} is there already; --force replaces it.")


def _copy_keys(source: Path, target: Path) -> list[Path]:
    """Each key file arrives whole, readable by its owner only."""
    arrived: list[Path] = []
    for ending in KEYS:
        old, new = source.with_suffix(ending), target.with_suffix(ending)
        if old.exists() and old.absolute() != new.absolute():
            fresh = new.with_name(f".{new.name}.new")
            fresh.touch(mode=0o600)
            shutil.copyfile(old, fresh)
            fresh.replace(new)
            arrived.append(new)
    return arrived
