"""python -m tests.bench.discordclients NAME …: a Discord client in a process of its own, ours or the library's."""

import asyncio
import gc
import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import discord
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from tests.adapters.inbound import QuietLog
from tests.bench.gateway import BOT, FIRST, dispatched, guild, reaction

TOKEN = "MTIz.bench"
EVENTS, CHUNK = 4_000, 500
AUTHORS = {"own": BOT["id"], "foreign": "1"}
"""who wrote the message that is reacted to"""
INTENTS = discord.Intents(guilds=True, guild_messages=True, guild_reactions=True, moderation=True)


class Counting:
    """An Inbound that does nothing but count."""

    commands = ()

    def __init__(self) -> None:
        self.counted: dict[str, int] = {}

    def __getattr__(self, name: str) -> Any:
        """Whatever an Inbound can be told."""

        async def count(*_: object, **__: object) -> None:
            self.counted[name] = self.counted.get(name, 0) + 1

        return count


def resident() -> int:
    """Bytes of this process in memory."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[1]) * 4096


def adapter(api: str, line: str, inbound: Counting) -> Any:
    """Our adapter; a library client only in what it needs."""
    from adapters.discord.adapter import DiscordAdapter  # noqa: PLC0415
    from adapters.discord.settings import DiscordSettings  # noqa: PLC0415

    settings = DiscordSettings.model_validate({"token": TOKEN, "api_base": api, "gateway_url": line})
    clock = lambda: datetime.now(UTC)  # noqa: E731, TID251
    return DiscordAdapter(settings, inbound, clock, QuietLog(), "verdict")  # type: ignore[arg-type]


async def start(name: str, api: str, line: str, guilds: int) -> dict[str, float]:
    """Until every server is known: to our core, or to the library, which then says that it is ready."""
    Route.BASE = api
    DiscordWebSocket.DEFAULT_GATEWAY = URL(line)
    inbound = Counting()
    known = asyncio.Event()
    if name == "ours":
        ours = adapter(api, line, inbound)
        before, started = resident(), time.perf_counter()
        await ours.start()
        while inbound.counted.get("joined", 0) < guilds:  # noqa: ASYNC110  nobody tells a counter's reader
            await asyncio.sleep(0.005)
        found = {"seconds": time.perf_counter() - started, "bytes": resident() - before}
        await ours.stop()
        return found
    stock = discord.Client(intents=INTENTS)

    async def on_ready() -> None:
        known.set()

    stock.event(on_ready)
    before, started = resident(), time.perf_counter()
    session = asyncio.create_task(stock.start(TOKEN))
    await known.wait()
    found = {"seconds": time.perf_counter() - started, "bytes": resident() - before}
    await stock.close()
    await asyncio.gather(session, return_exceptions=True)
    return found


async def events(name: str, whose: str) -> dict[str, float]:
    """Reactions per second, from the text of the frame to the core or to the library's own dispatch."""
    inbound = Counting()
    client, line = _ours(inbound) if name == "ours" else _stock()
    client.loop = asyncio.get_running_loop()
    _deafen(client, line)
    await line.received_message(dispatched("GUILD_CREATE", guild(0) | {"id": str(FIRST)}, 1))
    made = [reaction(number, author=AUTHORS[whose]) for number in range(EVENTS)]
    frames = [dispatched("MESSAGE_REACTION_ADD", one, number + 2) for number, one in enumerate(made)]
    gc.freeze()
    started = time.process_time()  # nothing is waited for here, and what others do meanwhile does not count
    for number, frame in enumerate(frames):
        await line.received_message(frame)
        if number % CHUNK == CHUNK - 1:
            await asyncio.sleep(0)
    await asyncio.sleep(0)
    rate = EVENTS / (time.process_time() - started)
    expected = EVENTS if whose == "own" else 0
    if name == "ours" and inbound.counted.get("reactions", 0) != expected:
        raise RuntimeError(f"{inbound.counted} of {expected} arrived.")
    return {"rate": rate}


def _stock() -> tuple[Any, DiscordWebSocket]:
    client = discord.Client(intents=INTENTS)
    return client, DiscordWebSocket(None, loop=asyncio.get_running_loop())  # type: ignore[arg-type]


def _ours(inbound: Counting) -> tuple[Any, DiscordWebSocket]:
    """The client of one shard of the adapter, which knows who it is as if it were logged in."""
    from adapters.discord.client import Line  # noqa: PLC0415

    made = adapter("http://127.0.0.1:1", "", inbound)
    made._me = frozenset({BOT["id"]})  # noqa: SLF001
    return made._open(0, 1), Line(None, loop=asyncio.get_running_loop())  # type: ignore[arg-type]  # noqa: SLF001


def _deafen(client: Any, line: DiscordWebSocket) -> None:
    """A line that is fed by hand."""
    state = client._connection  # noqa: SLF001
    line._connection, line._discord_parsers, line._dispatch = state, state.parsers, client.dispatch  # noqa: SLF001
    line.shard_id, line._max_heartbeat_timeout = None, 60.0  # noqa: SLF001


if __name__ == "__main__":
    what, which, *rest = sys.argv[1:]
    work = events(which, rest[0]) if what == "events" else start(which, rest[0], rest[1], int(rest[2]))
    print(json.dumps(asyncio.run(work)))
