"""`verdict import`: what was read, what would change, and the writing of it, as a person at a terminal sees it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.text import Text

from adapters.terminal.changes import show_changes
from adapters.terminal.files import texts
from adapters.terminal.lists import Refused, gathered, watched
from adapters.terminal.sources import show_source
from bot.catalog.clashes import Clash
from bot.catalog.problems import Problem
from bot.pages import PageError, page_json, parse_page
from bot.ports.storage import Store
from bot.workers.importing import DATA_ENDINGS, carry_out, plan, read


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the person wants it: `overwrite` takes this import's price where sources disagree."""

    dry_run: bool = False
    overwrite: bool = False
    only_known: bool = False


async def run(
    console: Console, store: Store, arguments: Sequence[str], wishes: Wishes, *, by: str, now: datetime
) -> int:
    """How many tools were written. Nothing is, when anything is wrong."""
    files, lists = await gathered(console, arguments, now)
    material = read(files, now.date())
    for remark in material.remarks:
        console.print(Text(remark, style="yellow"), soft_wrap=True)
    _refuse_any([*material.problems, *(problem for source in lists for problem in source.failed)])
    planned = await plan(
        store,
        material.tools,
        lists,
        overwrite=wishes.overwrite,
        add=not wishes.only_known,
        watched=watched(console),
    )
    for remark in planned.remarks:
        console.print(Text(remark, style="yellow"), soft_wrap=True)
    _refuse_any(planned.clashing)
    for source, laid in planned.laid:
        show_source(console, source, laid)
    show_changes(console, planned.changes)
    if wishes.dry_run:
        console.print(Text("Nothing was written: this was a dry run.", style="bold"), soft_wrap=True)
        return 0
    return await carry_out(store, planned.changes, by=by, at=now)


def _refuse_any(problems: Sequence[Problem | Clash]) -> None:
    if problems:
        listed = "\n".join(map(str, problems))
        raise Refused(f"{listed}\nNothing was imported. Mend the lines above and try again.")


def page_report(paths: Iterable[Path]) -> str:
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
