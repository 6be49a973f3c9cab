"""Looks at the last hours for bursts that look arranged, holds them, tells the moderators; ends blocks in time."""

from datetime import datetime, timedelta

from bot.errors import PlatformError
from bot.ids import UserRef
from bot.moderation import Burst, BusyHour
from bot.numbers.brigading import hold
from bot.ports.world import World
from bot.waiting import OVER, Wait
from bot.wording.moderation import burst_card
from bot.wording.words import words

EVERY = timedelta(minutes=1)
LEAST = 7
"""same-side votes in an hour below which nothing is unusual, even where one is usual (numbers: 8 votes -> 1e-5)"""
LOOK_BACK = timedelta(hours=1)


class Watch:
    """`tick` looks at most once a minute. A burst is held once: the unique row decides, whichever replica saw it."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._rest = OVER

    async def tick(self) -> int:
        """How many bursts were newly held."""
        now = self._world.clock()
        if self._rest.holds(now):
            return 0
        self._rest = Wait(now, now + EVERY)
        async with self._world.store() as unit:
            await unit.moderation.expire(now)
            busy = await unit.moderation.busy_hours(now - LOOK_BACK, LEAST)
        return sum([await self._look(one, now) for one in busy])

    async def _look(self, busy: BusyHour, now: datetime) -> bool:
        async with self._world.store() as unit:
            casts = await unit.moderation.casts(busy)
            ships = sum(cast.ship for cast in casts)
            usual = await unit.moderation.usual(busy, ship=2 * ships >= len(casts))
            reason = hold(casts, usual)
            number = await unit.moderation.hold(busy, reason, now) if reason else None
            burst = next((one for one in await unit.moderation.bursts(busy.home) if one.number == number), None)
        if burst is None:
            return False
        self._world.log.info("burst.held", tool=busy.slug, votes=burst.held, burst=burst.number)
        await self._tell(burst)
        return True

    async def _tell(self, burst: Burst) -> None:
        """The moderators that the workspace named; administrators see it in the list."""
        home = await self._world.homes.get(burst.home)
        messenger = self._world.messengers.get(burst.home.platform)
        tool = (await self._world.shelf.current(burst.home)).tools.get(burst.slug)
        if messenger is None or tool is None:
            return
        card = burst_card(words(home.settings.locale), burst, tool)
        for moderator in sorted(home.settings.moderators):
            try:
                await messenger.tell(UserRef(burst.home.platform, burst.home.workspace, moderator), card)
            except PlatformError as trouble:
                self._world.log.warning("moderator.not_told", trouble=type(trouble).__name__, burst=burst.number)
