"""`verdict import` and `verdict export`: the catalogue as files, in and out."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from adapters.terminal import importing
from adapters.terminal.mistakes import Opener, carry_out
from bot.catalog.writing import dump_catalog

Paths = Annotated[list[Path], typer.Argument(help="files, folders, page texts")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="show what would change")]
AsJson = Annotated[bool, typer.Option("--json", help="with --dry-run: what a page says, as JSON")]


def attach(app: typer.Typer, opened: Opener, console: Console) -> None:
    @app.command("import")
    def import_(paths: Paths, *, dry_run: DryRun = False, as_json: AsJson = False) -> None:
        """Import tools: all of it, or nothing when anything is wrong."""

        async def work() -> None:
            async with opened() as world:
                now = world.clock()
                await importing.run(console, world.store, paths, dry_run=dry_run, by="command line", now=now)

        async def tell() -> None:
            sys.stdout.write(importing.page_report(paths) + "\n")

        carry_out(tell() if as_json else work())

    @app.command()
    def export() -> None:
        """Write the catalogue as YAML."""

        async def work() -> None:
            async with opened() as world:
                sys.stdout.write(dump_catalog((await world.shelf.current()).tools.values()))

        carry_out(work())
