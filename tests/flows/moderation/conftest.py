"""A house that does not keep the platforms' long waits."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.flows.house import House, open_house
from tests.flows.votes.pace import hurried


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """Both platforms, connected."""
    with hurried():
        async with open_house(tmp_path) as opened:
            yield opened
