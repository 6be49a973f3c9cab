"""People who leave or are banned: their votes stay or go, as the workspace has set."""

from bot.ids import UserRef
from bot.ports.world import World
from bot.voters import Standing
from bot.workspaces import Leavers


async def leave(world: World, person: UserRef, *, banned: bool) -> None:
    voter = world.keys.voter(person)
    rules = (await world.homes.get(voter.home)).settings.voting
    if (rules.banned if banned else rules.left) is Leavers.KEEP:
        return
    async with world.store() as unit:
        if await unit.voters.standing([voter.key]):
            await unit.voters.judge({voter: Standing.LEFT}, world.clock())
