"""The numbers of a channel's week, read from rollups and frozen into a digest."""

import asyncio
from datetime import date, datetime, timedelta

from bot.digests.compose import compose
from bot.digests.digest import Digest, Told
from bot.digests.figures import Figures, period
from bot.digests.subscription import Slot, Subscription
from bot.ports.storage import Unit
from bot.ports.world import World
from bot.workers.weekly.everywhere import Everywhere, EverywhereFigures, monday

FIRST_LOOK = timedelta(days=3, hours=12)
"""a first post tells of the week that is nearer: of the last one on a Monday, of the running one on a Friday"""
A_WEEK = timedelta(days=7)


class Counting:
    """One for all channels: what they have in common is read once a minute."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._everywhere = EverywhereFigures(world)

    async def digest(self, wish: Subscription, slot: Slot, *, so_far: bool = False) -> Digest:
        """As of now, since the channel's last post. `so_far` names the days up to today, not those before the post."""
        async with self._world.store() as unit:
            past = await unit.slots.told(wish.channel, before=slot.week)
        last = Digest.model_validate_json(past[0].frozen) if past else None
        now = self._world.clock()
        first = last.frozen_at if last else monday(now - FIRST_LOOK)
        everywhere = await self._everywhere.since(first)
        snapshot = await self._world.shelf.current()
        async with self._world.store() as unit:
            figures = await _figures(unit, wish, last, everywhere, first)
        found = period(figures, last, snapshot, wish.categories)
        # The mover is a question of integrals: a busy week costs a good part of a second.
        days = _so_far(wish, last, first, now) if so_far else _days(wish, slot.fire)
        return await asyncio.to_thread(compose, slot.week, days, everywhere.at, found)


async def _figures(
    unit: Unit, wish: Subscription, last: Digest | None, everywhere: Everywhere, first: datetime
) -> Figures:
    home, now = wish.channel.home, everywhere.at
    race = last.closest if last else None
    return Figures(
        rows=everywhere.rows,
        asked=everywhere.asked,
        running=Told(
            weeks=everywhere.running_rows,
            asked={"|".join(pair): times for pair, times in everywhere.running_asked.items()},
            here=sum(week.n for week in (await unit.figures.weeks(home, now, now)).values()),
        ),
        here=await unit.figures.weeks(home, first, now),
        totals=everywhere.totals,
        races=everywhere.races,
        new=await unit.figures.new_verdicts(last.frozen_at if last else now - A_WEEK),
        followed=await unit.tallies.duel(None, race.first.slug, race.second.slug) if race else (0, 0),
        # Who voted on which category is not counted.
        people=None if wish.categories else await unit.figures.people(first, now),
        workspaces=max((one.workspaces for one in everywhere.totals.values()), default=1),
    )


def _so_far(wish: Subscription, last: Digest | None, first: datetime, now: datetime) -> tuple[date, date]:
    """Before the first post numbers begin with a week of the rollups, which are weeks of UTC."""
    return (first.astimezone(wish.rule.tz) if last else first).date(), now.astimezone(wish.rule.tz).date()


def _days(wish: Subscription, fire: datetime) -> tuple[date, date]:
    """The seven days before the day of the post."""
    day = fire.astimezone(wish.rule.tz).date()
    return day - timedelta(days=7), day - timedelta(days=1)
