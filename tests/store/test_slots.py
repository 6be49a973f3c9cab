"""One post a week: a slot exists once, is in one worker's hands, and whoever lost it learns so."""

import asyncio
from dataclasses import replace
from datetime import datetime

from bot.digests.subscription import Claim, Past, Slot, SlotState, key_of
from bot.ids import ChannelRef, MessageRef
from tests.store.conftest import Db
from tests.store.people import CHANNEL, HOME, at


def slot(number: int = 1, minutes: float = 0, week: str = "2026-W45", workspace: str = "T1") -> Slot:
    """The slot of a channel that was due so many minutes after noon."""
    channel = ChannelRef(HOME.platform, workspace, f"C{number}")
    return Slot(key_of(channel, week), channel, week, at(minutes))


def tried(times: int) -> Slot:
    """The same after so many claims."""
    return replace(slot(), tries=times)


POST = MessageRef(CHANNEL, "100.1")
OTHER = MessageRef(CHANNEL, "200.2")


async def opened(db: Db, *slots: Slot) -> None:
    """All of them at once."""
    async with db.store() as unit:
        for one in slots:
            assert await unit.slots.open(one)


async def claim(db: Db, owner: str, minutes: float, until: float, key: str = slot().key) -> Claim | None:
    """In a transaction of its own."""
    async with db.store() as unit:
        return await unit.slots.claim(key, owner, at(minutes), at(until))


async def held(db: Db, owner: str, minutes: float, until: float) -> Claim:
    """A claim that succeeds."""
    found = await claim(db, owner, minutes, until)
    assert found
    return found


async def waiting(db: Db, minutes: float, limit: int = 99) -> list[Slot]:
    """What may be tried at that minute."""
    async with db.store() as unit:
        return [replace(one, tries=0) for one in await unit.slots.waiting(at(minutes), limit)]


async def answers(db: Db, found: Claim, when: datetime) -> list[bool]:
    """What a worker is told that tries everything with its claim."""
    async with db.store() as unit:
        return [
            await unit.slots.freeze(found, "late"),
            await unit.slots.renew(found, when),
            await unit.slots.finish(found, SlotState.MISSED),
        ]


async def test_a_slot_exists_once_however_many_open_it(db: Db) -> None:
    """Five at the same moment: one of them has made it, and it is as the first one said."""

    async def open_it(minutes: int) -> bool:
        async with db.store() as unit:
            return await unit.slots.open(slot(minutes=minutes))

    made = await asyncio.gather(*(open_it(minutes) for minutes in range(5)))

    assert [True] == [one for one in made if one]
    assert [slot(minutes=made.index(True))] == await waiting(db, 9)
    async with db.store() as unit:
        assert not await unit.slots.open(slot(), SlotState.MISSED)
        assert await unit.slots.open(slot(week="2026-W46", minutes=8), SlotState.MISSED)
        assert {SlotState.DUE: 1, SlotState.MISSED: 1} == await unit.slots.states()


async def test_one_of_those_who_claim_at_once_has_it(db: Db) -> None:
    """Until its lease ends nobody else; then anybody, who sees that it was tried before."""
    await opened(db, slot())
    claims = await asyncio.gather(*(claim(db, f"w{number}", 1, 5) for number in range(5)))
    first = next(one for one in claims if one)

    assert 4 == claims.count(None)
    assert Claim(tried(1), first.owner, at(5), 1) == first
    assert await claim(db, "late", 4, 9) is None
    assert [] == await waiting(db, 4)
    assert [slot()] == await waiting(db, 5)
    assert Claim(tried(2), "late", at(9), 2) == await claim(db, "late", 5, 9)
    assert await claim(db, "late", 1, 5, "no such slot") is None


async def test_a_worker_that_lost_its_slot_changes_nothing(db: Db) -> None:
    """Each of its methods says no; even when the worker that took over is itself."""
    await opened(db, slot())
    lost = [await held(db, "one", 1, 2), await held(db, "two", 3, 4), await held(db, "two", 5, 6)]
    keeper = await held(db, "one", 7, 8)
    for one in lost:
        assert [False] * 3 == await answers(db, one, at(99))
        async with db.store() as unit:
            await unit.slots.release(one, at(99), tried=False)

    assert Claim(tried(5), "one", at(10), 5) == await held(db, "one", 8, 10)
    assert [False] * 3 == await answers(db, keeper, at(99))


async def test_numbers_once_frozen_are_posted_by_whoever_comes_next(db: Db) -> None:
    """The second worker reads what the first one counted, and its own count is not taken."""
    await opened(db, slot())
    first = await held(db, "one", 1, 2)
    async with db.store() as unit:
        assert await unit.slots.freeze(first, "61 votes")
        assert await unit.slots.renew(first, at(4))
    assert await claim(db, "two", 3, 9) is None
    second = await held(db, "two", 4, 9)
    async with db.store() as unit:
        assert await unit.slots.freeze(second, "62 votes")

    assert ("61 votes", "61 votes") == (second.frozen, (await held(db, "three", 9, 10)).frozen)


