"""The catalogue at hand: fresh within seconds, and never in anybody's way."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from bot.ports.storage import Store
from bot.tools import Tool
from bot.workers.shelf import CatalogShelf


class Tools(list[Tool]):
    """Remembers the threads in which it was read."""

    def __init__(self, *tools: Tool) -> None:
        super().__init__(tools)
        self.readers: set[int] = set()

    def __iter__(self) -> Iterator[Tool]:  # noqa: D105  a list is a list
        self.readers.add(threading.get_ident())
        return super().__iter__()


@dataclass
class Library:
    """A database with nothing but a catalogue, which can be slow or away; and the time."""

    number: int = 1
    books: Tools = field(default_factory=lambda: Tools(Tool("a", "A")))
    now: datetime = datetime(2026, 6, 1, tzinfo=UTC)
    away: bool = False
    slow: asyncio.Event | None = None

    @property
    def catalog(self) -> "Library":
        return self

    async def version(self) -> int:
        if self.away:
            raise ConnectionError
        return self.number

    async def tools(self) -> Tools:
        if self.slow:
            await self.slow.wait()
        return self.books

    def clock(self) -> datetime:
        return self.now

    def store(self) -> AbstractAsyncContextManager[Any]:
        @asynccontextmanager
        async def unit() -> AsyncIterator["Library"]:
            yield self

        return unit()

    def add(self, *tools: Tool) -> None:
        self.number, self.books, self.now = self.number + 1, Tools(*tools), self.now + timedelta(seconds=3)


def shelf(library: Library) -> CatalogShelf:
    """In front of this library."""
    return CatalogShelf(cast(Store, library.store), library.clock)


async def test_a_changed_catalogue_is_seen_within_seconds() -> None:
    """Asked by its version, and read only when that changed."""
    library = Library()
    ours = shelf(library)
    assert {"a"} == (await ours.current()).tools.keys()
    library.add(Tool("b", "B"))

    assert {"b"} == (await ours.current()).tools.keys()


async def test_the_index_of_names_is_built_beside_the_loop() -> None:
    """Votes and clicks go on meanwhile."""
    library = Library()
    await shelf(library).current()

    assert library.books.readers
    assert threading.get_ident() not in library.books.readers


async def test_nobody_waits_for_what_somebody_else_is_reading() -> None:
    """The last catalogue answers until the new one is there."""
    library = Library()
    ours = shelf(library)
    old = await ours.current()
    library.slow = asyncio.Event()
    library.add(Tool("b", "B"))
    finder = asyncio.ensure_future(ours.current())
    await asyncio.sleep(0)

    assert old is await asyncio.wait_for(ours.current(), 1)
    library.slow.set()
    assert {"b"} == (await finder).tools.keys()
    assert {"b"} == (await ours.current()).tools.keys()


async def test_the_last_catalogue_answers_while_the_database_is_away() -> None:
    """Whatever it has become meanwhile."""
    library = Library()
    ours = shelf(library)
    old = await ours.current()
    library.add(Tool("b", "B"))
    library.away = True

    assert old is await ours.current()


async def test_a_change_that_was_told_is_there_before_anybody_asks() -> None:
    """Without waiting for the next look at the version."""
    library = Library()
    ours = shelf(library)
    await ours.current()
    before = library.now
    library.add(Tool("b", "B"))
    library.now = before
    assert {"a"} == (await ours.current()).tools.keys()
    await ours.changed()

    assert {"b"} == (await ours.current()).tools.keys()


async def test_a_catalogue_that_nobody_reads_is_not_fetched() -> None:
    """A replica that does nothing but post need not build an index of names at its start."""
    library = Library()
    await shelf(library).changed()

    assert not library.books.readers
