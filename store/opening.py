"""Opens the database for a process: brought to the present form, read in units, votes written by one writer."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.ports.installs import Vault
from bot.ports.storage import Store, Unit, VoteWriter
from bot.ports.world import Log
from store import lean  # noqa: F401  before all that would load what it leaves out
from store.background import DbosBackground
from store.cards.reader import open_cards
from store.engine import open_engine
from store.fitness import told_at_start
from store.migrations import migrate, pending
from store.settings import StoreSettings
from store.unit import NO_KEYS, open_store
from store.writer.group import GroupWriter

HANDOVER = 0.0001
"""seconds after which a thread that computes gives way to one that waits: whoever waits for the database's threads
waits for these to get their turn at each statement beside a busy loop, and the usual 5 ms are longer than the statement"""


@asynccontextmanager
async def database(settings: StoreSettings, vault: Vault = NO_KEYS) -> AsyncIterator[tuple[Store, VoteWriter]]:
    """Leaving waits for the votes that have queued."""
    sys.setswitchinterval(HANDOVER)
    engine = open_engine(settings)
    try:
        with told_at_start(settings):
            await migrate(engine)
        writer, cards = GroupWriter(engine), open_cards(engine.url)
        try:
            yield open_store(engine, cards, vault), writer
        finally:
            await writer.close()
            await cards.close()
    finally:
        await engine.dispose()


async def waiting(settings: StoreSettings) -> tuple[str, ...]:
    """The migrations that the next start would run; a VerdictError when the database cannot be used."""
    engine = open_engine(settings)
    try:
        with told_at_start(settings):
            return await pending(engine)
    finally:
        await engine.dispose()


def visited(settings: StoreSettings, vault: Vault = NO_KEYS) -> Store:
    """A store that is opened for each look and closed after it; nothing is migrated."""

    @asynccontextmanager
    async def unit() -> AsyncIterator[Unit]:
        engine = open_engine(settings)
        cards = open_cards(engine.url)
        try:
            async with open_store(engine, cards, vault)() as opened:
                yield opened
        finally:
            await cards.close()
            await engine.dispose()

    return unit


def open_background(settings: StoreSettings, log: Log) -> DbosBackground:
    """The job engine in the same database. It is loaded by its `start`, not here."""
    return DbosBackground(settings.address, log)
