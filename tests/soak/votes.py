"""python -m tests.soak.votes --minutes 3 --people 3000: the walk of the tests, for minutes and with a crowd."""

import argparse
import asyncio
import logging
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

from adapters.playground.slack.nouns import Person
from tests.flows.house import GENERAL, House, open_house
from tests.flows.votes.walk import Walk

STEPS_BETWEEN = 400
BOXES = 12


async def main(minutes: float, people: int, seed: int) -> int:
    """The number of differences that were found."""
    logging.disable(logging.CRITICAL)
    rng = Random(seed)
    started = time.monotonic()
    counted: Counter[str] = Counter()
    differences: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        async with open_house(Path(folder)) as house:
            walk = Walk(house, rng, slack_crowd(house, people // 2), house.place.stage.discord.crowd(people // 2))
            for _ in range(BOXES):
                await walk.ask()
            while time.monotonic() - started < minutes * 60:
                for _ in range(STEPS_BETWEEN):
                    await walk.step()
                    if rng.random() < 0.05:
                        await house.bot.tick()
                await walk.settle()
                counted["comparisons with the platforms"] += 1
                found = await walk.differences()
                differences += found
                for one in found:
                    print(one)
            counted.update(await totals(house))
    print_table(counted, walk, differences, time.monotonic() - started)
    return len(differences)


def slack_crowd(house: House, count: int) -> list[str]:
    """People of the small Slack's team, members of #general."""
    slack = house.place.stage.slack
    team = next(iter(slack.workspaces))
    made = [f"U9{number:09d}" for number in range(count)]
    for number, user in enumerate(made):
        slack.people[user] = Person(user, f"crowd{number}", team)
        slack.channels[GENERAL].members[user] = None
    return made


async def totals(house: House) -> dict[str, int]:
    """What both sides counted."""
    async with house.world.store() as unit:
        tallies = await unit.tallies.all(None)
    return {
        "votes at the end": sum(one.everywhere.n for one in tallies.values()),
        "events delivered by Slack": house.place.stage.slack.postman.sent,
        "requests to Discord": len(house.place.stage.discord.calls),
        "boxes repaired": house.log.events.count("box.repaired"),
        "gaps": house.log.events.count("events.gap"),
    }


def print_table(counted: Counter[str], walk: Walk, differences: list[str], seconds: float) -> None:
    """One line per figure; the last one must be 0."""
    rows = {**walk.done, **counted, "seconds": round(seconds), "differences": len(differences)}
    for name, value in rows.items():
        print(f"{name:32} {value:>9}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=3.0)
    parser.add_argument("--people", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    sys.exit(1 if asyncio.run(main(asked.minutes, asked.people, asked.seed)) else 0)
