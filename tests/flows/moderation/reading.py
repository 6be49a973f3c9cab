"""A gap in the platform's line, and all cards read since, by whichever of the bot's rounds that was."""

from datetime import timedelta

from bot.ids import Platform
from tests.flows.house import House

DISCORD = Platform("discord")
DAYS = timedelta(days=30)


async def read_again(house: House, platform: Platform = DISCORD) -> None:
    """Everything that was shown until now has been read from the platform once more."""
    since = house.clock()
    await house.bot.gap(None, platform)

    async def read() -> bool:
        async with house.world.store() as unit:
            unread = await unit.boxes.to_check(
                platform, opened_after=since - DAYS, checked_before=since, now=since + DAYS, limit=1
            )
        return not unread

    await house.until(read)
