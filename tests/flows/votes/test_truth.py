"""After any weather the tally is what people see under the messages: equal, always."""

from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.flows.house import open_house
from tests.flows.votes import deeds
from tests.flows.votes.deeds import Deed
from tests.flows.votes.depth import DEPTH
from tests.flows.votes.pace import hurried
from tests.flows.votes.walk import Walk

OPENING = (Deed("ask", where=0, what=0), Deed("ask", where=1, what=0), Deed("ask", where=0, what=1))
slowly = settings(
    deadline=None,
    derandomize=DEPTH == 1,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)


async def walked(folder: Path, path: Iterable[Deed]) -> list[str]:
    """The differences at the end of a walk."""
    with hurried():
        async with open_house(folder) as house:
            walk = Walk(house)
            await walk.play([*OPENING, *path])
            return await walk.differences()


@given(path=st.lists(deeds.deeds, max_size=40))
@settings(slowly, max_examples=12 * DEPTH)
async def test_whatever_happens_the_tally_is_what_people_see(
    tmp_path_factory: pytest.TempPathFactory, path: list[Deed]
) -> None:
    """Few deeds, chosen to break things, and fewer still when they do."""
    assert [] == await walked(tmp_path_factory.mktemp("walk"), path)


@pytest.mark.parametrize("seed", range(8 * DEPTH))
async def test_long_walks_end_at_the_same_place(tmp_path: Path, seed: int) -> None:
    """Taps, ballots, bots, clearings, deletions, every fault, and a bot that is killed now and then."""
    rng = Random(seed)

    assert [] == await walked(tmp_path, [deeds.one(rng) for _ in range(120)])


async def test_the_walk_would_notice_a_lost_vote(tmp_path: Path) -> None:
    """A proof that cannot fail proves nothing: a reaction that nobody told the bot about is a difference."""
    with hurried():
        async with open_house(tmp_path) as house:
            walk = Walk(house)
            await walk.play(OPENING)
            await walk.rest()
            walk.slack.slack.faults.lost = 1.0
            await walk.play([Deed("tap", who=1)])
            await walk.slack.quiesce()

            assert ["seen, not stored"] == [one.split(": ")[1] for one in await walk.judged()]
