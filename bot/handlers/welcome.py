"""The first words after an installation: once for each workspace, however often it is joined."""

from bot.errors import PlatformError
from bot.ids import ChannelRef, UserRef, WorkspaceRef
from bot.ports.world import World
from bot.wording.welcome import welcome_card
from bot.wording.words import words


async def welcome(world: World, workspace: WorkspaceRef, greet: UserRef | ChannelRef) -> None:
    """Nobody is kept waiting by it, and nobody hears of it twice; a platform that refuses it is not asked again."""
    messenger = world.messengers.get(workspace.platform)
    if messenger is None:
        return
    async with world.store() as unit:
        first = await unit.workspaces.welcome(workspace, world.clock())
    if not first:
        return
    home = await world.homes.get(workspace)
    card = welcome_card(words(home.settings.locale), world.settings.compare_command, world.settings.umbrella_command)
    try:
        if isinstance(greet, UserRef):
            await messenger.tell(greet, card)
        else:
            await messenger.post(greet, card)
    except PlatformError as trouble:
        world.log.warning("welcome.not_said", workspace=workspace.workspace, trouble=type(trouble).__name__)
