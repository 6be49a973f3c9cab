"""python -m tests.soak.digest --rounds 500: weeks pass, replicas are killed, and each channel has one post a week.

Processes with the job engine, three on a PostgreSQL or one on a SQLite file; both small platforms with cut lines;
kill -9 at random; a database that crashes, is slow, has no room or a wrong clock. What the platforms show is counted
after every round; a post too few or too many, and the soak fails. With --early the hour of some weeks is struck by a
clock that is half a day ahead, of which the README promises less: a post may be doubled then.
"""

import argparse
import asyncio
import logging
import sys
import time
from random import Random

from tests.soak.chaos import Chaos
from tests.soak.grounds import GROUNDS, Ground
from tests.soak.pack import pack
from tests.soak.weeks import Weeks


async def soak(ground: Ground, rounds: int, channels: int, seed: int, early: float) -> int:
    """The number of posts that were missed, lost or doubled."""
    started, rng = time.monotonic(), Random(seed)
    async with pack(ground.url, ground.replicas, channels, rng) as ours:
        chaos = Chaos(ground, ours.clock.err, rng)
        run = Weeks(ours, rng, chaos, early=early)
        for number in range(1, rounds + 1):
            await run.round(number)
            if number % 10 == 0:
                print(f"{number} rounds, {dict(run.counted)}", flush=True)
    print(
        f"{rounds} rounds, {channels} channels, {rounds * channels} posts due; {run.counted['kills']} kills of "
        f"{ground.replicas} replicas, {run.counted['broken lines']} broken lines, {chaos.told()}, "
        f"{run.counted['struck too early']} hours that struck too early; "
        f"missed {run.counted['missed']}, lost {run.counted['lost']}, doubled {run.counted['doubled']}; "
        f"{run.waited / rounds:.1f} s a round, {(time.monotonic() - started) / 60:.1f} minutes"
    )
    return run.wrong


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=500)
    parser.add_argument("--database", choices=list(GROUNDS), default="postgresql")
    parser.add_argument("--channels", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--early", type=float, default=0.0, help="of the weeks, such as 0.1")
    given = parser.parse_args()
    logging.disable(logging.CRITICAL)
    with GROUNDS[given.database]() as place:
        sys.exit(1 if asyncio.run(soak(place, given.rounds, given.channels, given.seed, given.early)) else 0)
