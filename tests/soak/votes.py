"""python -m tests.soak.votes --minutes 3 --people 3000: the walk of the tests, for minutes and with a crowd.

On a PostgreSQL two more replicas live beside the house, and die. The database crashes, has no room, is slow, and the
clock is wrong for a while. Every few seconds everything comes to rest: first what was acknowledged is looked up as it
is, then all is held against the platforms; one difference, and the soak fails.
"""

import argparse
import asyncio
import logging
import sys
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random

from sqlalchemy.exc import SQLAlchemyError

from bot.errors import StoreAway
from tests.flows.house import House, open_house
from tests.flows.votes.deeds import Deed, one
from tests.flows.votes.pace import hurried
from tests.flows.votes.truth import stored
from tests.flows.votes.walk import Walk
from tests.soak.chaos import CLOCK, Chaos
from tests.soak.companions import Companions
from tests.soak.grounds import GROUNDS, Ground
from tests.soak.promises import Promises
from tests.soak.votes_table import CROWD, table
from tests.templates import furnished

MOST_TAPS = 60
"""taps at once, between two deeds"""
MOST_CARDS = 16
BEFORE_REST = 12.0
"""seconds of trouble between two comparisons"""
BALLOTS = 0.2
"""of the deeds, after which somebody votes by button"""
TROUBLE_EVERY, DEATH_EVERY = 3.0, 5.0
"""seconds at most until something befalls the database, or a companion, after the last time"""


@dataclass
class Soak:
    walk: Walk
    rng: Random
    chaos: Chaos
    companions: Companions
    promises: Promises
    found: list[str] = field(default_factory=list)
    compared: int = 0
    jumped: int = 0
    mixed_up: int = 0
    tapped: int = 0

    async def go_on(self, seconds: float) -> None:
        """Until the time is up, and then until everything has been compared once more."""
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            pause = min(ends, time.monotonic() + BEFORE_REST)
            async with self.companions.around():
                await asyncio.gather(
                    self._until(pause, self._some, 0.0),
                    self._until(pause, self.chaos.strike, TROUBLE_EVERY),
                    self._until(pause, self.companions.one_dies, DEATH_EVERY),
                )
            await self._compare()

    async def _until(self, ends: float, befalls: Callable[[], Awaitable[object]], most: float) -> None:
        """Again and again; what has begun is brought to its end."""
        while time.monotonic() < ends:
            await asyncio.sleep(self.rng.uniform(0.0, most))
            await befalls()

    async def _compare(self) -> None:
        await self.walk.slack.quiesce()
        known = await asyncio.to_thread(stored, self.walk.house.url)
        broken = self.promises.broken(known)
        if self.chaos.struck[CLOCK] > self.jumped:
            # While the clock is wrong nobody can tell what came first; the reading that follows can.
            self.jumped, self.mixed_up = self.chaos.struck[CLOCK], self.mixed_up + len(broken)
            broken = []
        self.found += [*broken, *await self.walk.differences()]
        self.compared += 1
        for difference in self.found:
            print(difference, flush=True)

    async def _some(self) -> None:
        """A crowd taps, then something else happens."""
        deeds = [self._tap() for _ in range(self.rng.randrange(MOST_TAPS))]
        self.tapped += self.walk.crowd(deeds)
        if self.rng.random() < BALLOTS:
            with suppress(StoreAway):  # what the soak itself asks of the database
                await self.walk.play([self._any("vote")])
        deed = one(self.rng, len(self.walk.slack.people))
        full = sum(len(chat.cards()) for chat in self.walk.chats) >= MOST_CARDS
        if deed.do != "ask" or not full:
            with suppress(StoreAway, SQLAlchemyError):  # a start has to be tried again, as whoever looks after it would
                await self.walk.play([deed])

    def _tap(self) -> Deed:
        return self._any("untap" if self.rng.random() < 0.3 else "tap")

    def _any(self, do: str) -> Deed:
        people = len(self.walk.slack.people)
        return Deed(do, self.rng.randrange(people), self.rng.randrange(1000), self.rng.randrange(1000))


def _soak(house: House, ground: Ground, people: int, rng: Random) -> Soak:
    walk = Walk(house, crowd=people // 2)
    walk.weather.patient = True
    slack = house.place.stage.slack
    slack.deliver = promises = Promises(slack.sockets, walk.slack)

    def err(by: timedelta) -> None:
        house.clock.wrong = by

    return Soak(walk, rng, Chaos(ground, err, rng), Companions(house, ground.replicas - 1, rng), promises)


async def soak(ground: Ground, minutes: float, people: int, seed: int) -> int:
    """The number of differences that were found."""
    logging.disable(logging.CRITICAL)
    await furnished(ground.url)
    with hurried():
        async with open_house(Path(), url=ground.url) as house:
            run = _soak(house, ground, people, Random(seed))
            await run.walk.play([Deed("ask", where=number, what=number // 2) for number in range(8)])
            started = time.monotonic()
            await run.go_on(minutes * 60)
            counted: Counter[str] = Counter(await run.walk.totals())
            counted[CROWD] = run.tapped
            counted["events acknowledged to Slack"] = run.promises.heard
            counted["of them mixed up by a wrong clock, and read again"] = run.mixed_up
            counted["comparisons with the platforms"] = run.compared
            run.walk.done.update(run.chaos.struck)
            run.walk.done["kill"] += run.companions.deaths
            print(table(run.walk.done, counted, len(run.found), time.monotonic() - started))
            print(f"{ground.replicas} replicas; {run.chaos.told()}")
    return len(run.found)


def main() -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=3.0)
    parser.add_argument("--people", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", choices=list(GROUNDS), default="sqlite")
    asked = parser.parse_args()
    with GROUNDS[asked.database]() as ground:
        return 1 if asyncio.run(soak(ground, asked.minutes, asked.people, asked.seed)) else 0


if __name__ == "__main__":
    sys.exit(main())
