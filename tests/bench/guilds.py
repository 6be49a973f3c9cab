"""Discord: frames per second, memory and the way to READY, beside the client that discord.py gives everybody."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable

from tests.bench.gateway import CHANNELS, ROLES, gateway
from tests.bench.table import Options, Row, interleaved

START_ROUNDS = 3
GOAL_AT = 10_000
"""servers: with fewer, what a client needs for itself weighs more than what it keeps of them"""
Figures = dict[str, float]


async def client(*words: str) -> Figures:
    """What one client in a process of its own found."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-W", "ignore", "-m", "tests.bench.discordclients", *words, stdout=asyncio.subprocess.PIPE
    )
    told, _ = await process.communicate()
    found: Figures = json.loads(told.splitlines()[-1])
    return found


def rate(name: str, whose: str) -> Callable[[], Awaitable[float]]:
    """Frames per second, as a candidate of a round."""

    async def one() -> float:
        return (await client("events", name, whose))["rate"]

    return one


async def measured(options: Options) -> list[Row]:
    """Frames in turns, then starts in turns."""
    kinds = {"ours": ("ours", "own"), "foreign": ("ours", "foreign"), "stock": ("stock", "own")}
    rates = await interleaved({name: rate(*kind) for name, kind in kinds.items()}, options.rounds)
    weights: dict[str, list[float]] = {"ours": [], "stock": []}

    def start(name: str, api: str, line: str) -> Callable[[], Awaitable[float]]:
        async def one() -> float:
            found = await client("start", name, api, line, str(options.guilds))
            weights[name].append(found["bytes"] / options.guilds)
            return found["seconds"]

        return one

    async with gateway(options.guilds) as (api, line):
        names = ("ours", "stock")
        times = await interleaved({name: start(name, api, line) for name in names}, START_ROUNDS)
    bytes_ = {name: sorted(some)[len(some) // 2] for name, some in weights.items()}
    at, enough = f"{options.guilds:,} servers", options.guilds >= GOAL_AT
    return [
        Row("reactions through the adapter", rates["ours"], "/s"),
        Row("÷ discord.py's own parsing of the same frames", rates["ours"] / rates["stock"], least=0.7),
        Row("those under messages of others, of which the core is not told", rates["foreign"] / rates["stock"]),
        Row(f"{at}: memory for each", bytes_["ours"] / 1024, "KiB"),
        Row(f"{at}: ÷ the stock client's", bytes_["ours"] / bytes_["stock"], most=0.06 if enough else None),
        Row(f"{at}: until every one is known", times["ours"], "s"),
        Row(f"{at}: ÷ the stock client's READY", times["ours"] / times["stock"], most=0.25 if enough else None),
    ]


def run(options: Options) -> tuple[list[Row], list[str]]:
    """What the table says, and what has to be said about it."""
    note = f"A server has {CHANNELS} channels and {ROLES} roles; the goals of memory and READY are for {GOAL_AT:,} of them (--guilds {GOAL_AT})."
    return asyncio.run(measured(options)), [note]
