"""What the arguments of an import name, gathered: catalogue files and pages as text, lists of others as offers."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from rich.console import Console
from rich.progress import Progress, track

from adapters.terminal.files import texts
from bot.catalog.sources.laying import Watched
from bot.catalog.sources.matching import Group
from bot.catalog.sources.offers import SourceRead
from bot.catalog.sources.published import Wanted, wanted
from bot.catalog.sources.reading import READERS

Files = list[tuple[str, str]]


class Refused(ValueError):
    """An import that must not happen; the text lists every mistake."""


async def gathered(console: Console, arguments: Sequence[str], now: datetime) -> tuple[Files, list[SourceRead]]:
    """Everything is read before anything is compared, so that what is missing stops the import at once."""
    files: Files = []
    lists: list[SourceRead] = []
    asked = [wanted(argument) for argument in arguments]
    for one in track(asked, description="Reading", console=console, transient=True, disable=not console.is_terminal):
        if one.kind:
            lists.append(await _list(console, one, now))
        elif one.is_link:
            files.append((one.place, await _fetched(console, one.place)))
        else:
            files.extend(texts([Path(one.place)]))
    return files, lists


def watched(console: Console) -> Watched:
    """Matching thousands of models takes seconds: a bar says how far it is."""

    def watch(groups: Sequence[Group]) -> Iterable[Group]:
        return track(groups, description="Matching", console=console, transient=True, disable=not console.is_terminal)

    return watch


async def _list(console: Console, one: Wanted, now: datetime) -> SourceRead:
    read = READERS[one.kind]
    if one.is_link:
        return read(one.place, await _fetched(console, one.place), now.date())
    name, text, day = _on_disk(one)
    return read(name, text, day)


async def _fetched(console: Console, address: str) -> str:
    from adapters.terminal.fetching import fetch  # noqa: PLC0415  files are imported without the web

    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("Fetching", total=None)
        return await fetch(address, seen=lambda size: progress.update(task, completed=size))


def _on_disk(one: Wanted) -> tuple[str, str, date]:
    """A file says what was true when it was written."""
    path = Path(one.place)
    if path.is_dir():
        raise Refused(f"{path} is a folder; name the file of the list: {one.kind}:{path / 'FILE.json'}.")
    ((name, text),) = texts([path])
    return name, text, datetime.fromtimestamp(path.stat().st_mtime, UTC).date()
