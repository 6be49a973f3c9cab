"""People who count until the platform has said who they are: asked for by and by, a few in each round."""

from collections.abc import Iterable

from bot.ids import UserRef
from bot.ports.world import World
from bot.voters import Standing
from bot.workers.intake import ASKED_AT_ONCE, judge, unjudged

MOST_WAITING = 20_000
"""those beyond are met again at the next reading"""


class Judging:
    """Only in memory: who is forgotten by a restart is found by the readings that follow it."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._waiting: dict[UserRef, None] = {}

    async def meet(self, people: Iterable[UserRef]) -> None:
        """Of these, the ones nobody has judged yet wait for their turn."""
        for person in await unjudged(self._world, people):
            if len(self._waiting) < MOST_WAITING:
                self._waiting[person] = None

    async def tick(self) -> int:
        """How many were judged; who could not be goes back into the queue at the next reading."""
        turn = list(self._waiting)[:ASKED_AT_ONCE]
        for person in turn:
            del self._waiting[person]
        judged = await judge(self._world, turn, {}, self._world.clock()) if turn else {}
        return sum(verdict is not Standing.UNCHECKED for verdict in judged.values())
