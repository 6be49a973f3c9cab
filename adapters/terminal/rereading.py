"""`verdict import … --every week` and `verdict catalog sources`: places that are read again and again."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated, Final

import typer
from rich.console import Console

from adapters.terminal.lists import Refused
from adapters.terminal.shelves import show_said
from bot.catalog.sources.published import wanted
from bot.errors import Refusal
from bot.ports.sources import Source
from bot.ports.storage import Store
from bot.workers.cataloguing import Cataloguer

LONGEST: Final = 500
Doing = Callable[[Callable[[Cataloguer], Awaitable[object]]], None]
Forget = Annotated[str, typer.Option("--forget", metavar="ADDRESS", help="do not read this one again")]


class Rhythm(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"

    @property
    def days(self) -> int:
        return {Rhythm.DAY: 1, Rhythm.WEEK: 7, Rhythm.MONTH: 30}[self]


def readable_again(arguments: Sequence[str]) -> list[str]:
    """Their addresses; files stay where this person has them, and are refused before anything is imported."""
    asked = [wanted(argument) for argument in arguments]
    if files := [one.place for one in asked if not one.is_link]:
        raise Refused(f"{', '.join(files)}: only links can be read again; write an address that begins with https://.")
    addresses = [f"{one.kind}:{one.place}" if one.kind else one.place for one in asked]
    if any(len(address) > LONGEST for address in addresses):
        raise Refused(f"An address may have {LONGEST} characters.")
    return addresses


async def read_again(console: Console, store: Store, addresses: Sequence[str], every: Rhythm, now: datetime) -> None:
    """Read just now, so the next time is one round away."""
    async with store() as unit:
        for address in addresses:
            await unit.sources.put(Source(address, every.days, now + timedelta(days=every.days)))
    for address in addresses:
        show_said(console, f"{address} is read again every {every} while the bot runs.")


def attach_sources(catalog: typer.Typer, doing: Doing, console: Console) -> None:
    @catalog.command()
    def sources(forget: Forget = "") -> None:
        """What is read again, how often, and what came of it."""

        async def work(cataloguer: Cataloguer) -> None:
            async with cataloguer.store() as unit:
                if forget and not await unit.sources.remove(forget):
                    raise Refusal(f"{forget} is not read again. See verdict catalog sources.")
                found = await unit.sources.all()
            if not found:
                show_said(console, "Nothing is read again. Wish for it with verdict import ADDRESS --every week.")
            for one in found:
                show_said(console, _line(one))

        doing(work)


def _line(one: Source) -> str:
    rhythm = "every day" if one.days == 1 else f"every {one.days} days"
    read = f"read {one.read_at:%Y-%m-%d %H:%M}: {one.report}" if one.read_at else "not read yet"
    whose = " (by VERDICT_SOURCES)" if one.by_settings else ""
    return f"{one.address}{whose}\n  {rhythm}, next {one.next_at:%Y-%m-%d %H:%M}; {read}"
