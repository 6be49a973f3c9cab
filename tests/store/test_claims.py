"""Claims: of many replicas that see the same work at the same moment, one gets it."""

import asyncio
from datetime import timedelta

from bot.emoji import SHIP
from bot.ports.boxes import BoxState
from tests.store.conftest import Db
from tests.store.people import NOON, SOLO, at, taps

AT_ONCE = 6


async def _state(db: Db) -> BoxState:
    async with db.store() as unit:
        found = await unit.boxes.get(SOLO.message)
    assert found
    return found


async def _claims(db: Db, state: BoxState, kind: str) -> list[bool]:
    async def one() -> bool:
        async with db.store() as unit:
            claim = unit.boxes.to_read if kind == "read" else unit.boxes.to_draw
            return await claim(state, NOON, NOON + timedelta(seconds=5))

    return await asyncio.gather(*(one() for _ in range(AT_ONCE)))


async def test_a_box_is_claimed_for_reading_once(db: Db) -> None:
    """Also when all ask at once; who has seen an older state of it gets nothing once it was read."""
    await db.open(SOLO)
    state = await _state(db)

    assert 1 == sum(await _claims(db, state, "read"))
    async with db.store() as unit:
        await unit.boxes.checked(SOLO.message, NOON)
    assert 0 == sum(await _claims(db, state, "read"))
    assert 1 == sum(await _claims(db, await _state(db), "read"))


async def test_a_card_is_claimed_for_drawing_once(db: Db) -> None:
    """Only while it is behind, and not before the time that whoever drew it has set."""
    await db.open(SOLO)
    assert 0 == sum(await _claims(db, await _state(db), "draw"))
    await db.writer.cast(taps("ada", SOLO, SHIP, 0))

    assert 1 == sum(await _claims(db, await _state(db), "draw"))
    async with db.store() as unit:
        await unit.boxes.drawn(SOLO.message, at(1))
    assert 0 == sum(await _claims(db, await _state(db), "draw"))
    async with db.store() as unit:
        await unit.boxes.drawn(SOLO.message, NOON)
    assert 1 == sum(await _claims(db, await _state(db), "draw"))
