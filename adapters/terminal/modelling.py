"""The commands that ask a model, which all need one to be set: `verdict panel` and `verdict lines`."""

import typer
from rich.console import Console

from adapters.terminal import drafting, shortening
from adapters.terminal.drafting import Writers
from adapters.terminal.mistakes import Opener


def attach(app: typer.Typer, opened: Opener, console: Console, writers: Writers) -> None:
    drafting.attach(app, opened, console, writers)
    shortening.attach(app, opened, console, writers)