async def test_the_first_recorded_message_stands(db: Db) -> None:
    """Whoever brings another one, even the owner, is told which; items come in any order, gaps stay gaps."""
    await opened(db, slot())
    lost, keeper = await held(db, "one", 1, 2), await held(db, "two", 2, 9)
    third, fifth = replace(POST, message="100.3"), replace(POST, message="100.5")
    async with db.store() as unit:
        assert await unit.slots.freeze(keeper, "61 votes")
        assert POST == await unit.slots.posted(lost, POST, at(1))
        assert POST == await unit.slots.posted(keeper, OTHER, at(2))
        assert fifth == await unit.slots.item(keeper, 2, fifth)
        assert third == await unit.slots.item(lost, 0, third)
        assert third == await unit.slots.item(keeper, 0, OTHER)
    again = await held(db, "two", 9, 10)
    assert ("C1/100.1", ("C1/100.3", "", "C1/100.5")) == (again.message, again.items)
    async with db.store() as unit:
        assert await unit.slots.finish(again, SlotState.DONE)
        assert POST == await unit.slots.posted(again, OTHER, at(11))
        assert [Past(tried(3), SlotState.DONE, "61 votes", "C1/100.1", at(1))] == list(await unit.slots.told(CHANNEL))
    assert [False] * 3 == await answers(db, again, at(4))
    assert await claim(db, "three", 12, 13) is None
    assert [] == await waiting(db, 12)


async def test_a_post_that_was_given_up_and_stands_all_the_same_is_not_lost(db: Db) -> None:
    """Its slot opens again, so that the next worker goes on from there."""
    await opened(db, slot())
    lost, last = await held(db, "one", 1, 2), await held(db, "two", 2, 9)
    async with db.store() as unit:
        assert await unit.slots.finish(last, SlotState.MISSED)
        assert POST == await unit.slots.posted(lost, POST, at(3))

    assert [slot()] == await waiting(db, 4)
    assert "C1/100.1" == (await held(db, "three", 4, 9)).message


async def test_a_slot_that_is_given_back_waits_and_remembers_whether_it_was_tried(db: Db) -> None:
    """An attempt that cannot have posted is no attempt: the next one need not look for its message."""
    await opened(db, slot())
    for number, (gone, attempts) in enumerate(((False, 1), (True, 1), (True, 2), (False, 3))):
        now = number * 10
        found = await held(db, "one", now, now + 99)
        assert attempts == found.attempts
        async with db.store() as unit:
            await unit.slots.release(found, at(now + 3), tried=gone)
        assert [False] * 3 == await answers(db, found, at(99))
        assert await claim(db, "two", now + 2, now + 9) is None
        assert [] == await waiting(db, now + 2)
        assert [slot()] == await waiting(db, now + 3)


async def test_what_a_clock_that_ran_ahead_put_off_does_not_wait_until_then(db: Db) -> None:
    """No pause of ours is as long, so it is none: the next look takes the slot, by a clock that is right again."""
    await opened(db, slot())
    ahead = 36 * 60
    found = await held(db, "one", ahead, ahead + 2)
    async with db.store() as unit:
        await unit.slots.release(found, at(ahead + 15), tried=True)

    assert [slot()] == await waiting(db, 1)
    assert 2 == (await held(db, "two", 1, 3)).attempts


async def test_a_workspace_of_many_channels_holds_up_no_other(db: Db) -> None:
    """Its oldest comes first, then each other workspace has its turn before its second one."""
    many = [slot(number, number) for number in range(1, 40)]
    few = [slot(1, 50, workspace="T2"), slot(2, 60, workspace="T2"), slot(1, 55, workspace="T3")]
    await opened(db, *many, *few)

    assert [many[0], few[0], few[2], many[1], few[1], many[2]] == await waiting(db, 99, 6)
    assert await claim(db, "one", 99, 120, many[0].key)
    assert [many[1], few[0], few[2], many[2], few[1]] == await waiting(db, 99, 5)


async def test_what_was_told_is_read_newest_first(db: Db) -> None:
    """Only what was posted with numbers; what was missed is the latest all the same."""
    weeks = [slot(minutes=number, week=f"2026-W{number}") for number in range(44, 49)]
    await opened(db, *weeks, slot(2, 99))
    for one, end in zip(weeks, ("done", "posted", "done", "missed", "due"), strict=True):
        found = await claim(db, "one", 60, 70, one.key)
        assert found
        async with db.store() as unit:
            if one.week != "2026-W46":
                await unit.slots.freeze(found, f"numbers of {one.week}")
            await unit.slots.posted(found, replace(POST, message=one.week), at(61))
            if end != "due":
                await unit.slots.finish(found, SlotState(end))
    async with db.store() as unit:

        async def told(limit: int, before: str = "") -> list[str]:
            return [past.slot.week for past in await unit.slots.told(CHANNEL, limit, before)]

        assert ["2026-W48"] == await told(1)
        assert ["2026-W48", "2026-W45", "2026-W44"] == await told(9)
        assert ["2026-W44"] == await told(9, "2026-W45")
        assert replace(weeks[-1], tries=1) == await unit.slots.latest(CHANNEL)
        assert await unit.slots.latest(replace(CHANNEL, channel="C9")) is None
