"""`verdict import` and `verdict export`: the catalogue as files, in and out."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from adapters.terminal import importing
from adapters.terminal.importing import Wishes
from adapters.terminal.mistakes import Opener, carry_out
from adapters.terminal.rereading import Rhythm, read_again, readable_again
from bot.catalog.writing import dump_catalog

Arguments = Annotated[
    list[str],
    typer.Argument(help="files, folders, page texts, or lists: models.dev:FILE|URL, litellm:…, openrouter:…"),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="show what would change")]
Overwrite = Annotated[bool, typer.Option("--overwrite", help="where sources disagree on a price, take the new one")]
OnlyKnown = Annotated[bool, typer.Option("--only-known", help="lists add no tools to the catalogue")]
Every = Annotated[
    Rhythm | None,
    typer.Option("--every", help="read these links again, for as long as the bot runs; adds no tools then"),
]
AsJson = Annotated[bool, typer.Option("--json", help="with --dry-run: what a page says, as JSON")]


def attach(app: typer.Typer, opened: Opener, console: Console) -> None:
    @app.command("import")
    def import_(
        arguments: Arguments,
        *,
        dry_run: DryRun = False,
        overwrite: Overwrite = False,
        only_known: OnlyKnown = False,
        every: Every = None,
        as_json: AsJson = False,
    ) -> None:
        """Import tools: all of it, or nothing when anything is wrong. Doing it again changes nothing."""
        wishes = Wishes(dry_run=dry_run, overwrite=overwrite, only_known=only_known)

        async def work() -> None:
            async with opened() as world:
                now = world.clock()
                addresses = readable_again(arguments) if every else []
                await importing.run(console, world.store, arguments, wishes, by="command line", now=now)
                if every and not dry_run:
                    await read_again(console, world.store, addresses, every, now)

        async def tell() -> None:
            sys.stdout.write(importing.page_report(map(Path, arguments)) + "\n")

        carry_out(tell() if as_json else work())

    @app.command()
    def export() -> None:
        """Write the catalogue as YAML."""

        async def work() -> None:
            async with opened() as world:
                sys.stdout.write(dump_catalog((await world.shelf.current()).tools.values()))

        carry_out(work())
