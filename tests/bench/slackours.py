"""Our server of the Slack benches: the adapter's HTTP door before the whole core, over the store."""

import asyncio
import tempfile
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
from aiohttp import web

from adapters.operations.metrics import Registry
from adapters.slack.adapter import SlackAdapter
from adapters.slack.render import written
from adapters.slack.settings import SlackSettings
from bot.ballots import Box, BoxKind
from bot.cards import Card
from bot.commands import Call
from bot.dispatch import Bot
from bot.ids import ChannelRef, MessageRef, UserRef
from bot.ports.platform import Cleared, ReactionChange, ReactionState, Reply
from bot.ports.storage import Store
from bot.ports.world import World
from bot.settings import BotSettings
from bot.voters import Standing, VoterKeys
from bot.worlds import world_of
from tests.adapters.inbound import QuietLog
from tests.bench.counted import Counted
from tests.bench.httpload import BOXES, SECRET, TOKEN, VOTERS, place
from tests.bench.places import SLACK, START, tools, town

PEPPER = b"bench"


class Rendered:
    """Where a card would go to Slack it is bytes and gone."""

    def __init__(self, reply: Reply) -> None:
        self._reply = reply

    def __getattr__(self, name: str) -> Any:
        """Everything else is the reply's."""
        return getattr(self._reply, name)

    async def post(self, card: Card) -> None:
        """As it would be sent to a channel."""
        orjson.dumps(written(card, reactions=True))

    whisper = post


class Posted(Rendered):
    """It goes to Slack; its ballot box and the seeds, of which Slack allows 50 a minute, are left away."""

    async def post(self, card: Card) -> None:
        """chat.postMessage, and nothing after it."""
        await self._reply.post(card)


class CountedBot(Bot):
    """Says what is done."""

    shown: type[Rendered] = Rendered
    answered: Counted
    voted: Counted

    async def call(self, call: Call, reply: Reply) -> None:
        """Until the card is bytes, or at Slack."""
        shown: Any = self.shown(reply)
        try:
            await super().call(call, shown)
        finally:
            self.answered.one()

    async def reactions(self, box: MessageRef, change: ReactionChange | ReactionState | Cleared) -> None:
        """Until the vote is durable."""
        await super().reactions(box, change)
        self.voted.one()


async def serve(app: web.Application, sink: str, answered: Counted, voted: Counted, shown: type[Rendered]) -> None:
    """On a fresh database with the catalogue, open cards and people who count."""
    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    opened = AsyncExitStack()
    app.on_cleanup.append(lambda _: opened.aclose())
    catalogue = tools()
    cards = [_card(number, (catalogue[number].slug, catalogue[number + 1].slug)) for number in range(BOXES)]
    place_ = town(f"sqlite:///{folder / 'verdict.db'}", cards, catalogue)
    store, writer = await opened.enter_async_context(place_)
    await _judged(store)
    log, settings = QuietLog(), BotSettings().model_copy(update={"calls_per_minute": 1_000_000})
    rest = {"secret": PEPPER, "messengers": {}, "log": log, "meter": Registry()}
    world = world_of(store, writer, lambda: datetime.now(UTC), settings, **rest)  # type: ignore[arg-type]  # noqa: TID251
    slack = SlackSettings.model_validate({"bot_token": TOKEN, "signing_secret": SECRET, "api_base": sink})
    bot = CountedBot(world)
    bot.shown, bot.answered, bot.voted = shown, answered, voted
    adapter = SlackAdapter(slack, bot, world.clock, log)
    app.add_routes(adapter.routes())
    app["quick"] = adapter.quick()
    await adapter.start()
    app["noting"] = asyncio.create_task(_note(world))


async def _note(world: World) -> None:
    """What was asked is written once a second, as it is in service."""
    while True:
        await asyncio.sleep(1)
        await world.asked.tick()


def _card(number: int, slugs: tuple[str, ...]) -> Box:
    channel, ts = place(number)
    return Box(MessageRef(ChannelRef(SLACK, "T1", channel), ts), BoxKind.COMPARISON, slugs, START)


async def _judged(store: Store) -> None:
    """People whom the workspace's rules let vote."""
    keys = VoterKeys(PEPPER)
    crowd = [keys.voter(UserRef(SLACK, "T1", f"U{number}")) for number in range(1, VOTERS + 1)]
    async with store() as unit:
        await unit.voters.judge(dict.fromkeys(crowd, Standing.COUNTS), START)
