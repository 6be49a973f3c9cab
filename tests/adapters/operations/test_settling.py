"""What is loaded at the start is not looked at again by the garbage collector."""

import gc
from collections.abc import Iterator

import pytest

from adapters.operations.settling import SETTLED, settling


@pytest.fixture(autouse=True)
def _thawed() -> Iterator[None]:
    """The tests that follow find the collector as it was."""
    gc.unfreeze()
    yield
    gc.freeze()


async def test_after_some_rounds_everything_is_settled_once() -> None:
    """Not before, when much is still to come; each round is made all the same."""
    made: list[int] = []

    async def tick() -> None:
        made.append(gc.get_freeze_count())

    rounds = settling(tick)
    for _ in range(SETTLED):
        await rounds()
    frozen = gc.get_freeze_count()
    await rounds()

    assert [0] * SETTLED == made[:SETTLED]
    assert frozen > 0
    assert SETTLED + 1 == len(made)
