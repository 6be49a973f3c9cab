"""Where time that is moved ahead has to stop: at each post on its way, until that post stands."""

from dataclasses import dataclass
from datetime import datetime

from bot.ports.world import World


@dataclass(frozen=True, slots=True)
class Passing:
    world: World

    async def next_stop(self, before: datetime) -> datetime | None:
        """When the earliest post is due; it stays the answer until the post has been planned."""
        async with self.world.store() as unit:
            found = await unit.subscriptions.due(before, 1)
        return found[0].next_fire if found else None

    async def at_work(self) -> bool:
        """Posts were begun that are not finished."""
        async with self.world.store() as unit:
            states = await unit.slots.states()
        return any(count and state.open for state, count in states.items())
