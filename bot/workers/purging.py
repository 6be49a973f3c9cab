"""Data of workspaces that took the bot out is deleted when the grace is over, a little at a time."""

from datetime import timedelta
from typing import Final

from bot.ids import WorkspaceRef
from bot.ports.world import World
from bot.waiting import OVER, Wait

EVERY: Final = timedelta(minutes=10)
AT_ONCE: Final = 100
"""people whose votes are taken out in one transaction: votes of others must not wait long for it"""


class Purger:
    """`tick` looks around every ten minutes, and takes one step where there is something to delete."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._rest = OVER
        self._under_way: list[WorkspaceRef] = []

    async def tick(self) -> None:
        now = self._world.clock()
        if not self._under_way and not self._rest.holds(now):
            self._rest = Wait(now, now + EVERY)
            grace = timedelta(days=self._world.settings.keep_days)
            async with self._world.store() as unit:
                self._under_way = list(await unit.workspaces.to_purge(now - grace))
        if self._under_way and await purge_step(self._world, self._under_way[-1]):
            self._under_way.pop()


async def purge_step(world: World, home: WorkspaceRef) -> bool:
    """Whether nothing is left; a workspace that came back meanwhile is left alone."""
    async with world.store() as unit:
        done = await unit.workspaces.purge(home, world.clock(), AT_ONCE)
    if done:
        world.log.info("workspace.purged", workspace=home.workspace)
    return done
