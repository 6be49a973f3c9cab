"""What befalls a soak from below: the database that dies, the disk that is full or slow, the clock that is wrong."""

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from tests.soak.grounds import Deed, Ground

CLOCK = "clock jump"
FARTHEST_AHEAD = timedelta(hours=36)
"""a weekly post that is later than two days is left out by rule, and then nothing could be counted"""
FARTHEST_BACK = timedelta(days=10)
SHORTEST, LONGEST = 0.5, 3.0
"""seconds that a trouble lasts"""


@dataclass
class Chaos:
    """One trouble after the other, each for a few seconds; it is over when `strike` returns."""

    ground: Ground
    err: Callable[[timedelta], None]
    """makes the bot's clock wrong by so much"""
    rng: Random
    struck: Counter[str] = field(default_factory=Counter)

    @property
    def troubles(self) -> Mapping[str, Deed]:
        return {**self.ground.troubles, CLOCK: self._jump}

    async def strike(self) -> str:
        """What it was."""
        name = self.rng.choice(sorted(self.troubles))
        self.struck[name] += 1
        await self.troubles[name](self.rng.uniform(SHORTEST, LONGEST))
        return name

    def told(self) -> str:
        """How often what has happened."""
        happened = [f"{name} {self.struck[name]}" for name in sorted(self.troubles)]
        left_out = [] if "disk full" in self.troubles else ["disk full not tried: mounting a small disk needs root"]
        return ", ".join([*happened, *left_out])

    async def _jump(self, seconds: float) -> None:
        """By hours or days, and back to the truth."""
        ahead = self.rng.random() < 0.5
        by = FARTHEST_AHEAD * self.rng.random() if ahead else -FARTHEST_BACK * self.rng.random()
        self.err(by)
        try:
            await asyncio.sleep(seconds)
        finally:
            self.err(timedelta())
