"""python -m tests.soak.scale --minutes 2: three replicas under load, one of which is killed again and again.

Real processes on one PostgreSQL answer commands, count votes and post weekly verdicts on both small platforms. Printed:
commands answered, votes cast and counted, posts due and made, and how long it took until another replica listened to
Discord. A vote or a post too few or too many, and the demonstration fails.
"""

import argparse
import asyncio
import logging
import statistics
import sys
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random

from bot.emoji import SHIP
from tests.flows.house import PATIENCE
from tests.flows.votes.chats import Chat, until
from tests.flows.votes.discord_chat import DiscordChat
from tests.flows.votes.slack_chat import SlackChat
from tests.flows.votes.truth import stored
from tests.postgres import running
from tests.soak.channels import posts_in
from tests.soak.pack import Pack, pack
from tests.soak.weeks import Weeks

CROWD = 40
"""people in each chat"""
QUESTIONS = ("/verdict tool smollm3", "/verdict tool cursor", "/verdict tool aider")
TOGETHER = 60.0
"""seconds until a vote that is not counted is missing"""


@dataclass
class Load:
    pack: Pack
    weeks: Weeks
    chats: tuple[Chat, Chat]
    rng: Random
    crowd: int = CROWD
    counted: Counter[str] = field(default_factory=Counter)
    takeovers: list[float] = field(default_factory=list)
    old: dict[str, int] = field(default_factory=dict)
    """cards of earlier weeks"""

    async def round(self, number: int) -> None:
        """People ask and vote while a replica dies; then all is counted, and a week passes."""
        self.pack.place.stage.slack.faults.clear()
        self.pack.place.stage.discord.faults.clear()
        before = self._cards()
        self.old = {chat.platform: len(chat.cards()) for chat in self.chats}
        dying = asyncio.create_task(self._kill())
        for _ in range(4):
            await self._ask()
            await self._vote()
            await asyncio.sleep(0.3)
        await dying
        await self._ask_in_peace()
        await self._vote()
        self.counted["missing votes"] += await self._together()
        self.counted["answered"] += self._cards() - before
        await self.weeks.round(number)

    def _cards(self) -> int:
        return sum(len(chat.cards()) for chat in self.chats)

    async def _ask(self) -> None:
        for chat in self.chats:
            with suppress(Exception):  # whoever asks while nobody listens is told so by the platform
                self.counted["asked"] += 1
                await asyncio.wait_for(chat.ask(chat.people[0], self.rng.choice(QUESTIONS)), 5)

    async def _ask_in_peace(self) -> None:
        """Everybody who asks while nobody dies has a card."""
        for chat in self.chats:
            before = len(chat.cards())
            self.counted["asked in peace"] += 1
            await chat.ask(chat.people[0], self.rng.choice(QUESTIONS))
            await until(lambda chat=chat, before=before: len(chat.cards()) > before)  # type: ignore[misc]
            self.counted["answered in peace"] += 1

    async def _vote(self) -> None:
        for chat in self.chats:
            for card in chat.cards()[self.old[chat.platform] :][-3:]:  # a card of last week is read no more
                for person in self.rng.sample(list(chat.people), self.crowd // 2):
                    stands = self.rng.random() < 0.8
                    self.counted["taps"] += chat.tap(person, card, SHIP, 0, stands=stands)

    async def _kill(self) -> None:
        await asyncio.sleep(self.rng.uniform(0.2, 0.8))
        victim = self.rng.choice(self.pack.replicas)
        hub = self.pack.place.stage.discord.hub
        known = set(hub.sessions)
        died = time.monotonic()
        await victim.kill()
        self.counted["kills"] += 1
        await asyncio.sleep(0.1)
        if not any(one.line for one in hub.sessions.values()):
            async with asyncio.timeout(TOGETHER):
                while not any(one.line for name, one in hub.sessions.items() if name not in known):  # noqa: ASYNC110
                    await asyncio.sleep(0.02)
            self.takeovers.append(time.monotonic() - died)
        await victim.start()
        await victim.ready()

    async def _together(self) -> int:
        """Cards whose votes differ from what the platform shows when patience ends."""
        ends = time.monotonic() + TOGETHER
        while True:
            wrong = await asyncio.to_thread(self._differences)
            if not wrong or time.monotonic() > ends:
                return wrong
            await asyncio.sleep(0.2)

    def _differences(self) -> int:
        known = stored(self.pack.url)
        seen, counted = Counter[object](), Counter[object]()
        for chat in self.chats:
            for card in chat.cards():
                if card in known.boxes:  # else its replica died before it promised anything
                    seen[card] = len(chat.standing(card))
        for (_, card), marks in known.marks.items():
            counted[card] += len(marks)
        self.counted["votes cast"], self.counted["votes counted"] = sum(seen.values()), sum(counted.values())
        return sum(seen[card] != counted[card] for card in {*seen, *counted})


@dataclass(frozen=True)
class Scaled:
    """What came of it."""

    weeks: int
    posts: list[int]
    """in each channel, as the platforms show them"""
    counted: Counter[str]
    takeovers: list[float]

    @property
    def wrong(self) -> int:
        """What was lost or doubled."""
        return self.counted["missing votes"] + sum(abs(self.weeks - made) for made in self.posts)


async def scale(url: str, seconds: float, *, replicas: int, channels: int, seed: int, crowd: int = CROWD) -> Scaled:
    """At least one week of it."""
    rng = Random(seed)
    async with pack(url, replicas, channels, rng) as ours:
        stage = ours.place.stage
        # Slack tries again after a minute and after five; a demonstration has less time, on machines that may be busy.
        stage.slack.postman.retry_delays = (0.0, 0.05, 0.2, 0.5)
        stage.slack.postman.ack_seconds = stage.discord.world.answer_within = PATIENCE
        chats = (SlackChat(stage.slack, crowd), DiscordChat(stage.discord, crowd))
        load = Load(ours, Weeks(ours, rng), chats, rng, crowd)
        started, rounds = time.monotonic(), 0
        while not rounds or time.monotonic() - started < seconds:
            rounds += 1
            await load.round(rounds)
        posts = [posts_in(stage, channel)[0] for channel in ours.channels]
        load.counted["kills"] += load.weeks.counted["kills"]
    return Scaled(rounds, posts, load.counted, load.takeovers)


def tell(made: Scaled, replicas: int, seconds: float) -> None:
    """In five lines."""
    found, waits, due = made.counted, made.takeovers, made.weeks * len(made.posts)
    print(f"{replicas} replicas, {found['kills']} kills in {seconds:.0f} s, {made.weeks} weeks")
    print(f"commands: {found['asked']} asked, {found['answered']} answered by a card")
    print(f"votes: {found['taps']} taps, {found['votes cast']} stand and {found['votes counted']} are counted")
    print(f"posts: {due} due and {sum(made.posts)} made, {made.weeks} in each channel or it is wrong: {made.posts}")
    if waits:
        print(
            f"take-over of Discord: {len(waits)}, median {statistics.median(waits):.1f} s, longest {max(waits):.1f} s"
        )


def main() -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=2.0)
    parser.add_argument("--replicas", type=int, default=3)
    parser.add_argument("--channels", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    logging.disable(logging.CRITICAL)
    started = time.monotonic()
    with running() as cluster:
        # What is acknowledged survives a crash of the server.
        cluster.execute("ALTER SYSTEM SET synchronous_commit = on")
        cluster.execute("SELECT pg_reload_conf()")
        url = cluster.fresh("empty")
        made = asyncio.run(
            scale(url, given.minutes * 60, replicas=given.replicas, channels=given.channels, seed=given.seed)
        )
    tell(made, given.replicas, time.monotonic() - started)
    return 1 if made.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
