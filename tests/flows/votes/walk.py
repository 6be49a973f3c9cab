"""A random walk through both chats: people tap and take back, moderators clear, lines break, the bot is killed."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from random import Random

from adapters.slack.emoji import SHORT_NAMES
from bot.emoji import canonical
from bot.ids import ChannelRef, MessageRef, Platform, UserRef
from store.codes import BY_EMOJI_CODE, PRIVATE
from tests.flows.house import GENERAL, House

SLACK, DISCORD = Platform("slack"), Platform("discord")
QUESTIONS = ("claude 4 opus vs smollm3", "smollm3 vs cursor", "cursor, aider, cline", "aider vs claude 4 opus")
NAMES = {short: emoji for emoji, short in SHORT_NAMES.items()}
DECOYS = ("tada", "thumbsup")
ROUNDS_TO_SETTLE = 60

Standing = frozenset[tuple[str, str]]
"""(person, canonical emoji) under one message"""


class Walk:
    """`step` does one thing, `settle` waits until everything is known, `differences` tells what is not equal."""

    def __init__(self, house: House, rng: Random, slack_people: list[str], discord_people: list[str]) -> None:
        self.house = house
        self.rng = rng
        self.done: Counter[str] = Counter()
        self._database = Path(house.url.removeprefix("sqlite:///"))
        # Slack waits a minute and five before it tries again; no proof has that long.
        house.place.stage.slack.postman.retry_delays = (0.0, 0.05, 0.2)
        house.place.stage.slack.postman.ack_seconds = 1.0
        self._people = {SLACK: slack_people, DISCORD: discord_people}

    async def ask(self) -> None:
        question = self.rng.choice(QUESTIONS)
        if self.rng.random() < 0.5:
            await self.house.slack("command", text=f"/compare {question}")
        else:
            await self.house.discord("command", text=f"/compare {question}")

    async def step(self) -> None:
        deeds = {self.tap: 60, self.untap: 30, self.ask: 1, self.clear: 1, self.break_lines: 2, self.delete: 0.3}
        deed = self.rng.choices(list(deeds), weights=list(deeds.values()))[0]
        self.done[deed.__name__] += 1
        await deed()

    async def tap(self) -> None:
        self._tap(stands=True)

    async def untap(self) -> None:
        self._tap(stands=False)

    def _tap(self, *, stands: bool) -> None:
        """Mostly our emoji, in all their spellings; bots tap too."""
        if self.rng.random() < 0.5:
            messages = self._slack_messages()
            if not messages:
                return
            ts = self.rng.choice(messages)
            person = self.rng.choice(self._people[SLACK])
            name = self.rng.choice([*NAMES, *DECOYS])
            slack = self.house.place.stage.slack
            (slack.react_now if stands else slack.unreact_now)(person, GENERAL, ts, name)
        else:
            messages = self._discord_messages()
            if not messages:
                return
            message, person = self.rng.choice(messages), self.rng.choice(self._people[DISCORD])
            emoji = self.rng.choice([*SHORT_NAMES, "🎉"])
            discord = self.house.place.stage.discord
            (discord.react if stands else discord.unreact)(person, message, emoji)

    async def clear(self) -> None:
        """A moderator removes every reaction of a message, or one emoji."""
        messages = self._discord_messages()
        if messages:
            emoji = self.rng.choice(["", "1️⃣", "⏭️"])
            deed = {"do": "clear", "as": self.house.people()[0], "channel": self.house.general}
            await self.house.place.stage.discord.act({**deed, "message": self.rng.choice(messages), "emoji": emoji})

    async def delete(self) -> None:
        messages = self._discord_messages()
        if len(messages) > 1:
            deed = {"do": "delete", "as": self.house.people()[0], "channel": self.house.general}
            await self.house.place.stage.discord.act({**deed, "message": self.rng.choice(messages)})

    async def break_lines(self) -> None:
        """Another weather: late, doubled, retried, lost events, cut lines, refusals, lies, a killed bot."""
        slack, discord = self.house.place.stage.slack, self.house.place.stage.discord
        kind = self.rng.randrange(7)
        self.done[f"fault {kind}"] += 1
        match kind:
            case 0:
                slack.faults.set({"late": 0.02, "doubled": 0.2, "retried": 0.2, "lost": 0.1})
                discord.faults.set({"late": 0.02, "doubled": 0.2, "lost": 0.1})
            case 1:
                slack.sockets.cut_all()
                await discord.hub.cut()
            case 2:
                slack.faults.set({"socket_cut_before": 0.05, "socket_cut_after": 0.05})
                discord.hub.invalidate(resumable=self.rng.random() < 0.5)
            case 3:
                slack.faults.on("reactions.get", "limited", times=2, seconds=0.1)
                slack.faults.on("reactions.get", "cut_after", times=1)
                slack.faults.set({"users_shown": 1, "full_lies": True})
            case 4:
                discord.faults.on("GET .*/reactions", "truncated", times=2)
                discord.faults.on("GET .*/messages/", "empty", times=1)
                discord.faults.on("PATCH", "limited", times=1, seconds=0.1)
            case 5:
                await self.house.kill()
                await self.house.start()
            case _:
                slack.faults.clear()
                discord.faults.clear()

    async def settle(self) -> None:
        """A good day: everything delivered, everything read again, nothing left to show."""
        slack, discord = self.house.place.stage.slack, self.house.place.stage.discord
        slack.faults.clear()
        discord.faults.clear()
        await slack.quiesce()
        await discord.quiesce()
        await self.house.until(lambda: all(part.connected for part in self.house.parts), 30)
        for platform in (SLACK, DISCORD):
            await self.house.bot.gap(None, platform)
        self.house.clock.ahead += timedelta(minutes=6)
        for _ in range(ROUNDS_TO_SETTLE):
            busy = await self.house.bot.reconciler.tick() + await self.house.bot.refresher.tick()
            await slack.quiesce()
            await discord.quiesce()
            self.house.clock.ahead += timedelta(seconds=30)
            if not busy and not await self._waiting():
                return
        raise AssertionError("The bot never came to rest.")

    async def _waiting(self) -> bool:
        async with self.house.world.store() as unit:
            return any([await unit.boxes.to_refresh(platform, 1) for platform in (SLACK, DISCORD)])

    async def differences(self) -> list[str]:
        """Every open box whose marks are not what people see, and every tally that is not what the marks say."""
        stored = _stored(self._database)
        found = [
            f"{message.channel.platform} {message.message}: only stored {sorted(stored[message] - seen)}, "
            f"only seen {sorted(seen - stored[message])}"
            for message, seen in self._seen().items()
            if message in stored and stored[message] != seen
        ]
        async with self.house.world.store() as unit:
            return [*found, *(await unit.tallies.recount(fix=False))]

    def _seen(self) -> Mapping[MessageRef, Standing]:
        """What stands under each message on the platforms, of people only and of our emoji only, by voter key."""
        found: dict[MessageRef, Standing] = {}
        slack, discord = self.house.place.stage.slack, self.house.place.stage.discord
        bots = {one["id"] for one in slack.state()["people"] if one["bot"]}
        for ts in self._slack_messages():
            channel = ChannelRef(SLACK, next(iter(slack.workspaces)), GENERAL)
            standing = {
                (self._key(SLACK, channel.workspace, user), canonical(name, NAMES))
                for name, users in slack.reactions_on(GENERAL, ts).items()
                for user in users
                if user not in bots
            }
            found[MessageRef(channel, ts)] = frozenset(standing)
        guild = next(room["workspace"] for room in discord.state()["channels"] if room["id"] == self.house.general)
        for message in self._discord_messages():
            standing = {
                (self._key(DISCORD, guild, user), canonical(emoji))
                for emoji, users in discord.reactions_on(message, people_only=True).items()
                for user in users
            }
            found[MessageRef(ChannelRef(DISCORD, guild, self.house.general), message)] = frozenset(standing)
        return {
            ref: frozenset(one for one in standing if one[1] in self._counted(ref)) for ref, standing in found.items()
        }

    def _counted(self, message: MessageRef) -> frozenset[str]:
        return _emoji_of(self._database, message)

    def _key(self, platform: Platform, workspace: str, user: str) -> str:
        return self.house.world.keys.voter(UserRef(platform, workspace, user)).key.hex()

    def _slack_messages(self) -> list[str]:
        return [one["ts"] for one in self.house.slack_messages() if one.get("bot_id") and one.get("reactions")]

    def _discord_messages(self) -> list[str]:
        me = self.house.place.stage.discord.world.app.id
        return [
            one["id"] for one in self.house.discord_messages() if one["author"]["id"] == me and not one["ephemeral_to"]
        ]


_MARKS = """
SELECT platform, workspace.workspace, channel, message, key, code FROM box
JOIN workspace ON workspace.id = box.workspace_id
LEFT JOIN mark ON mark.box_id = box.id AND stands AND code < ?
LEFT JOIN voter ON voter.id = mark.voter_id
WHERE NOT closed
"""
_SEATS = "SELECT count(*) FROM box_tool JOIN box ON box.id = box_id WHERE message = ? AND channel = ?"


def _stored(database: Path) -> Mapping[MessageRef, Standing]:
    found: defaultdict[MessageRef, set[tuple[str, str]]] = defaultdict(set)
    with sqlite3.connect(database) as connection:
        for platform, workspace, channel, message, key, code in connection.execute(_MARKS, (PRIVATE,)):
            box = found[MessageRef(ChannelRef(Platform(platform), workspace, channel), message)]
            if key is not None:
                box.add((key.hex(), BY_EMOJI_CODE[code]))
    return {message: frozenset(marks) for message, marks in found.items()}


def _emoji_of(database: Path, message: MessageRef) -> frozenset[str]:
    """A comparison's keycaps and skip."""
    with sqlite3.connect(database) as connection:
        (seats,) = connection.execute(_SEATS, (message.message, message.channel.channel)).fetchone()
    return frozenset([*list(BY_EMOJI_CODE.values())[:seats], BY_EMOJI_CODE[5]])
