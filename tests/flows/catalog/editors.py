"""A person who keeps the catalogue of a workspace, in Slack and in Discord: types, presses, fills in, reads."""

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any, Protocol

from adapters.playground.slack.town import TEAM
from bot.ids import Platform, WorkspaceRef
from bot.workers.shelf import CHECK_EVERY
from tests.flows.house import ADA, GENERAL, House
from tests.flows.moderation.crowd import guild
from tests.flows.votes.chats import first

SEEDS = 2
"""under the card of one tool"""


class Editor(Protocol):
    house: House
    reopens: bool
    """whether a form that could not be taken is opened again"""

    @property
    def home(self) -> WorkspaceRef: ...
    async def types(self, text: str, **options: str) -> None:
        """`/verdict catalog …` with the text in Slack, with the options in Discord."""
        ...

    async def asks(self, text: str) -> None: ...
    async def presses(self, action: str) -> None:
        """The newest button whose action begins so."""
        ...

    async def fills(self, **values: str) -> None: ...
    async def ships(self) -> None:
        """Taps the ship under the newest card, as soon as it floats there."""
        ...

    def form(self) -> Mapping[str, str]:
        """The fields of the form that is open, and what stands in them; nothing when none is open."""
        ...

    def complaint(self) -> str:
        """What is wrong with the form that was sent: said in the form, or in a whisper."""
        ...

    def told(self) -> str:
        """The newest whisper."""
        ...

    def posted(self) -> str:
        """The newest card that everybody sees."""
        ...


class SlackEditor:
    reopens = True

    def __init__(self, house: House, user: str = ADA, channel: str = GENERAL) -> None:
        self.house, self._user, self._channel = house, user, channel
        self._slack = house.place.stage.slack

    @property
    def home(self) -> WorkspaceRef:
        return WorkspaceRef(Platform("slack"), TEAM)

    async def types(self, text: str, **options: str) -> None:
        await self.asks(f"/verdict catalog {text}")

    async def asks(self, text: str) -> None:
        await self._does("command", channel=self._channel, text=text)

    async def presses(self, action: str) -> None:
        message, found = self._button(action)
        await self._does("press", channel=self._channel, action_id=found, ts=message["ts"])

    async def fills(self, **values: str) -> None:
        filled = {f"field:{name}": {"input": value} for name, value in values.items()}
        await self._does("submit", values=filled)

    async def ships(self) -> None:
        await self.house.until(lambda: len(self._cards()[-1].get("reactions") or ()) == SEEDS)
        await self.house.slack("react", who=self._user, ts=self._cards()[-1]["ts"], name="ship")

    def _cards(self) -> list[dict[str, Any]]:
        return self._slack.messages_in(self._channel)

    def form(self) -> Mapping[str, str]:
        if not self._slack.modals[self._user]:
            return {}
        blocks = self._slack.modals[self._user][-1].body["blocks"]
        return {
            block["block_id"].removeprefix("field:"): block["element"].get("initial_value", "")
            for block in blocks
            if block["type"] == "input"
        }

    def complaint(self) -> str:
        return _text(self._slack.modals[self._user][-1].body["blocks"][0])

    def told(self) -> str:
        return _text(self._whispers()[-1]["blocks"])

    def posted(self) -> str:
        return _text(self._cards()[-1]["blocks"])

    async def _does(self, do: str, **words: object) -> None:
        async with answered(self.house):
            answer = await self._slack.act({"do": do, "as": self._user, **words})
            assert answer["ok"], answer

    def _whispers(self) -> list[dict[str, Any]]:
        seen = self._slack.messages_in(self._channel, whispers_to=self._user)
        return [one for one in seen if one.get("ephemeral_to")]

    def _button(self, action: str) -> tuple[dict[str, Any], str]:
        for message in reversed(self._whispers()):
            if found := first(message["blocks"], "action_id", f"v1:{action}"):
                return message, found
        raise AssertionError(f"No button {action}.")


class DiscordEditor:
    reopens = False

    def __init__(self, house: House, user: str = "") -> None:
        self.house, self._user = house, user or house.people()[0]
        self._discord = house.place.stage.discord

    @property
    def home(self) -> WorkspaceRef:
        return WorkspaceRef(Platform("discord"), guild(self.house))

    async def types(self, text: str, **options: str) -> None:
        words = " ".join(f"{name}: {value}" for name, value in options.items())
        await self.asks(f"/verdict catalog {words}")

    async def asks(self, text: str) -> None:
        async with answered(self.house):
            await self.house.discord("command", who=self._user, text=text)

    async def presses(self, action: str) -> None:
        for message in reversed(self._whispers()):
            if found := first(message["components"], "custom_id", f"v1:{action}"):
                async with answered(self.house):
                    await self.house.discord("press", who=self._user, message=message["id"], custom_id=found)
                return
        raise AssertionError(f"No button {action}.")

    async def fills(self, **values: str) -> None:
        async with answered(self.house):
            answer = await self._discord.act({"do": "submit", "as": self._user, "values": values})
            assert answer["ok"], answer

    async def ships(self) -> None:
        await self.house.until(lambda: len(self._cards()[-1].get("reactions") or ()) == SEEDS)
        self._discord.react(self._user, str(self._cards()[-1]["id"]), "🚢")

    def _cards(self) -> list[dict[str, Any]]:
        return [one for one in self.house.discord_messages() if not one["ephemeral_to"]]

    def form(self) -> Mapping[str, str]:
        form = self._discord.world.modals.get(self._user)
        inner = [one["component"] for one in form.body["components"] if "component" in one] if form else []
        return {one["custom_id"]: one.get("value", "") for one in inner}

    def complaint(self) -> str:
        return self.told()

    def told(self) -> str:
        newest = self._whispers()[-1]
        return _text([*newest["components"], newest["files"]])

    def posted(self) -> str:
        return _text(self._cards()[-1]["components"])

    def _whispers(self) -> list[dict[str, Any]]:
        return [one for one in self.house.discord_messages() if one["ephemeral_to"] == self._user]


@asynccontextmanager
async def answered(house: House) -> AsyncIterator[None]:
    """Leaves when the bot has done what it was asked for inside."""
    before = _calls(house)
    yield
    await house.until(lambda: _calls(house) > before)


def _calls(house: House) -> float:
    lines = house.living.metrics.text().splitlines()
    return sum(float(line.rpartition(" ")[2]) for line in lines if line.startswith("verdict_commands_total{"))


async def later(house: House) -> None:
    """When every replica has noticed that the catalogue changed."""
    house.clock.ahead += CHECK_EVERY


def _text(tree: object) -> str:
    return json.dumps(tree, ensure_ascii=False).replace("\\\\", "").replace("\\", "")
