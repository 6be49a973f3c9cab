"""`verdict recount`: finds what is not as the reactions say, repairs it when asked, and every card shows it."""

import io

import pytest
from rich.console import Console

from adapters.terminal.recounting import Differs, recount
from tests.flows.house import House
from tests.flows.votes.deeds import Deed
from tests.flows.votes.walk import Walk
from tests.store.oracle import damage

DAMAGE = (
    "UPDATE tally SET ship = ship + 5",
    "UPDATE vote SET ship = NOT ship WHERE tool_id = (SELECT min(tool_id) FROM vote)",
    "DELETE FROM duel",
)


async def _recounted(house: House, *, fix: bool = False) -> str:
    console = Console(file=io.StringIO(), width=200)
    await recount(console, house.world.store, fix=fix)
    file = console.file
    assert isinstance(file, io.StringIO)
    return file.getvalue()


async def test_a_recount_finds_damage_and_repairs_it_when_asked(walk: Walk) -> None:
    """Without being asked it only tells, and fails so that a watchdog hears of it."""
    await walk.play([Deed("ask", where=0, what=0), Deed("ask", where=1, what=0)])
    await walk.rest()
    walk.crowd([Deed("tap", who=number, where=number, what=number % 3) for number in range(8)])
    assert [] == await walk.differences()
    assert "0 differences" in await _recounted(walk.house)

    await damage(walk.house.url, *DAMAGE)
    assert await walk.judged()
    with pytest.raises(Differs, match=r"differences\. Run verdict recount --fix"):
        await _recounted(walk.house)
    said = await _recounted(walk.house, fix=True)
    assert "the marks say" in said
    assert "repaired" in said

    assert "0 differences" in await _recounted(walk.house)
    assert [] == await walk.differences()
