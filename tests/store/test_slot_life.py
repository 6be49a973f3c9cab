"""Whatever three workers do with one slot, in any sequence: one message is recorded, and it is never lost."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.digests.subscription import Claim, Slot, SlotState, key_of
from bot.ids import ChannelRef, MessageRef
from bot.ports.storage import Unit
from tests.store.conftest import Db
from tests.store.people import HOME, NOON

WORKERS = ("one", "two", "three")
UNPOSTED = (SlotState.EMPTY, SlotState.MISSED, SlotState.REFUSED)
_numbers = count(1)


class Step(NamedTuple):
    """One thing that a worker does, so many minutes after the one before; `way` tells its kinds apart."""

    who: str
    deed: str
    minutes: int
    way: int


DEEDS = ("claim", "claim", "claim", "freeze", "renew", "post", "post", "item", "finish", "release")
STEPS = st.lists(
    st.builds(Step, st.sampled_from(WORKERS), st.sampled_from(DEEDS), st.integers(0, 6), st.integers(0, 3)),
    max_size=25,
)


@dataclass
class Model:
    """What the slot should be."""

    now: datetime = NOON
    open: bool = True
    tries: int = 0
    attempts: int = 0
    holder: int = 0
    """the claim that is in force, 0 for none"""
    lease: datetime = NOON
    not_before: datetime = NOON
    frozen: str = ""
    message: MessageRef | None = None
    posts: dict[int, MessageRef] = field(default_factory=dict[int, MessageRef])

    @property
    def free(self) -> bool:
        return self.open and self.now >= self.not_before and (not self.holder or self.now >= self.lease)

    def let_go(self) -> None:
        self.holder = 0


class Life:
    """Three workers, who remember every claim they ever had and go on working with any of them."""

    def __init__(self, slot: Slot) -> None:
        self.slot = slot
        self.model = Model()
        self.claims: defaultdict[str, list[Claim]] = defaultdict(list)

    async def step(self, unit: Unit, step: Step) -> None:
        model = self.model
        model.now += timedelta(minutes=step.minutes)
        waiting = [one.key for one in await unit.slots.waiting(model.now, 999)]
        assert model.free == (self.slot.key in waiting)
        if step.deed == "claim":
            await self.claim(unit, step)
        elif claims := self.claims[step.who]:
            mine = claims[step.minutes % len(claims) - 1]
            held = model.holder == mine.slot.tries
            await (self.record if step.deed in {"post", "item"} else self.keep)(unit, step, mine, held=held)

    async def claim(self, unit: Unit, step: Step) -> None:
        model, until = self.model, self.model.now + timedelta(minutes=5)
        found = await unit.slots.claim(self.slot.key, step.who, model.now, until)
        assert model.free == (found is not None)
        if found is None:
            return
        model.tries, model.attempts, model.lease = model.tries + 1, model.attempts + 1, until
        model.holder = model.tries
        posts = [name(model.posts.get(number)) for number in range(max(model.posts, default=-1) + 1)]
        assert (model.tries, model.attempts, model.frozen, name(model.message), tuple(posts)) == (
            found.slot.tries,
            found.attempts,
            found.frozen,
            found.message,
            found.items,
        )
        self.claims[step.who].append(found)

    async def record(self, unit: Unit, step: Step, mine: Claim, *, held: bool) -> None:
        """Whoever posted tells so, even a worker that lost the slot; the first one stands for ever."""
        model, post = self.model, MessageRef(self.slot.channel, f"{step.who}.{mine.slot.tries}")
        if step.deed == "item":
            model.posts.setdefault(step.way, post)
            assert model.posts[step.way] == await unit.slots.item(mine, step.way, post)
            return
        if model.message is None:
            model.message, model.open = post, True
        assert model.message == await unit.slots.posted(mine, post, model.now)

    async def keep(self, unit: Unit, step: Step, mine: Claim, *, held: bool) -> None:
        """What only the holder may do."""
        model = self.model
        match step.deed:
            case "freeze":
                assert held == await unit.slots.freeze(mine, f"numbers of {mine.slot.tries}")
                model.frozen = model.frozen or (f"numbers of {mine.slot.tries}" if held else "")
            case "renew":
                until = model.now + timedelta(minutes=9)
                assert held == await unit.slots.renew(mine, until)
                model.lease = until if held else model.lease
            case "finish":
                # No worker gives up what it knows to be posted.
                end = SlotState.DONE if model.message else UNPOSTED[step.way % 3]
                assert held == await unit.slots.finish(mine, end)
                if held:
                    model.open, model.not_before = False, NOON
                    model.let_go()
            case _:
                later = model.now + timedelta(minutes=3)
                await unit.slots.release(mine, later, tried=bool(step.way))
                if held:
                    model.attempts, model.not_before = model.attempts - (not step.way), later
                    model.let_go()


def name(message: MessageRef | None) -> str:
    """As a claim tells it."""
    return f"{message.channel.channel}/{message.message}" if message else ""


@given(STEPS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_one_message_is_recorded_and_never_lost(db: Db, steps: Sequence[Step]) -> None:
    """Claims, lost leases, late answers, ends and returns; in the end whoever comes next reads what was recorded."""
    channel = ChannelRef(HOME.platform, HOME.workspace, f"C{next(_numbers)}")
    life = Life(Slot(key_of(channel, "2026-W45"), channel, "2026-W45", NOON))
    async with db.store() as unit:
        assert await unit.slots.open(life.slot)
    for step in steps:
        async with db.store() as unit:
            await life.step(unit, step)
    async with db.store() as unit:
        await life.step(unit, Step("three", "claim", 60, 0))
        told = await unit.slots.told(channel)
    recorded = life.model.message is not None

    assert [name(life.model.message)] * (recorded and bool(life.model.frozen)) == [past.message for past in told]
