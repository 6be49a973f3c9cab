"""People and workspaces that leave: votes stay or go as the workspace has set, tokens go at once, data after a grace."""

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.ids import Platform, UserRef, WorkspaceRef
from bot.ports.world import World
from bot.voters import Profile
from bot.workers.judging import SEEN, judge
from bot.workspaces import Leavers


async def leave(world: World, person: UserRef, *, banned: bool) -> None:
    """A ban is remembered even of people who never voted: a reaction of theirs may be found later."""
    voter = world.keys.voter(person)
    rules = (await world.homes.get(voter.home)).settings.voting
    if (rules.banned if banned else rules.left) is Leavers.KEEP:
        return
    async with world.store() as unit:
        gone = await unit.voters.leave(voter, world.clock(), unseen=banned)
    if gone:
        world.log.info("voter.left", platform=person.platform, banned=banned)


async def changed(world: World, profile: Profile, at: datetime | None) -> None:
    """Only people whose votes are known matter; the others are judged when they vote."""
    voter = world.keys.voter(profile.user)
    async with world.store() as unit:
        known = await unit.voters.standing([voter.key])
    if known:
        await judge(world, [profile.user], {profile.user: profile}, at or world.clock(), anew=SEEN)


async def depart(world: World, workspace: WorkspaceRef, at: datetime | None) -> None:
    """The token goes now; settings and votes wait for a return until the grace is over (see purging.py)."""
    async with world.store() as unit:
        if not await unit.installs.remove(workspace, at):
            world.log.info("workspace.farewell_late", workspace=workspace.workspace, enterprise=workspace.enterprise)
            return
        homes = [workspace] if workspace.workspace else await unit.workspaces.of_enterprise(workspace)
        for home in homes:
            await unit.workspaces.remove(home, world.clock())
    world.log.info("workspace.removed", workspace=workspace.workspace, enterprise=workspace.enterprise)


async def take_stock(
    world: World,
    platform: Platform,
    there: Sequence[WorkspaceRef],
    among: Callable[[WorkspaceRef], bool] = lambda _: True,
) -> None:
    """Workspaces that took the bot out, or back in, while it was not connected."""
    async with world.store() as unit:
        known = await unit.workspaces.of_platform(platform)
        still = {home.workspace for home in there}
        now = world.clock()
        for home, removed in filter(lambda one: among(one[0]), known):
            if home.workspace in still and removed:
                await unit.workspaces.returned(home)
            elif home.workspace not in still and not removed:
                await unit.workspaces.remove(home, now)
