"""One open house per story."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.flows.house import House, open_house


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """Both platforms, connected."""
    async with open_house(tmp_path) as opened:
        yield opened
