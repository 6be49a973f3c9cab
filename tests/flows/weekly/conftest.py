"""A house in a hurry: a week passes at once, and the platforms' waits with it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.flows.house import House, open_house
from tests.flows.votes.pace import hurried


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """Both platforms, connected, without their long waits."""
    with hurried():
        async with open_house(tmp_path) as opened:
            yield opened
