"""The numbers of a channel's week, read from rollups and frozen into a digest."""

import asyncio
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from bot.digests.compose import DUELS_TO_RACE, compose
from bot.digests.digest import Digest, Told, Week
from bot.digests.figures import Figures, period
from bot.digests.subscription import Slot, Subscription
from bot.ports.storage import Unit
from bot.ports.world import World

FIRST_LOOK = timedelta(days=3, hours=12)
"""a first post tells of the week that is nearer: of the last one on a Monday, of the running one on a Friday"""
RACES = 200


async def count(world: World, wish: Subscription, slot: Slot) -> Digest:
    """As of now, since the channel's last post."""
    now = world.clock()
    snapshot = await world.shelf.current()
    async with world.store() as unit:
        past = await unit.slots.told(wish.channel, before=slot.week)
        last = Digest.model_validate_json(past[0].frozen) if past else None
        figures = await _figures(unit, wish, last, now)
    found = period(figures, last, snapshot, wish.categories)
    # The mover is a question of integrals: a busy week costs a good part of a second.
    return await asyncio.to_thread(compose, slot.week, _days(wish, slot.fire), now, found)


async def _figures(unit: Unit, wish: Subscription, last: Digest | None, now: datetime) -> Figures:
    home, first = wish.channel.home, last.frozen_at if last else now - FIRST_LOOK
    totals = await unit.tallies.all(home)
    race = last.closest if last else None
    return Figures(
        rows=await unit.figures.weeks(None, first, now),
        asked=await unit.figures.asked(first, now),
        running=Told(
            weeks=await unit.figures.weeks(None, now, now),
            asked={"|".join(pair): times for pair, times in (await unit.figures.asked(now, now)).items()},
            here=_votes(await unit.figures.weeks(home, now, now)),
        ),
        here=_votes(await unit.figures.weeks(home, first, now)),
        totals=totals,
        races=await unit.figures.races(DUELS_TO_RACE, RACES),
        new=await unit.figures.new_verdicts(last.frozen_at if last else now - timedelta(days=7)),
        followed=await unit.tallies.duel(None, race.first.slug, race.second.slug) if race else (0, 0),
        people=await unit.figures.people(first, now),
        workspaces=max((one.workspaces for one in totals.values()), default=1),
    )


def _votes(weeks: Mapping[str, Week]) -> int:
    return sum(week.n for week in weeks.values())


def _days(wish: Subscription, fire: datetime) -> tuple[date, date]:
    """The seven days before the day of the post."""
    day = fire.astimezone(wish.rule.tz).date()
    return day - timedelta(days=7), day - timedelta(days=1)
