"""The figures of all workspaces, which are the same for every channel that is due in a minute: read once for all."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.ballots import Community
from bot.digests.compose import DUELS_TO_RACE
from bot.digests.weeks import Week
from bot.ports.storage import Unit
from bot.ports.world import World

RACES = 200
KEPT = 8
"""answers: channels that posted last week, and some that did not"""


@dataclass(frozen=True, slots=True)
class Everywhere:
    """As of `at`; `rows` and `asked` reach back to the week that was asked for, `running_…` is this week's part."""

    at: datetime
    rows: Mapping[str, Week]
    asked: Mapping[tuple[str, str], int]
    running_rows: Mapping[str, Week]
    running_asked: Mapping[tuple[str, str], int]
    totals: Mapping[str, Community]
    races: Sequence[tuple[str, str, int, int]]


class EverywhereFigures:
    def __init__(self, world: World) -> None:
        self._world = world
        self._known: dict[tuple[datetime, datetime], Everywhere] = {}
        self._turn = asyncio.Lock()

    async def since(self, first: datetime) -> Everywhere:
        """From the Monday (UTC) of `first` on, at most a minute old."""
        now = self._world.clock()
        key = (monday(first), now.replace(second=0, microsecond=0))
        async with self._turn:
            if key not in self._known:
                async with self._world.store() as unit:
                    found = await _read(unit, key[0], now)
                self._known = dict([*list(self._known.items())[1 - KEPT :], (key, found)])
            return self._known[key]


def monday(moment: datetime) -> datetime:
    """When the rollup week of a moment began."""
    day = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    return day - timedelta(days=day.weekday())


async def _read(unit: Unit, first: datetime, now: datetime) -> Everywhere:
    return Everywhere(
        at=now,
        rows=await unit.figures.weeks(None, first, now),
        asked=await unit.figures.asked(first, now),
        running_rows=await unit.figures.weeks(None, now, now),
        running_asked=await unit.figures.asked(now, now),
        totals=await unit.tallies.all(None),
        races=await unit.figures.races(DUELS_TO_RACE, RACES),
    )
