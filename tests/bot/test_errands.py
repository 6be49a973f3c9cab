"""Work that outlives its request is waited for at the end, at whatever moment it ends itself."""

import asyncio

import pytest

from bot.errands import Errands


@pytest.mark.parametrize("turns", range(6))
async def test_an_errand_may_end_in_any_turn_of_the_loop_while_others_are_waited_for(turns: int) -> None:
    """Between the question whether anything is left and the wait for it there is no moment."""
    errands = Errands()

    async def errand() -> None:
        for _ in range(turns):
            await asyncio.sleep(0)

    errands.start(errand())
    await asyncio.sleep(0)
    given_up, other = await asyncio.gather(errands.drain(30.0), errands.drain(30.0))

    assert (0, 0) == (given_up, other)
    assert 0 == len(errands)


async def test_what_takes_longer_than_the_grace_is_given_up() -> None:
    """Told by how many, and cancelled."""
    errands, cut = Errands(), asyncio.Event()

    async def endless() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            cut.set()

    errands.start(endless())
    await asyncio.sleep(0)

    assert 1 == await errands.drain(0.0)
    assert cut.is_set()
