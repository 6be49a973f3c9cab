"""The full /compare beside Vercel's Chat SDK on Node, which answers with a card that never changes."""

import asyncio
import socket
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from itertools import count
from pathlib import Path

from tests.bench.crowded import CHANNELS, POSTS, Posting
from tests.bench.httpload import SECRET, TOKEN, asked, signed
from tests.bench.peers.node import NoNode, env, installed
from tests.bench.places import tools, town
from tests.bench.slack import AT_ONCE, Served, Visit, ours, served, sink, texts_asked
from tests.bench.start import OURS as BOT
from tests.bench.start import SETTLED, answered, resident, running
from tests.bench.table import Options, Row, interleaved, percentile

OURS, PEER = "ours", "chatsdk"


async def measured(options: Options) -> list[Row]:
    """Both in turns, at each degree of crowding; then acknowledged and posted."""
    folder = installed()
    secrets = env(SLACK_BOT_TOKEN=TOKEN, SLACK_SIGNING_SECRET=SECRET)
    async with AsyncExitStack() as stack:
        api = await stack.enter_async_context(sink())

        async def peer(mode: str) -> Served:
            return await stack.enter_async_context(served("node", "chatsdk.mjs", mode, api, env=secrets, folder=folder))

        async def mine(name: str) -> Served:
            return await stack.enter_async_context(ours(name, api))

        servers = {OURS: await mine("ours"), PEER: await peer("rendering")}
        rows = [row for at_once in AT_ONCE for row in await _answered(servers, at_once, options)]
        posting = {OURS: await mine("posting"), PEER: await peer("posting")}
        rows += await _posted(posting, options)
        memory = await _of_the_bot(api)
        return [
            *rows,
            Row("memory of the whole bot after as many posts", memory, "MB"),
            Row("÷ Chat SDK's", memory / posting[PEER].memory, most=0.8),
        ]


async def _answered(servers: dict[str, Served], at_once: int, options: Options) -> list[Row]:
    numbers, texts = count(), texts_asked()
    visits = {name: Visit(one.port, texts, numbers, at_once) for name, one in servers.items()}
    for visit in visits.values():
        await visit.rate()
        visit.waits.clear()
    rates: dict[str, Callable[[], Awaitable[float]]] = {name: visit.rate for name, visit in visits.items()}
    found = await interleaved(rates, options.rounds)
    waits = {name: 1e3 * percentile(visit.waits, 0.99) for name, visit in visits.items()}
    return [
        Row(f"{at_once} at once: /compare answered", found[OURS], "/s"),
        Row(f"{at_once} at once: ÷ Chat SDK's constant card", found[OURS] / found[PEER], least=1.15),
        Row(f"{at_once} at once: p99 of the acknowledgement", waits[OURS], "ms"),
        Row(f"{at_once} at once: ÷ Chat SDK's", waits[OURS] / waits[PEER], most=0.25),
    ]


async def _posted(servers: dict[str, Served], options: Options) -> list[Row]:
    numbers, texts = count(), texts_asked()
    postings = {name: Posting(one.port, texts, numbers) for name, one in servers.items()}
    for posting in postings.values():
        await posting.rate()
    found = await interleaved({name: posting.rate for name, posting in postings.items()}, options.rounds)
    return [
        Row("16 at once: acknowledged and posted to a sink", found[OURS], "/s"),
        Row("÷ Chat SDK's", found[OURS] / found[PEER], least=1.4),
    ]


async def _of_the_bot(api: str) -> float:
    """MB, as it is run in service: with its database, 2,570 tools and the engine."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        database = f"sqlite:///{Path(folder) / 'verdict.db'}"
        async with town(database, [], tools()):
            pass
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = int(free.getsockname()[1])
        settings = {"DATABASE_URL": database, "SLACK_BOT_TOKEN": TOKEN, "SLACK_SIGNING_SECRET": SECRET}
        texts = texts_asked()
        async with running(BOT, settings | {"SLACK_API_BASE": api, "PORT": str(port)}) as process:
            await answered(port, 0)
            await asked(port, [signed(texts[n % len(texts)], n, CHANNELS) for n in range(POSTS)], 4)
            await asyncio.sleep(SETTLED)
            return resident(process)


def run(options: Options) -> tuple[list[Row], list[str]]:
    """What the table says; without Node it says so, and has no rows."""
    try:
        return asyncio.run(measured(options)), [
            "Chat SDK 4.41 with its Slack adapter and its state in memory; both check the signature and know the caller.",
        ]
    except NoNode as missing:
        return [], [f"Not measured: {missing}."]
