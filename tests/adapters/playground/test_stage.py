"""The playground's one server."""

import random
import time

import pytest

from adapters.playground.clock import MovableClock
from adapters.playground.stage import Stage


@pytest.mark.parametrize(
    ("host", "reached"), [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1"), ("localhost", "localhost")]
)
async def test_it_is_reached_from_here_wherever_it_listens(host: str, reached: str) -> None:
    """In a container it listens on every address, which is none that the adapters accept."""
    stage = Stage(clock=MovableClock(time.time), rng=random.Random(7))
    try:
        url = await stage.open_at(host, 0)

        assert url.startswith(f"http://{reached}:")
        assert stage.slack.api_base.startswith(url)
        assert stage.discord.api_base.startswith(url)
    finally:
        await stage.close()
