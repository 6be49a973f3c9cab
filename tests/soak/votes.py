"""python -m tests.soak.votes --minutes 3 --people 3000: the walk of the tests, for minutes and with a crowd.

Every few seconds everything comes to rest and is held against the platforms; one difference, and the soak fails.
"""

import argparse
import asyncio
import logging
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.flows.house import open_house
from tests.flows.votes.deeds import Deed, one
from tests.flows.votes.pace import hurried
from tests.flows.votes.walk import Walk
from tests.soak.votes_table import CROWD, table
from tests.store.conftest import running

MOST_TAPS = 60
"""taps at once, between two deeds"""
MOST_CARDS = 16
BEFORE_REST = 12.0
"""seconds of trouble between two comparisons"""


@dataclass
class Soak:
    walk: Walk
    rng: Random
    found: list[str] = field(default_factory=list)
    compared: int = 0
    tapped: int = 0

    async def go_on(self, seconds: float) -> None:
        """Until the time is up, and then until everything has been compared once more."""
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            pause = min(ends, time.monotonic() + BEFORE_REST)
            while time.monotonic() < pause:
                await self._some()
            self.found += await self.walk.differences()
            self.compared += 1
            for difference in self.found:
                print(difference, flush=True)

    async def _some(self) -> None:
        """A crowd taps, then something else happens."""
        deeds = [self._tap() for _ in range(self.rng.randrange(MOST_TAPS))]
        self.tapped += self.walk.crowd(deeds)
        deed = one(self.rng, len(self.walk.slack.people))
        full = sum(len(chat.cards()) for chat in self.walk.chats) >= MOST_CARDS
        if deed.do != "ask" or not full:
            await self.walk.play([deed])

    def _tap(self) -> Deed:
        do = "untap" if self.rng.random() < 0.3 else "tap"
        people = len(self.walk.slack.people)
        return Deed(do, self.rng.randrange(people), self.rng.randrange(1000), self.rng.randrange(1000))


async def soak(minutes: float, people: int, seed: int, url: str = "") -> int:
    """The number of differences that were found."""
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder, hurried():
        async with open_house(Path(folder), url=url) as house:
            walk = Walk(house, crowd=people // 2)
            walk.weather.patient = True
            run = Soak(walk, Random(seed))
            await walk.play([Deed("ask", where=number, what=number // 2) for number in range(8)])
            started = time.monotonic()
            await run.go_on(minutes * 60)
            counted: Counter[str] = Counter(await walk.totals())
            counted[CROWD] = run.tapped
            counted["comparisons with the platforms"] = run.compared
            print(table(walk.done, counted, len(run.found), time.monotonic() - started))
    return len(run.found)


@contextmanager
def place(database: str) -> Iterator[str]:
    """The URL of an empty database; a SQLite file in the house's own folder needs none."""
    if database == "postgresql":
        with running() as cluster:
            yield cluster.fresh("empty")
    else:
        yield "" if database == "sqlite" else database


def main() -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=3.0)
    parser.add_argument("--people", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", default="sqlite", help="sqlite, postgresql, or the URL of an empty database")
    asked = parser.parse_args()
    with place(asked.database) as url:
        return 1 if asyncio.run(soak(asked.minutes, asked.people, asked.seed, url)) else 0


if __name__ == "__main__":
    sys.exit(main())
