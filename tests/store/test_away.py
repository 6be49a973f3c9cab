"""A database that does not answer is told apart from a mistake, whichever of the two it is."""

from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from bot.emoji import SHIP
from bot.errors import StoreAway
from store.cards.reader import open_cards
from store.engine import open_engine
from store.settings import StoreSettings
from store.unit import open_store
from store.writer.group import GroupWriter
from tests.store.people import HOME, SOLO, taps


@pytest.mark.parametrize("url", ["sqlite:///{folder}/nowhere/verdict.db", "postgresql://nobody@/none?host={folder}"])
async def test_reading_and_voting_say_that_the_database_is_away(tmp_path: Path, url: str) -> None:
    """No folder for the file, no server behind the socket."""
    engine = open_engine(StoreSettings(url=url.format(folder=tmp_path)))
    writer, cards = GroupWriter(engine), open_cards(engine.url)
    try:
        with pytest.raises(StoreAway):
            async with open_store(engine, cards)() as unit:
                await unit.catalog.version()
        with pytest.raises(StoreAway):
            async with open_store(engine, cards)() as unit:
                await unit.tallies.pair(HOME, "opus", "smol")
        with pytest.raises(StoreAway):
            await writer.cast(taps("ada", SOLO, SHIP, 5))
    finally:
        await writer.close()
        await cards.close()
        await engine.dispose()


async def test_a_mistake_keeps_its_own_name(tmp_path: Path) -> None:
    """It must reach the log as what it is."""
    engine = open_engine(StoreSettings(url=f"sqlite:///{tmp_path}/verdict.db"))
    cards = open_cards(engine.url)
    try:
        with pytest.raises(ZeroDivisionError):
            async with open_store(engine, cards)():
                raise ZeroDivisionError
        with pytest.raises(OperationalError, match="no such table"):
            async with open_store(engine, cards)() as unit:
                await unit.catalog.version()
    finally:
        await cards.close()
        await engine.dispose()
