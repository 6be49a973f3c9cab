"""Other replicas beside a house: they share its database, its platforms and its fate, and die more often."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from random import Random

from tests.flows.house import House
from tests.flows.life import Life, begin
from tests.flows.votes.chats import until

ROUND = 0.1


class Companions:
    """None on a database that one process has for itself."""

    def __init__(self, house: House, count: int, rng: Random) -> None:
        self._house = house
        self._count = count
        self._rng = rng
        self._lives: list[tuple[Life, asyncio.Task[None]]] = []
        self.deaths = 0

    @asynccontextmanager
    async def around(self) -> AsyncIterator[None]:
        """At work, until the house should be alone."""
        for _ in range(self._count):
            await self._begin()
        try:
            await until(lambda: all(life.connected for life, _ in self._lives))
            yield
        finally:
            while self._lives:
                life = await self._idle(0)
                await life.stop()

    async def one_dies(self) -> None:
        """And another one comes, when it can."""
        if self._lives:
            life = await self._idle(self._rng.randrange(len(self._lives)))
            await life.kill()
            self.deaths += 1
        if len(self._lives) < self._count:
            with suppress(Exception):  # the database may be away: whoever looks after the process tries again
                await self._begin()

    async def _begin(self) -> None:
        house = self._house
        life = await begin(house.place, house.url, house.settings, house.clock, house.log)
        self._lives.append((life, asyncio.create_task(_work(life))))

    async def _idle(self, number: int) -> Life:
        """It no longer works by itself, and is no longer one of these."""
        life, task = self._lives.pop(number)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return life


async def _work(life: Life) -> None:
    while True:
        with suppress(Exception):
            await life.bot.tick()
        await asyncio.sleep(ROUND)
