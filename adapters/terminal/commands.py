"""Every command but `run`, attached to the command line in the order of the help; main.py hands in what they need."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import typer
from rich.console import Console

from adapters.terminal import (
    backing,
    catalogs,
    cataloguing,
    evaluating,
    health,
    keys,
    modelling,
    papers,
    questions,
)
from adapters.terminal.backing import Backing
from adapters.terminal.drafting import Writers
from adapters.terminal.health import Examination
from adapters.terminal.mistakes import Opener


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


def attach(app: typer.Typer, console: Console, needs: Needs) -> None:
    catalogs.attach(app, needs.opened, console)
    backing.attach(app, needs.backing, console)
    cataloguing.attach(app, needs.opened, console)
    questions.attach(app, needs.opened, console)
    modelling.attach(app, needs.opened, console, needs.writers)
    health.attach(app, console, needs.examinations)
    keys.attach(app, needs.opened, console, needs.key_file)
    papers.attach(app, needs.slack_manifest, needs.discord_invitation)
    app.add_typer(evaluating.app, name="eval")
