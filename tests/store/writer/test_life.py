"""Everything that can happen to votes, in any sequence: afterwards every rollup is what the marks say."""

import os
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.ballots import WITHDRAWN, Box, BoxKind, desk
from bot.ids import MessageRef
from bot.moderation import Block, BusyHour
from bot.numbers.brigading import Hold
from bot.ports.storage import MarkChange, PrivateBallot, Reading, Unit, VoteWriter, Wipe
from bot.tools import Tool
from bot.voters import Standing, Voter
from store.moments import hour, micros
from store.opening import database
from store.settings import StoreSettings
from tests.store.conftest import Server
from tests.store.oracle import wrong
from tests.store.people import CHANNEL, DUEL, HOME, SOLO, TRIO, at, voter

SMALL = Box(MessageRef(CHANNEL, "4"), BoxKind.SINGLE, ("smol",), at(3))
AGAIN = Box(MessageRef(CHANNEL, "5"), BoxKind.COMPARISON, ("smol", "nova"), at(3))
SLUGS = ("opus", "smol", "mini", "nova")
DESKS = [desk(HOME, (slug,), at(4)) for slug in SLUGS]
BOXES = [DUEL, SOLO, TRIO, SMALL, AGAIN, desk(HOME, ("mini", "opus"), at(4)), *DESKS]
MERGERS = (("mini", "smol"), ("nova", "opus"), ("smol", "opus"))
PEOPLE = [voter("ada"), voter("bob"), voter("zoe", "T2")]
DEPTH = int(os.environ.get("VERDICT_WALKS", "1"))  # noqa: TID251 – how long one wants to wait for the tests
"""how many times as many lives as in an ordinary run"""
PACE = 4
"""minutes from one step to the next; a platform may be three steps late"""
_NEXT_WEEK = 120
_WEEK = 7 * 24 * 60


class Step(NamedTuple):
    """One thing that happens; what it does not need of the rest it ignores."""

    deed: str
    box: Box
    who: Voter
    emoji: frozenset[int]
    side: bool
    minutes: int

    @property
    def when(self) -> datetime:
        """On the first Monday or on the second."""
        return at(self.minutes + (_WEEK if self.minutes > _NEXT_WEEK else 0))

    @property
    def given(self) -> list[str]:
        return [one for number, one in enumerate(self.box.emoji) if number in self.emoji]


CASTS = ("tap", "take", "button", "delete", "reading", "wipe")
DEEDS = (*CASTS, "judge", "forget", "hold", "hold", "decide", "block", "merge")


def steps(deeds: Sequence[str], boxes: Sequence[Box], people: Sequence[Voter]) -> st.SearchStrategy[list[Step]]:
    """Any of them, in any sequence."""
    step = st.builds(
        Step,
        st.sampled_from(deeds),
        st.sampled_from(boxes),
        st.sampled_from(people),
        st.frozensets(st.integers(0, 4), min_size=1, max_size=3),
        st.booleans(),
        st.integers(5, 5 + 3 * PACE),
    )
    return st.lists(step, min_size=1, max_size=40)


@st.composite
def lives(draw: st.DrawFn) -> list[Step]:
    """Few deeds over and over at few boxes find more than everything everywhere."""
    deeds = ["tap", "tap", "button", *draw(st.lists(st.sampled_from(DEEDS), min_size=1, max_size=5))]
    boxes = [DUEL, SOLO, SMALL, *draw(st.lists(st.sampled_from(BOXES), max_size=4))]
    people = draw(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=3))
    return draw(steps(deeds, boxes, people))


QUARREL = steps(("tap", "tap", "hold", "delete", "decide"), (DUEL, SOLO, SMALL), PEOPLE[:1])
"""one person, two tools and a moderator"""


KNOWN = [
    Step(deed, box, PEOPLE[0], frozenset({0}), side=True, minutes=5)
    for deed, box in (("tap", DUEL), ("hold", DUEL), ("tap", SMALL), ("tap", SOLO))
]
"""a duel came back too late: the newer ballot on the other tool was not looked at"""


