"""Start and size: how long until the first answer, and how much memory, beside a bare Bolt app."""

import asyncio
import contextlib
import os
import socket
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import make_url

from tests.bench.gateway import gateway
from tests.bench.httpload import SECRET, asked, signed
from tests.bench.places import tools, town
from tests.bench.slack import sink
from tests.bench.table import Options, Row, interleaved

PATIENCE, SETTLED = 60.0, 4.0
BARE = (sys.executable, "-m", "tests.bench.slackservers", "documented")
OURS = (sys.executable, "main.py", "run")
TEXT = "nobody knows this vs nor that"


@asynccontextmanager
async def running(words: tuple[str, ...], wishes: dict[str, str]) -> AsyncIterator[asyncio.subprocess.Process]:
    """A process with these settings and no others of ours."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}  # noqa: TID251
    process = await asyncio.create_subprocess_exec(
        *words, env=kept | wishes, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.kill()
        await process.wait()


async def answered(port: int, started: float) -> float:
    """Seconds until a signed command was answered."""
    async with asyncio.timeout(PATIENCE):
        while True:
            with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
                await asked(port, [signed(TEXT, 1)], 1)
                return time.perf_counter() - started
            await asyncio.sleep(0.01)


def resident(process: asyncio.subprocess.Process) -> float:
    """MB of it in memory."""
    pages = int(Path(f"/proc/{process.pid}/statm").read_text(encoding="utf-8").split()[1])
    return pages * 4096 / 1e6


async def bare(api: str) -> float:
    """Bolt as documented, from nothing."""
    started = time.perf_counter()
    async with running((*BARE, api), {}) as process:
        assert process.stdout is not None
        return await answered(int(await process.stdout.readline()), started)


async def ours(slack: str, database: str, discord: dict[str, str], sizes: list[float]) -> float:
    """The whole of ours; its memory is taken when it has come to rest, with the engine loaded."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    wishes = {
        "DATABASE_URL": database,
        "SLACK_BOT_TOKEN": "xoxb-bench",
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_BASE": slack,
        "PORT": str(port),
    }
    for file in Path(make_url(database).database or "").parent.glob("*.starts"):
        file.unlink()  # a bot that was killed often waits before it connects
    started = time.perf_counter()
    async with running(OURS, wishes | discord) as process:
        taken = await answered(port, started)
        await asyncio.sleep(SETTLED)
        sizes.append(resident(process))
        return taken


async def measured(options: Options) -> list[Row]:
    """From nothing, in turns; the catalogue is in the database already."""
    one: list[float] = []
    both: list[float] = []
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        database = f"sqlite:///{Path(folder) / 'verdict.db'}"
        async with town(database, [], tools()):
            pass
        async with sink() as api, gateway(10) as (rest, line):
            discord = {"DISCORD_TOKEN": "MTIz.bench", "DISCORD_API_BASE": rest, "DISCORD_GATEWAY_URL": line}
            starts: dict[str, Callable[[], Awaitable[float]]] = {
                "bare": lambda: bare(api),
                "slack": lambda: ours(api, database, {}, one),
                "both": lambda: ours(api, database, discord, both),
            }
            found = await interleaved(starts, min(3, options.rounds))
    return [
        Row("from nothing to the first answer, Slack", found["slack"], "s"),
        Row("÷ a bare Bolt app", found["slack"] / found["bare"], most=1.6),
        Row("the same with both platforms", found["both"], "s"),
        Row("memory with Slack, the engine and 2,570 tools", sorted(one)[len(one) // 2], "MB", most=80),
        Row("memory with both platforms", sorted(both)[len(both) // 2], "MB", most=100),
    ]


def run(options: Options) -> tuple[list[Row], list[str]]:
    """What the table says, and what has to be said about it."""
    return asyncio.run(measured(options)), ["Both sides find their modules compiled, and Slack on this machine."]
