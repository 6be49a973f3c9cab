"""After any weather the tally is what people see under the messages: equal, always."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.flows.house import ADA, GRACE, LINUS, open_house
from tests.flows.votes.walk import Walk

STEPS = 60

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@given(seed=st.integers(0, 10_000))
@settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
async def test_the_tally_is_what_people_see(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    """Taps, withdrawals, bots, skin tones, clearings, deletions, every fault, and a bot that is killed in between."""
    rng = Random(seed)
    async with open_house(tmp_path_factory.mktemp("truth")) as house:
        crowd = house.place.stage.discord.crowd(6)
        walk = Walk(house, rng, [ADA, GRACE, LINUS, "U0RELAY0001"], [*crowd, *house.people()[:2]])
        await walk.ask()
        await walk.ask()
        for _ in range(STEPS):
            await walk.step()
            if rng.random() < 0.2:
                await house.bot.tick()
        await walk.settle()
        found = await walk.differences()

        assert [] == found


async def test_the_walk_would_notice_a_lost_vote(tmp_path: Path) -> None:
    """A proof that cannot fail proves nothing: a reaction that nobody told the bot about is a difference."""
    async with open_house(tmp_path) as house:
        walk = Walk(house, Random(1), [ADA], house.people())
        await house.slack("command", text="/compare claude 4 opus vs smollm3")
        await house.until(lambda: house.slack_messages() and len(house.slack_messages()[-1].get("reactions", [])) == 3)
        await walk.settle()
        assert [] == await walk.differences()
        house.place.stage.slack.faults.set({"lost": 1.0})
        await house.slack("react", ts=house.slack_messages()[-1]["ts"], name="one")
        await house.place.stage.slack.quiesce()

        assert 1 == len(await walk.differences())
