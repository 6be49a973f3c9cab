"""What is due becomes a slot, in the transaction that plans the next one: any number of replicas may look."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.digests.subscription import Slot, SlotState, Subscription, coming, key_of
from bot.ports.storage import Unit
from bot.ports.world import World
from bot.schedule.weekly import due, slot_key

_A_MOMENT = timedelta(microseconds=1)
BATCH = 200
"""subscriptions in one transaction: thousands are due at the same hour, and votes want their turn in between"""


async def plan(world: World) -> int:
    """How many slots were opened."""
    opened = 0
    while True:
        async with world.store() as unit:
            found = await unit.subscriptions.due(world.clock(), BATCH)
            opened += sum([await _plan(world, unit, one) for one in found])
        if len(found) < BATCH:
            return opened


async def _plan(world: World, unit: Unit, wish: Subscription) -> bool:
    """A post that is too late to be made is left out, however many there were; the next one is planned."""
    decision = due(wish.next_fire, world.clock(), wish.rule)
    slot = slot_of(wish, decision.fire or wish.next_fire)
    state = SlotState.DUE if decision.fire else SlotState.MISSED
    opened = await unit.slots.open(slot, state)
    following = coming(wish.rule, decision.next - _A_MOMENT, slot.week)
    await unit.subscriptions.put(replace(wish, next_fire=following))
    if decision.missed:
        world.log.warning("slot.missed", channel=wish.channel.channel, missed=decision.missed)
    return opened and state is SlotState.DUE


def slot_of(wish: Subscription, fire: datetime) -> Slot:
    week = slot_key(fire, wish.rule)
    return Slot(key_of(wish.channel, week), wish.channel, week, fire)
