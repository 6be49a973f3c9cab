"""Start and size: how long until the first answer, and how much memory, beside a bare Bolt app."""

import asyncio
import contextlib
import os
import socket
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import make_url

from tests.bench.gateway import gateway
from tests.bench.httpload import SECRET, TOKEN, asked, signed
from tests.bench.peers.node import NoNode, installed
from tests.bench.places import tools, town
from tests.bench.slack import sink
from tests.bench.table import Options, Row, interleaved

PATIENCE, SETTLED = 60.0, 8.0
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


async def answered(port: int, started: float, opened: Callable[[float], object] = lambda _: None) -> float:
    """Seconds until a signed command was answered; `opened` is told when the port was open, if only to say: not yet."""
    closed = True
    async with asyncio.timeout(PATIENCE):
        while True:
            with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
                if closed:
                    _, writer = await asyncio.open_connection("127.0.0.1", port)
                    writer.close()
                    opened(time.perf_counter() - started)
                    closed = False
                await asked(port, [signed(TEXT, 1)], 1)
                return time.perf_counter() - started
            await asyncio.sleep(0.01)


@dataclass
class Noted:
    """What was read off the processes, by candidate and what it is."""

    figures: dict[tuple[str, str], list[float]] = field(default_factory=lambda: defaultdict(list))

    def at_the_answer(self, who: str, process: asyncio.subprocess.Process) -> None:
        """Before anything else is loaded."""
        self.figures[who, "cpu"].append(worked(process))
        self.figures[who, "answering"].append(resident(process))

    def median(self, who: str, what: str) -> float:
        """Over the rounds."""
        return statistics.median(self.figures[who, what])


def worked(process: asyncio.subprocess.Process) -> float:
    """Seconds of a processor that it took until now."""
    told = Path(f"/proc/{process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def resident(process: asyncio.subprocess.Process) -> float:
    """MB of it in memory."""
    pages = int(Path(f"/proc/{process.pid}/statm").read_text(encoding="utf-8").split()[1])
    return pages * 4096 / 1e6


async def peer(who: str, words: tuple[str, ...], noted: Noted) -> float:
    """From nothing; it tells its port."""
    started = time.perf_counter()
    async with running(words, {"SLACK_BOT_TOKEN": TOKEN, "SLACK_SIGNING_SECRET": SECRET}) as process:
        assert process.stdout is not None
        taken = await answered(int(await process.stdout.readline()), started)
        noted.at_the_answer(who, process)
        return taken


async def ours(who: str, settings: dict[str, str], noted: Noted) -> float:
    """The whole of ours; its memory is taken again when it has come to rest, with the catalogue and the engine loaded."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    for file in Path(make_url(settings["DATABASE_URL"]).database or "").parent.glob("*.starts"):
        file.unlink()  # a bot that was killed often waits before it connects
    started = time.perf_counter()
    async with running(OURS, settings | {"PORT": str(port)}) as process:
        taken = await answered(port, started, noted.figures[who, "open"].append)
        noted.at_the_answer(who, process)
        await asyncio.sleep(SETTLED)
        noted.figures[who, "rest"].append(resident(process))
        return taken


async def measured(options: Options, node: Path | None) -> list[Row]:
    """From nothing, in turns; the catalogue is in the database already. `node` is where the peer for it is."""
    noted = Noted()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        database = f"sqlite:///{Path(folder) / 'verdict.db'}"
        async with town(database, [], tools()):
            pass
        async with sink() as api, gateway(10) as (rest, line):
            one = {
                "DATABASE_URL": database,
                "SLACK_BOT_TOKEN": TOKEN,
                "SLACK_SIGNING_SECRET": SECRET,
                "SLACK_API_BASE": api,
            }
            both = one | {"DISCORD_TOKEN": "MTIz.bench", "DISCORD_API_BASE": rest, "DISCORD_GATEWAY_URL": line}
            starts: dict[str, Callable[[], Awaitable[float]]] = {
                "bare": lambda: peer("bare", (*BARE, api), noted),
                "slack": lambda: ours("slack", one, noted),
                "both": lambda: ours("both", both, noted),
            }
            if node:
                words = ("node", str(node / "chatsdk.mjs"), "rendering", api)
                starts["chatsdk"] = lambda: peer("chatsdk", words, noted)
            found = await interleaved(starts, min(5, options.rounds))
    return [
        Row("from nothing to the first answer, Slack", found["slack"], "s"),
        Row("of these until its port was open: modules loaded, database ready", noted.median("slack", "open"), "s"),
        Row("÷ a bare Bolt app", found["slack"] / found["bare"], most=1.6),
        *([Row("÷ Chat SDK on Node", found["slack"] / found["chatsdk"], most=1.2)] if node else []),
        Row("÷ a bare Bolt app in time of the processor", noted.median("slack", "cpu") / noted.median("bare", "cpu")),
        Row("the same with both platforms, ÷ a bare Bolt app", found["both"] / found["bare"]),
        Row("memory of a bare Bolt app", noted.median("bare", "answering"), "MB"),
        Row("memory with Slack at the first answer", noted.median("slack", "answering"), "MB", most=80),
        Row("memory with Slack, the engine and 2,570 tools", noted.median("slack", "rest"), "MB"),
        Row("memory with both platforms, the engine and 2,570 tools", noted.median("both", "rest"), "MB", most=100),
    ]


def run(options: Options) -> tuple[list[Row], list[str]]:
    """What the table says, and what has to be said about it."""
    told = [
        "Both sides find their modules compiled, and Slack on this machine; the answer is the acknowledgement of a command.",
        "Neither peer has a database: ours has opened its own by then.",
    ]
    try:
        node = installed()
    except NoNode as reason:
        node = None
        told.append(f"Chat SDK was left out: {reason}.")
    return asyncio.run(measured(options, node)), told
