"""What holds whatever people do, in whatever order."""

import random
from dataclasses import dataclass
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.playground.slack.mint import Mint
from adapters.playground.slack.parcels import Parcel, Receipt
from adapters.playground.slack.world import SlackWorld
from tests.adapters.playground.slack.conftest import ADA, GENERAL, GRACE, LINUS

USERS, NAMES = (ADA, GRACE, LINUS), ("one", "ship", "+1::skin-tone-3")
TAPS = st.lists(st.tuples(st.booleans(), st.sampled_from(USERS), st.sampled_from(NAMES)), max_size=40)


@dataclass
class Ledger:
    """An app that only follows the events: adds what was added, removes what was removed."""

    standing: set[tuple[str, str]]

    async def hand_over(self, parcel: Parcel, seconds: float) -> Receipt:
        event: dict[str, Any] = parcel.payload["event"]
        tap = (event["user"], event["reaction"])
        if event["type"] == "reaction_added":
            self.standing.add(tap)
        else:
            self.standing.discard(tap)
        return Receipt(200)

    async def close(self) -> None:
        """Nothing to close."""


@given(times=st.lists(st.floats(0, 2e9), min_size=2, max_size=50))
def test_timestamps_are_unique_and_only_grow(times: list[float]) -> None:
    """Even if the clock stands still or runs backwards."""
    moments = iter(times)
    mint = Mint(lambda: next(moments), random.Random(0))
    given_out = [mint.ts() for _ in times]

    assert sorted(set(given_out), key=float) == given_out


@settings(max_examples=60, deadline=None)
@given(taps=TAPS)
async def test_on_a_good_day_the_events_tell_what_stands(taps: list[tuple[bool, str, str]]) -> None:
    """Without faults, whoever follows the events knows what people see; counts and users agree."""
    ledger = Ledger(set())
    world = SlackWorld(deliver=ledger)
    ts = (await world.say(ADA, GENERAL, "Tap"))["ts"]
    for added, user, name in taps:
        await (world.react if added else world.unreact)(user, GENERAL, ts, name)
    await world.quiesce()
    seen = world.reactions_on(GENERAL, ts)
    shown = world.messages_in(GENERAL)[0]["reactions"]

    assert ledger.standing == {(user, name) for name, users in seen.items() for user in users}
    assert all(each["count"] == len(set(each["users"])) for each in shown)


@settings(max_examples=30, deadline=None)
@given(taps=TAPS, seed=st.integers(0, 99))
async def test_doubled_and_retried_events_change_nothing_for_who_keeps_a_state(
    taps: list[tuple[bool, str, str]], seed: int
) -> None:
    """Each event at least once: every tap that was made has been heard of."""
    ledger = Ledger(set())
    heard: list[str] = []

    class Counting(Ledger):
        async def hand_over(self, parcel: Parcel, seconds: float) -> Receipt:
            heard.append(parcel.payload["event_id"])
            return await ledger.hand_over(parcel, seconds)

    world = SlackWorld(deliver=Counting(set()), rng=random.Random(seed), retry_delays=(0.0, 0.0, 0.0))
    world.faults.set({"doubled": 0.4, "retried": 0.4})
    ts = (await world.say(ADA, GENERAL, "Tap"))["ts"]
    made = [tap for tap in taps if (world.react_now if tap[0] else world.unreact_now)(tap[1], GENERAL, ts, tap[2])]
    await world.quiesce()

    assert len(made) == len(set(heard))
    assert len(made) <= len(heard)
