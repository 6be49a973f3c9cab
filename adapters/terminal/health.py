"""`verdict doctor`: what was looked at, what is wrong, and what to do about it, one line each."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import typer
from rich.console import Console
from rich.text import Text

from bot.errors import VerdictError

_STYLES = {"good": "green", "wish": "yellow", "problem": "red"}
_MARKS = {"good": "ok", "wish": "advice", "problem": "problem"}


@dataclass(frozen=True, slots=True)
class Found:
    level: str
    what: str
    remedy: str = ""


class Finding(Protocol):
    @property
    def level(self) -> str: ...
    @property
    def what(self) -> str: ...
    @property
    def remedy(self) -> str: ...


Examination = Callable[[], Awaitable[Sequence[Finding]]]


def attach(app: typer.Typer, console: Console, examinations: Callable[[], Iterable[Examination]]) -> None:
    @app.command()
    def doctor() -> None:
        """Check settings, database, tokens, scopes and intents, and say what to do."""
        if asyncio.run(report(console, examinations())):
            raise typer.Exit(1)


async def database_findings(pending: Callable[[], Awaitable[Sequence[str]]]) -> Sequence[Finding]:
    """Whether the database answers, and what the next start would change in it."""
    try:
        waiting = await pending()
    except VerdictError as trouble:
        return [Found("problem", str(trouble))]
    except Exception as error:  # noqa: BLE001  every driver has its own; the doctor must go on
        return [Found("problem", f"The database does not answer ({type(error).__name__}).", "Check DATABASE_URL.")]
    if waiting:
        return [Found("wish", f"The database lacks {len(waiting)} migrations.", "They run at the next start.")]
    return [Found("good", "The database answers and is up to date.")]


async def no_tokens() -> Sequence[Finding]:
    """What somebody has to know who thinks of having set some."""
    what = "No token of Slack or Discord is set: `run` opens the playground, with a database of its own."
    return [Found("wish", what, "Write them into .env in this folder, or into the environment; see the README.")]


async def report(console: Console, examinations: Iterable[Examination]) -> int:
    """Prints every finding; how many of them are problems."""
    problems = 0
    for examine in examinations:
        for finding in await examine():
            problems += finding.level == "problem"
            line = Text(f"{_MARKS[finding.level]:8} {finding.what}", style=_STYLES[finding.level])
            console.print(line, soft_wrap=True)
            if finding.remedy:
                console.print(Text(f"         {finding.remedy}"), soft_wrap=True)
    return problems
