"""Boards and weekly figures from rollups, beside one bare scan of an index over all votes."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.ports.storage import Store
from store.engine import open_engine
from store.moments import week_of
from store.settings import StoreSettings
from tests.bench.places import START, WORKSPACES, boxes, databases, tools, town
from tests.bench.table import Options, Row, interleaved

SIZES = (10_000, 100_000, 1_000_000, 5_000_000)
TOOLS = 2_570
GOALS = {"sqlite": 0.05, "postgresql": 0.12}
_NUMBERS = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {last}) ",
    "postgresql": "WITH n(i) AS (SELECT generate_series(0, {last})) ",
}
# Voters have ten votes each, on tools that are spread by a step that has no divisor in common with their number.
_VOTES = (
    "INSERT INTO vote (voter_id, tool_id, week, ship, private, was) {numbers}"
    "SELECT i / 10, 1 + (i % {tools}) * 1009 % {tools}, {week} - i % 8, {ship}, {no}, 0 FROM n"
)
_HOME = "1 + voter_id % {homes}"
_SUMS = "sum(CASE WHEN ship THEN 1 ELSE 0 END), sum(CASE WHEN ship THEN 0 ELSE 1 END)"
_ROLLUPS = (
    f"INSERT INTO tally SELECT tool_id, {_HOME}, {_SUMS}, 0, 0 FROM vote GROUP BY 1, 2",
    f"INSERT INTO tally SELECT tool_id, 0, {_SUMS}, 0, {{homes}} FROM vote GROUP BY 1",
    f"INSERT INTO tally_week SELECT {_HOME}, week, tool_id, {_SUMS}, 0, 0 FROM vote GROUP BY 1, 2, 3",
    f"INSERT INTO tally_week SELECT 0, week, tool_id, {_SUMS}, 0, 0 FROM vote GROUP BY 2, 3",
)
_EMPTIED = tuple(f"DELETE FROM {table}" for table in ("vote", "tally", "tally_week"))
_SCAN = "SELECT count(*) FROM vote WHERE voter_id >= 0"
Reading = Callable[[], Awaitable[object]]


async def filled(engine: AsyncEngine, votes: int) -> None:
    """So many votes and their rollups, made by the database itself."""
    name = engine.dialect.name
    ship, no = ("i % 3 > 0", "false") if name == "postgresql" else ("i % 3 > 0", "0")
    numbers = _NUMBERS[name].format(last=votes - 1)
    filling = _VOTES.format(numbers=numbers, tools=TOOLS, week=week_of(START), ship=ship, no=no)
    async with engine.begin() as connection:
        for statement in (*_EMPTIED, filling, *(one.format(homes=WORKSPACES) for one in _ROLLUPS)):
            await connection.execute(text(statement))
    async with engine.connect() as connection:
        plain = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await plain.execute(text("VACUUM ANALYZE" if name == "postgresql" else "ANALYZE"))


def timed(read: Reading) -> Callable[[], Awaitable[float]]:
    """Milliseconds of the better of two: the first may have to wait for the disk."""

    async def one() -> float:
        taken = []
        for _ in range(2):
            started = time.perf_counter()
            await read()
            taken.append(1_000 * (time.perf_counter() - started))
        return min(taken)

    return one


def readings(store: Store, engine: AsyncEngine) -> dict[str, Reading]:
    """What the weekly posts and the boards ask, and the scan."""

    async def week() -> object:
        async with store() as unit:
            return await unit.figures.weeks(None, START - timedelta(days=7), START)

    async def everywhere() -> object:
        async with store() as unit:
            return await unit.tallies.all(None, "Kind 7")

    async def by_workspace() -> object:
        async with store() as unit:
            return await unit.tallies.by_workspace("Kind 7")

    async def scan() -> object:
        async with engine.connect() as connection:
            return (await connection.execute(text(_SCAN))).scalar_one()

    return {"week": week, "board": everywhere, "by workspace": by_workspace, "scan": scan}


async def measured(options: Options) -> list[Row]:
    """At each size up to the largest that was asked for, on both databases."""
    rows: list[Row] = []
    sizes = [size for size in SIZES if size <= options.most]
    catalogue = tools(TOOLS)
    with databases() as urls:
        for name, url in urls.items():
            engine = open_engine(StoreSettings(url=url))
            async with town(url, boxes([tool.slug for tool in catalogue], WORKSPACES), catalogue) as (store, _):
                first: dict[str, float] = {}
                for size in sizes:
                    await filled(engine, size)
                    reads = {what: timed(read) for what, read in readings(store, engine).items()}
                    found = await interleaved(reads, options.rounds)
                    first = first or found
                    rows += _rows(name, size, found, last=size == sizes[-1])
                    rows.append(
                        Row(f"{name} at {size:,} votes: the week ÷ at {SIZES[0]:,}", found["week"] / first["week"])
                    )
            await engine.dispose()
    return rows


def _rows(name: str, size: int, found: dict[str, float], *, last: bool) -> list[Row]:
    at = f"{name} at {size:,} votes"
    goal = GOALS[name] if last and size == SIZES[-1] else None
    return [
        Row(f"{at}: one bare index scan", found["scan"], "ms"),
        Row(f"{at}: two weeks' figures of all tools ÷ the scan", found["week"] / found["scan"], most=goal),
        Row(f"{at}: a category everywhere ÷ the scan", found["board"] / found["scan"], most=goal),
        Row(f"{at}: the same by workspace ÷ the scan", found["by workspace"] / found["scan"], most=goal),
    ]


def run(options: Options) -> tuple[list[Row], list[str]]:
    """What the table says, and what has to be said about it."""
    notes = ["The goals are for 5,000,000 votes (--most 5000000): below that the scan itself takes hardly any time."]
    return asyncio.run(measured(options)), notes
