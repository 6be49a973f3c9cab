"""Any order of delivery ends at the same votes: what counts is when people did it, not when the bot heard of it."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.ballots import BallotKind, Box, BoxKind, CastBallot, Mark, Tally, votes
from bot.emoji import SHIP, SKIP
from bot.ids import MessageRef
from bot.panel import Verdict
from tests.flows.house import open_house
from tests.flows.votes.deeds import Deed
from tests.flows.votes.pace import hurried
from tests.flows.votes.walk import Walk

TOOL: Final = "smollm3"
START: Final = datetime(2026, 1, 1, tzinfo=UTC)
taps = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 1), st.sampled_from([SHIP, SKIP])), max_size=40)


@given(path=taps)
@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
async def test_late_doubled_and_retried_is_as_good_as_in_order(
    tmp_path_factory: pytest.TempPathFactory, path: list[tuple[int, int, str]]
) -> None:
    """Two cards of one tool, three people who tap and take back: no reading helps, only the times that Slack tells."""
    with hurried():
        async with open_house(tmp_path_factory.mktemp("order")) as house:
            walk = Walk(house)
            await walk.play([Deed("ask", where=0, what=1), Deed("ask", where=0, what=1)])
            await walk.rest()
            cards = walk.slack.cards()
            faults = walk.slack.slack.faults
            faults.late, faults.doubled, faults.retried = 0.1, 0.3, 0.3
            should = _done(walk, cards[0], cards[1], path)
            await walk.slack.quiesce()
            async with house.world.store() as unit:
                found = await unit.tallies.all(None)

            assert should == (found[TOOL].everywhere if TOOL in found else Tally())


def _done(walk: Walk, first: MessageRef, second: MessageRef, path: list[tuple[int, int, str]]) -> Tally:
    """Taps where nothing stood and takes back where something did; what that should come to."""
    standing: defaultdict[int, dict[tuple[int, str], datetime]] = defaultdict(dict)
    for minute, (who, where, emoji) in enumerate(path):
        stands = (where, emoji) not in standing[who]
        walk.slack.tap(walk.slack.people[who], (first, second)[where], emoji, 0, stands=stands)
        if stands:
            standing[who][where, emoji] = START + timedelta(minutes=minute)
        else:
            del standing[who][where, emoji]
    total = Tally()
    for marks in standing.values():
        ballots = [
            CastBallot(Box(card, BoxKind.SINGLE, (TOOL,), START), BallotKind.REACTION, some)
            for where, card in enumerate((first, second))
            if (some := tuple(Mark(emoji, at) for (place, emoji), at in marks.items() if place == where))
        ]
        for vote in votes(ballots).values():
            total += Tally(ship=1) if vote.verdict is Verdict.SHIP else Tally(skip=1)
    return total
