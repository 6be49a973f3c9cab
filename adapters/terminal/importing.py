"""`verdict import`: what was read, what would change, and the writing of it, as a person at a terminal sees it."""

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.text import Text

from adapters.terminal.changes import show_changes
from adapters.terminal.files import texts
from bot.pages import PageError, page_json, parse_page
from bot.ports.storage import Store
from bot.workers.importing import DATA_ENDINGS, carry_out, plan, read


class Refused(ValueError):
    """An import that must not happen; the text lists every mistake."""


async def run(console: Console, store: Store, paths: Sequence[Path], *, dry_run: bool, by: str, now: datetime) -> int:
    """How many tools were written. Nothing is, when anything is wrong."""
    files = list(track(texts(paths), description="Reading", console=console, transient=True))
    material = read(files, now.date())
    for remark in material.remarks:
        console.print(Text(remark, style="yellow"))
    if material.problems:
        listed = "\n".join(str(problem) for problem in material.problems)
        raise Refused(f"{listed}\nNothing was imported. Mend the lines above and try again.")
    changes = await plan(store, material.tools)
    show_changes(console, changes)
    if dry_run:
        console.print(Text("Nothing was written: this was a dry run.", style="bold"))
        return 0
    return await carry_out(store, changes, by=by, at=now)


def page_report(paths: Sequence[Path]) -> str:
    """Page texts as JSON, one object per page; a file of data has no page to show."""
    reports: list[str] = []
    for name, text in texts(paths):
        if name.lower().endswith(DATA_ENDINGS):
            raise Refused(f"{name} is not the text of a page.")
        try:
            reports.append(json.dumps(page_json(parse_page(text)), ensure_ascii=False))
        except PageError as error:
            raise Refused(f"{name}, line {error.line}: {error}") from None
    return "\n".join(reports)


async def fill(store: Store, starter: Path, now: datetime) -> int:
    """The starter catalogue, for a database that knows no tool yet."""
    async with store() as unit:
        if await unit.catalog.tools():
            return 0
    material = read(list(texts([starter])), now.date())
    return await carry_out(store, await plan(store, material.tools), by="starter catalogue", at=now)
