"""SQLite and PostgreSQL, each migrated once and copied for every test."""

import shutil
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from uuid import uuid4

import pytest

from bot.ballots import Box
from bot.ports.storage import Store
from store.opening import database
from store.settings import StoreSettings
from store.writer.group import GroupWriter
from tests.postgres import Cluster
from tests.templates import migrated, template


class Server(Protocol):
    """Where fresh databases come from."""

    def fresh(self) -> str: ...


@dataclass
class Files:
    """SQLite: a migrated file is copied."""

    template: Path
    folder: Path

    def fresh(self) -> str:
        path = self.folder / f"{uuid4().hex}.db"
        shutil.copy(self.template, path)
        return f"sqlite:///{path}"


@dataclass
class Db:
    """One database of one test."""

    url: str
    store: Store
    writer: GroupWriter
    boxes: list[Box] = field(default_factory=list)

    async def open(self, *boxes: Box) -> None:
        async with self.store() as unit:
            for box in boxes:
                await unit.boxes.open(box)

    async def recount(self) -> list[str]:
        async with self.store() as unit:
            return list(await unit.tallies.recount(fix=False))


@pytest.fixture(params=["sqlite", "postgresql"])
async def server(request: pytest.FixtureRequest, tmp_path: Path) -> Server:
    """The dimension: which database."""
    if request.param == "postgresql":
        found: Cluster = request.getfixturevalue("cluster")
        await found.prepare(migrated)
        return found
    return Files(await template(migrated), tmp_path)


@pytest.fixture
async def db(server: Server) -> AsyncIterator[Db]:
    """A migrated database with its store and its writer."""
    url = server.fresh()
    async with AsyncExitStack() as stack:
        store, writer = await stack.enter_async_context(database(StoreSettings(url=url)))
        assert isinstance(writer, GroupWriter)
        yield Db(url, store, writer)
