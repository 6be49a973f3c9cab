"""Imports: read, compared with what is known, then written in one transaction; nothing is ever half imported."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.catalog.clashes import Clash, clashes
from bot.catalog.differences import Changes, completed, difference
from bot.catalog.matching import matched
from bot.catalog.page import from_page
from bot.catalog.problems import Problem
from bot.catalog.reading import read_catalogs
from bot.catalog.sources.laying import Laid, Watched, lay
from bot.catalog.sources.offers import SourceRead
from bot.pages import PageError, parse_page
from bot.ports.storage import Store
from bot.tools import Tool

DATA_ENDINGS = (".yaml", ".yml", ".json", ".csv")


@dataclass(frozen=True, slots=True)
class Material:
    """What was found in files: tools to import, mistakes that stop the import, and remarks that do not."""

    tools: tuple[Tool, ...] = ()
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would change, and what each list says that changes nothing."""

    changes: Changes
    laid: tuple[tuple[SourceRead, Laid], ...] = ()
    remarks: tuple[str, ...] = ()
    clashing: tuple[Clash, ...] = ()
    """names that an imported tool would take from one that is known"""


def read(files: Sequence[tuple[str, str]], today: date) -> Material:
    """(name, text) of data files and page texts, told apart by the ending of the name."""
    data = [(name, text) for name, text in files if name.lower().endswith(DATA_ENDINGS)]
    pages = [(name, text) for name, text in files if not name.lower().endswith(DATA_ENDINGS)]
    whole = read_catalogs(data)
    parts = [Material(whole.tools, whole.problems), *(_page(name, text, today) for name, text in pages)]
    return Material(
        tuple(tool for part in parts for tool in part.tools),
        tuple(problem for part in parts for problem in part.problems),
        tuple(remark for part in parts for remark in part.remarks),
    )


async def plan(
    store: Store,
    tools: Iterable[Tool],
    lists: Iterable[SourceRead] = (),
    *,
    overwrite: bool = False,
    add: bool = True,
    watched: Watched = iter,
) -> Plan:
    """What the import would change; what a page does not speak of stays as it is known.

    Lists are laid over the files, one after another, so that they are compared with each other too.
    """
    async with store() as unit:
        known = {tool.slug: tool for tool in await unit.catalog.tools()}
        merged = await unit.catalog.merged()
    found = matched(tools, known, merged)
    wanted = {tool.slug: completed(tool, known[tool.slug]) if tool.slug in known else tool for tool in found.tools}
    laid: list[tuple[SourceRead, Laid]] = []
    sources, before = tuple(lists), -1
    # What one list adds, the lists before it may know a price of: they are asked again.
    while before < len(wanted) and not (laid and len(sources) == 1):
        before, laid = len(wanted), []
        for source in sources:
            # Thousands of names take seconds: in a thread, so that a bot that serves meanwhile goes on.
            said = await asyncio.to_thread(lay, known | wanted, source, overwrite=overwrite, add=add, watched=watched)
            wanted |= {tool.slug: tool for tool in said.tools if tool.slug not in merged}
            laid.append((source, said))
    changes = difference(known, wanted.values())
    return Plan(changes, tuple(laid), found.remarks, _clashing(changes))


def _clashing(changes: Changes) -> tuple[Clash, ...]:
    """Only what is imported is judged: what is known stood before, and retired tools need their names no more."""
    standing = [tool for tool in (*changes.untouched, *changes.same) if not tool.retired]
    return tuple(clash for clash in clashes([*standing, *changes.wanted]) if clash.at >= len(standing))


async def carry_out(store: Store, changes: Changes, *, by: str, at: datetime) -> int:
    """Writes all of it or nothing; how many tools were written."""
    if changes.empty:
        return 0
    async with store() as unit:
        await unit.catalog.put(changes.wanted, by=by, at=at)
    return len(changes.wanted)


def _page(name: str, text: str, today: date) -> Material:
    try:
        page = parse_page(text)
    except PageError as error:
        return Material(problems=(Problem(name, error.line, "", str(error)),))
    found = from_page(page, name, today)
    remarks = tuple(f"{name}, line {warning.line}: {warning.message}" for warning in page.warnings)
    return Material(found.tools, found.problems, remarks)
