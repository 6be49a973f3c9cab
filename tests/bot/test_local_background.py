"""The engine of one process: the same promises as the durable one, as long as the process lives."""

import asyncio

import pytest

from bot.ports.background import Background
from bot.workers.background import LocalBackground
from tests.adapters.inbound import QuietLog


async def test_work_is_done_once_per_attempt_and_in_turn() -> None:
    """Each after the one before it in its turn; another turn does not wait."""
    told: list[str] = []
    local = LocalBackground(QuietLog())
    free = asyncio.Event()

    async def work(key: str) -> None:
        if key == "a1":
            await free.wait()
        told.append(key)

    background: Background = local
    background.register("post", work)
    for key in ("a1", "a2", "a2", "b1"):
        await background.put("post", key, turn=key[0])
    await background.put("post", "a1", turn="a", attempt=1)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert ["b1"] == told
    free.set()
    await local.drain()

    assert ["b1", "a1", "a2", "a1"] == told


async def test_failing_work_is_told_and_the_next_in_its_turn_is_done() -> None:
    """And work may order more work, which `drain` waits for too."""
    log, told = QuietLog(), list[str]()
    local = LocalBackground(log)

    async def work(key: str) -> None:
        told.append(key)
        if key == "bad":
            await local.put("post", "more", turn="a")
            raise ValueError(key)

    local.register("post", work)
    await local.put("post", "bad", turn="a")
    await local.put("post", "good", turn="a")
    await local.drain()

    assert ["bad", "good", "more"] == told
    assert ["job.failed"] == log.events


async def test_a_stop_drops_what_runs_and_what_waits() -> None:
    """Nobody waits for a post that nobody will see."""
    told: list[str] = []
    local = LocalBackground(QuietLog())

    async def work(key: str) -> None:
        await asyncio.sleep(60)
        told.append(key)

    local.register("post", work)
    await local.put("post", "a1", turn="a")
    await local.put("post", "a2", turn="a")
    await asyncio.sleep(0)
    await local.stop()
    await local.drain()

    assert [] == told


async def test_unknown_work_is_refused() -> None:
    """A mistake of the program is told where it is made."""
    with pytest.raises(LookupError, match="letter"):
        await LocalBackground(QuietLog()).put("letter", "a1", turn="a")
