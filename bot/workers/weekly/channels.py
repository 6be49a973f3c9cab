"""The channels that get the weekly verdicts, for whoever looks after the server."""

from collections.abc import Sequence

from bot.digests.subscription import Subscription
from bot.ids import Platform
from bot.ports.storage import Store


async def weekly_channels(store: Store, platform: Platform) -> Sequence[Subscription]:
    """Of every workspace of this platform that the bot is in; none while the database cannot tell."""
    found: list[Subscription] = []
    try:
        async with store() as unit:
            for home, removed in await unit.workspaces.of_platform(platform):
                if not removed:
                    found.extend(await unit.subscriptions.of(home))
    except Exception:  # noqa: BLE001  what is wrong with the database was said when it was looked at
        return ()
    return found