@given(lives() | QUARREL)
@example(KNOWN)
@settings(
    max_examples=12 * DEPTH,
    derandomize=DEPTH == 1,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
async def test_whatever_happens_the_rollups_are_what_the_marks_say(server: Server, life: Sequence[Step]) -> None:
    """Votes, tallies, weeks, ways of casting, numbers of workspaces and duels, after casting, moderating and merging."""
    url = server.fresh()
    async with database(StoreSettings(url=url)) as (store, writer):
        async with store() as unit:
            await unit.catalog.put([Tool(slug, slug.title()) for slug in SLUGS], by="t", at=at(0))
            for box in BOXES:
                await unit.boxes.open(box)
        for number, early in enumerate(life):
            step = early._replace(minutes=early.minutes + PACE * number)
            if step.deed in CASTS:
                await cast(writer, step)
            else:
                async with store() as unit:
                    await moderate(unit, step)
        async with store() as unit:
            assert [] == list(await unit.tallies.recount(fix=False))
            before = await unit.tallies.all(HOME)
        assert [] == await wrong(url)
        async with store() as unit:
            await unit.tallies.recount(fix=True)
            assert before == await unit.tallies.all(HOME)


async def cast(writer: VoteWriter, step: Step) -> None:
    """Something that a platform tells of."""
    where, when = step.box.message, step.when
    match step.deed:
        case "tap" | "take":
            for emoji in step.given:
                await writer.cast(MarkChange(where, step.who, emoji, step.deed == "tap", when))
        case "button":
            await writer.cast(PrivateBallot(where, step.who, frozenset(step.given if step.side else ()), when))
        case "delete":
            where = DESKS[SLUGS.index(step.box.tools[-1])].message
            await writer.cast(PrivateBallot(where, step.who, frozenset({WITHDRAWN}), when))
        case "reading":
            seen = frozenset((who, emoji) for who in PEOPLE[: len(step.emoji)] for emoji in step.given)
            await writer.cast(Reading(where, seen, when))
        case _:
            await writer.cast(Wipe(where, step.given[0] if step.given and step.side else None, when))


async def moderate(unit: Unit, step: Step) -> None:
    """Something that a person or a rule decides."""
    when = step.when
    match step.deed:
        case "judge":
            await unit.voters.judge({step.who: Standing.COUNTS if step.side else Standing.GUEST}, when)
        case "forget":
            await unit.voters.forget(step.who, keep_counts=step.side, at=when)
        case "hold":
            await hold(unit, step)
        case "decide":
            for burst in (await unit.moderation.bursts(step.who.home))[len(step.emoji) - 1 :]:
                await unit.moderation.decide(step.who.home, burst.number, release=step.side, by="ada", at=when)
        case "block":
            await block(unit, step)
        case _:
            await merge(unit, step)


async def hold(unit: Unit, step: Step) -> None:
    """The hour's votes on every tool of the box."""
    for slug in step.box.tools:
        busy = BusyHour(step.who.home, slug, hour(micros(step.when)), 0, 0)
        for side in (True, False):
            await unit.moderation.hold(busy, Hold(side, 9, 9, 9, 1.0, 0.0), step.when)


async def block(unit: Unit, step: Step) -> None:
    """Or the end of a block."""
    when, who = step.when, step.who
    if step.side:
        await unit.moderation.unblock(who, when)
    else:
        await unit.moderation.block(Block(who.home, who.key, "@x", "spam", "ada", when, None), who)


async def merge(unit: Unit, step: Step) -> None:
    """Two tools become one, which can happen once."""
    gone, stays = MERGERS[len(step.emoji) - 1]
    if {tool.slug for tool in await unit.catalog.tools()} >= {gone, stays}:
        await unit.catalog.merge(gone, stays, by="t", at=step.when)
