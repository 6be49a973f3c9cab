"""`verdict compare` and `verdict recount`: questions that are answered at the terminal."""

from typing import Annotated

import typer
from rich.console import Console

from adapters.terminal import recounting, workspaces
from adapters.terminal.asking import compare_card
from adapters.terminal.mistakes import Opener, carry_out
from adapters.terminal.render import show


def attach(app: typer.Typer, opened: Opener, console: Console) -> None:
    workspaces.attach(app, opened, console)

    @app.command()
    def compare(question: Annotated[list[str], typer.Argument(help="A vs B")]) -> None:
        """Print a comparison in the terminal."""

        async def work() -> None:
            async with opened() as world:
                show(console, await compare_card(world, " ".join(question)))

        carry_out(work())

    @app.command()
    def recount(*, fix: Annotated[bool, typer.Option("--fix", help="repair what differs")] = False) -> None:
        """Check that every vote and tally is what the standing reactions say."""

        async def work() -> None:
            async with opened() as world:
                await recounting.recount(console, world.store, fix=fix)

        carry_out(work())
