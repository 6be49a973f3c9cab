"""A small Discord per test, and the real discord.py pointed at it."""

import asyncio
import random
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from pathlib import Path

import pytest
import yarl

from adapters.playground.discord.seed import GENERAL
from adapters.playground.discord.server import Discord
from adapters.playground.discord.wire import Json

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # discord.py imports audioop, which Python 3.13 drops
    import discord
    from discord import app_commands
    from discord.gateway import DiscordWebSocket
    from discord.http import Route

SPEC = Path(__file__).parents[4] / ".." / "shared" / "discord" / "data" / "openapi.json"
Start = Callable[["Bot"], Awaitable["Bot"]]


class Clock:
    """Time that the story moves, in seconds since 1970."""

    def __init__(self) -> None:
        self.now = 1_780_000_000.0

    def __call__(self) -> float:
        return self.now


class Bot(discord.Client):
    """discord.py with a small memory of what it heard."""

    def __init__(self, intents: int = 1025 + 512) -> None:
        super().__init__(
            intents=_intents(intents),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            guild_ready_timeout=0.05,
        )
        self.tree = app_commands.CommandTree(self)
        self.heard: list[tuple[str, object]] = []
        self.readies = 0
        self.resumes = 0
        self.is_up = asyncio.Event()
        self.life: asyncio.Task[None] | None = None  # ends when the client gives up

    async def on_ready(self) -> None:
        self.readies += 1
        self.is_up.set()

    async def on_resumed(self) -> None:
        self.resumes += 1

    async def on_raw_reaction_add(self, event: discord.RawReactionActionEvent) -> None:
        self.heard.append(("add", event))

    async def on_raw_reaction_remove(self, event: discord.RawReactionActionEvent) -> None:
        self.heard.append(("remove", event))

    async def on_raw_reaction_clear(self, event: discord.RawReactionClearEvent) -> None:
        self.heard.append(("clear", event))

    async def on_raw_reaction_clear_emoji(self, event: discord.RawReactionClearEmojiEvent) -> None:
        self.heard.append(("clear_emoji", event))

    async def on_raw_message_delete(self, event: discord.RawMessageDeleteEvent) -> None:
        self.heard.append(("delete", event))

    async def on_raw_bulk_message_delete(self, event: discord.RawBulkMessageDeleteEvent) -> None:
        self.heard.append(("purge", event))

    async def on_message(self, message: discord.Message) -> None:
        self.heard.append(("message", message))

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        self.heard.append(("channel_delete", channel))

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        self.heard.append(("guild_remove", guild))

    async def on_guild_join(self, guild: discord.Guild) -> None:
        self.heard.append(("guild_join", guild))

    async def on_raw_member_remove(self, event: discord.RawMemberRemoveEvent) -> None:
        self.heard.append(("member_remove", event))

    def names(self) -> list[str]:
        return [name for name, _ in self.heard]


def _intents(value: int) -> discord.Intents:
    intents = discord.Intents.none()
    intents.value = value
    return intents


def point(monkeypatch: pytest.MonkeyPatch, small: Discord) -> None:
    """Make discord.py take the small Discord for the real one."""
    monkeypatch.setattr(Route, "BASE", small.api_base)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(small.gateway_url))


async def until(condition: Callable[[], bool]) -> None:
    """Wait for something that comes soon."""
    async with asyncio.timeout(30):
        while not condition():  # noqa: ASYNC110 - most of what is waited for has no event of its own
            await asyncio.sleep(0.005)


async def run(small: Discord, text: str, *, who: str = "bob", channel: str = GENERAL) -> Json:
    """Type a command and wait until everything it causes is over."""
    answer = await small.act({"do": "command", "as": who, "channel": channel, "text": text})
    await small.quiesce()
    return answer


async def refusal(request: Coroutine[object, object, object]) -> int:
    """The code of a request that must be refused."""
    with pytest.raises(discord.HTTPException) as error:
        await request
    return error.value.code


@pytest.fixture
def clock() -> Clock:
    """A clock that stands until the story moves it."""
    return Clock()


@pytest.fixture
async def small(clock: Clock) -> AsyncIterator[Discord]:
    """The small Discord, listening on loopback; its own answers must satisfy the official description."""
    small = Discord(clock=clock, rng=random.Random(7), spec_path=SPEC if SPEC.exists() else None)
    await small.start()
    yield small
    await small.stop()

    assert [] == small.desk.own_mistakes


@pytest.fixture
async def start(small: Discord, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Start]:
    """Connect a bot for the length of the test."""
    point(monkeypatch, small)
    bots: list[Bot] = []

    async def started(bot: Bot) -> Bot:
        bots.append(bot)
        bot.life = asyncio.create_task(bot.start(small.token))
        await asyncio.wait_for(bot.is_up.wait(), 30)
        await small.quiesce()
        return bot

    yield started
    for bot in bots:
        await bot.close()
        if bot.life is not None:
            bot.life.cancel()
            await asyncio.gather(bot.life, return_exceptions=True)


@pytest.fixture
async def bot(start: Start) -> Bot:
    """A bot that is connected."""
    return await start(Bot())
