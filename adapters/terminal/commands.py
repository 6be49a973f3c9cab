"""Every command but `run`, in the order of the help: the module of one is loaded when a person names it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Final

import typer
from typer.core import TyperGroup
from typer.main import get_group

if TYPE_CHECKING:
    from adapters.terminal import papers
    from adapters.terminal.backing import Backing
    from adapters.terminal.drafting import Writers
    from adapters.terminal.health import Examination
    from adapters.terminal.mistakes import Opener

ROOMS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "import": "catalogs",
        "export": "catalogs",
        "backup": "backing",
        "restore": "backing",
        "export-workspace": "questions",
        "wipe-workspace": "questions",
        "compare": "questions",
        "recount": "questions",
        "panel": "modelling",
        "lines": "modelling",
        "doctor": "health",
        "catalog": "cataloguing",
        "keys": "keys",
        "manifest": "papers",
        "invite": "papers",
        "eval": "evaluating",
    }
)
"""which module has a command"""


@dataclass(frozen=True, slots=True)
class Needs:
    """What only the composition root can give; nothing is opened before a command asks for it."""

    opened: Opener
    backing: Backing
    writers: Writers
    examinations: Callable[[], Iterable[Examination]]
    key_file: Callable[[], Path | None]
    slack_manifest: papers.Manifest
    discord_invitation: papers.Invitation


class Commands(TyperGroup):
    """To load all of them takes longer than most of them run: only the help does, which tells of all."""

    needs: ClassVar[Needs]

    def list_commands(self, ctx: object) -> list[str]:  # noqa: ARG002  as the base calls it
        return [*(name for name in self.commands if name not in ROOMS), *ROOMS]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Typer carries its own copy of click, whose names are not public."""
        if cmd_name not in self.commands and cmd_name in ROOMS:
            self.commands.update(get_group(room(ROOMS[cmd_name], self.needs)).commands)
        return super().get_command(ctx, cmd_name)


def room(name: str, needs: Needs) -> typer.Typer:  # noqa: C901, PLR0915  a table, of imports
    """The commands of one module."""
    from rich.console import Console  # noqa: PLC0415  the bot itself speaks to no terminal

    gc.enable()
    app, console = typer.Typer(), Console()
    match name:
        case "catalogs":
            from adapters.terminal import catalogs  # noqa: PLC0415

            catalogs.attach(app, needs.opened, console)
        case "backing":
            from adapters.terminal import backing  # noqa: PLC0415

            backing.attach(app, needs.backing, console)
        case "questions":
            from adapters.terminal import questions  # noqa: PLC0415

            questions.attach(app, needs.opened, console)
        case "modelling":
            from adapters.terminal import modelling  # noqa: PLC0415

            modelling.attach(app, needs.opened, console, needs.writers)
        case "health":
            from adapters.terminal import health  # noqa: PLC0415

            health.attach(app, console, needs.examinations)
        case "cataloguing":
            from adapters.terminal import cataloguing  # noqa: PLC0415

            cataloguing.attach(app, needs.opened, console)
        case "keys":
            from adapters.terminal import keys  # noqa: PLC0415

            keys.attach(app, needs.opened, console, needs.key_file)
        case "papers":
            from adapters.terminal import papers  # noqa: PLC0415

            papers.attach(app, needs.slack_manifest, needs.discord_invitation)
        case _:
            from adapters.terminal import evaluating  # noqa: PLC0415

            app.add_typer(evaluating.app, name="eval")
    return app
