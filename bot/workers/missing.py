"""What people asked for in vain, for those who can add it."""

from collections.abc import Sequence

from bot.ids import WorkspaceRef
from bot.ports.world import World


async def missed_names(world: World, home: WorkspaceRef) -> Sequence[tuple[str, int]]:
    """Names that people asked for here and that are still unknown, and how often; most often first."""
    await world.asked.tick()
    async with world.store() as unit:
        wanted = await unit.asks.wanted(home)
    index = (await world.shelf.current(home)).index
    return [(name, asked) for name, asked in wanted if not index.resolve_one(name).known]
