"""A house in a hurry, with both chats at hand."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.flows.house import House, open_house
from tests.flows.votes.pace import hurried
from tests.flows.votes.walk import Walk
from tests.store.conftest import server

__all__ = ["server"]


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """Both platforms, connected, without their long waits."""
    with hurried():
        async with open_house(tmp_path) as opened:
            yield opened


@pytest.fixture
async def walk(house: House) -> Walk:
    """People to act, and a judge of what came of it."""
    return Walk(house)
