"""`verdict export-workspace` and `verdict wipe-workspace`: a workspace's data at the server, all of it."""

import sys
from datetime import timedelta
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from adapters.terminal.mistakes import Opener, carry_out
from bot.handlers.export import workspace_rows
from bot.ids import Platform, WorkspaceRef
from bot.sheets import sheet
from bot.wording.export import heads
from bot.wording.words import words
from bot.workers.purging import purge_step

Where = Annotated[str, typer.Argument(help="slack or discord")]
Name = Annotated[str, typer.Argument(help="the team's or server's id")]


def attach(app: typer.Typer, opened: Opener, console: Console) -> None:
    @app.command("export-workspace")
    def export_workspace(platform: Where, workspace: Name) -> None:
        """Write settings, tallies, missed names and blocks of a workspace as CSV."""

        async def work() -> None:
            async with opened() as world:
                rows = await workspace_rows(world, WorkspaceRef(Platform(platform), workspace))
                sys.stdout.write(sheet(heads(words(world.settings.locale)), rows))

        carry_out(work())

    @app.command("wipe-workspace")
    def wipe_workspace(
        platform: Where,
        workspace: Name,
        *,
        yes: Annotated[bool, typer.Option("--yes", help="there is no way back")] = False,
    ) -> None:
        """Delete everything that is stored about a workspace, its token as well."""
        if not yes:
            raise typer.BadParameter("Say --yes; there is no way back.")

        async def work() -> None:
            home = WorkspaceRef(Platform(platform), workspace)
            async with opened() as world:
                async with world.store() as unit:
                    await unit.installs.remove(home, None)
                    await unit.workspaces.remove(home, world.clock() - timedelta(days=world.settings.keep_days))
                while not await purge_step(world, home):
                    pass
            console.print(Text(f"Everything about {platform} {workspace} is deleted."))

        carry_out(work())
