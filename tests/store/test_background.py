"""Jobs on both databases: once, in turn, and done by the living when their worker was killed."""

import asyncio
import json
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text

from store.background import DbosBackground
from store.engine import open_engine
from store.migrations.ours import ours
from store.settings import StoreSettings
from store.tables import metadata
from tests.adapters.inbound import QuietLog
from tests.postgres import Cluster
from tests.store.conftest import Server

ROOT = Path(__file__).parents[2]
DEAD_AFTER = 2.0
KILLED = """
import asyncio, sys
from store.background import DbosBackground
from store.settings import StoreSettings
from tests.adapters.inbound import QuietLog

async def hang(key):
    print(key, flush=True)
    await asyncio.sleep(600)

async def main():
    engine = DbosBackground(StoreSettings(url=sys.argv[1]).address, QuietLog(), poll=0.1, dead_after=2.0)
    engine.register("post", hang)
    await engine.start()
    await engine.put("post", "W47", turn="T1")
    await engine.put("post", "W48", turn="T1")
    await asyncio.sleep(600)

asyncio.run(main())
"""


class Hall:
    """Work that remembers what was done, and waits where a test wants it to."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.running: list[str] = []
        self.done: list[str] = []
        self.loops: set[asyncio.AbstractEventLoop] = set()
        self.held: dict[str, asyncio.Event] = {}

    def hold(self, *keys: str) -> None:
        self.held |= {key: asyncio.Event() for key in keys}

    async def work(self, key: str) -> None:
        assert key[0] not in {other[0] for other in self.running}, "two of one turn at once"
        self.begun.append(key)
        self.loops.add(asyncio.get_running_loop())
        self.running.append(key)
        try:
            if key in self.held:
                await self.held[key].wait()
            if key == "W47 bad":
                raise ValueError(key)
        finally:
            self.running.remove(key)
        self.done.append(key)


async def until(held: Callable[[], object], seconds: float = 30.0) -> None:
    """Looks again and again, as the engine does."""
    async with asyncio.timeout(seconds):
        while not held():  # noqa: ASYNC110
            await asyncio.sleep(0.02)


@pytest.fixture
async def url(server: Server) -> str:
    """Of a migrated database."""
    return server.fresh()


@asynccontextmanager
async def started(url: str, hall: Hall, log: QuietLog, remembered: float = 3600.0) -> AsyncIterator[DbosBackground]:
    """An engine that does the hall's work, and is stopped in any case."""
    engine = DbosBackground(StoreSettings(url=url).address, log, poll=0.1, dead_after=DEAD_AFTER, remembered=remembered)
    engine.register("post", hall.work)
    await engine.start()
    try:
        yield engine
    finally:
        await engine.stop(0.1)


async def change(url: str, statement: str) -> None:
    """In the engine's own tables."""
    engine = open_engine(StoreSettings(url=url))
    try:
        async with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                await connection.exec_driver_sql("SET search_path TO dbos, public")
            await connection.execute(text(statement))
    finally:
        await engine.dispose()


async def until_there(url: str, count: str, wanted: int) -> None:
    """Until so many rows are there."""
    async with asyncio.timeout(30):
        while [(wanted,)] != await rows(url, count):  # noqa: ASYNC110
            await asyncio.sleep(0.05)


async def rows(url: str, statement: str) -> list[tuple[object, ...]]:
    """What the engine's own tables hold."""
    engine = open_engine(StoreSettings(url=url))
    try:
        async with engine.connect() as connection:
            if engine.dialect.name == "postgresql":
                await connection.exec_driver_sql("SET search_path TO dbos, public")
            return [tuple(row) for row in await connection.execute(text(statement))]
    finally:
        await engine.dispose()


async def test_a_job_is_done_once_and_again_only_as_another_attempt(url: str) -> None:
    """Whoever puts it, and however often; on the bot's own loop; one that fails is told and holds up nobody."""
    hall, log = Hall(), QuietLog()
    async with started(url, hall, log) as engine:
        for _ in range(3):
            await engine.put("post", "W47", turn="T1")
        await engine.put("post", "W47 bad", turn="T1")
        await engine.put("post", "W47", turn="T1", attempt=1)
        await until(lambda: len(hall.done) == 2 and log.events)

    assert ["W47", "W47", "W47 bad"] == sorted(hall.begun)
    assert {asyncio.get_running_loop()} == hall.loops
    assert ["job.failed"] == log.events


async def test_turns_go_side_by_side_and_each_does_one_thing_at_a_time(url: str) -> None:
    """A team's slow post holds up its own next one, and nobody else's."""
    hall, log = Hall(), QuietLog()
    hall.hold("a1")
    async with started(url, hall, log) as engine:
        for key in ("a1", "a2", "b1", "b2", "c1"):
            await engine.put("post", key, turn=key[0])
        await until(lambda: {"b1", "b2", "c1"} == set(hall.done))
        assert "a2" not in hall.begun
        hall.held["a1"].set()
        await until(lambda: "a2" in hall.done)

    assert [] == log.events  # which would tell of two of one turn at once


async def test_a_killed_process_leaves_its_jobs_to_the_living(url: str) -> None:
    """SIGKILL in the middle of one; another process does it, and then the next in its turn."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", KILLED, url, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    try:
        assert process.stdout
        assert b"W47\n" == await process.stdout.readline()
        hall = Hall()
        async with started(url, hall, QuietLog()) as engine:
            assert engine.ready
            await asyncio.sleep(DEAD_AFTER / 2)
            assert [] == hall.begun  # it lives
            process.send_signal(signal.SIGKILL)
            await until(lambda: "W48" in hall.done, DEAD_AFTER + 8)
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.communicate()

    assert ["W47", "W48"] == hall.done


async def test_what_a_stop_cuts_short_is_done_by_the_next_start(url: str) -> None:
    """At once, for a process that leaves says so. Payloads are JSON, and finished jobs do not fill the database."""
    first, second, log = Hall(), Hall(), QuietLog()
    first.hold("W47")
    async with started(url, first, log) as engine:
        await engine.put("post", "W46", turn="T0")
        await until(lambda: first.done)
        await engine.put("post", "W47", turn="T1")
        await until(lambda: "W47" in first.begun)
        inputs = [json.loads(str(row[0])) for row in await rows(url, "SELECT inputs FROM workflow_input")]
    async with started(url, second, QuietLog(), remembered=-60.0):
        await until(lambda: second.done)
    left = await rows(url, "SELECT workflow_uuid FROM workflow_status WHERE workflow_uuid <> 'post:W47:0'")

    assert ["jobs.cut_short"] == log.events
    assert (["W46"], ["W47"]) == (first.done, second.done)
    assert ["post", "W47"] in [one["positionalArgs"] for one in inputs]
    assert [] == left
    assert [] == await differences(url)


async def test_jobs_of_processes_that_nobody_knows_are_taken_over(server: Server) -> None:
    """A row that got lost must not block a turn for ever."""
    if isinstance(server, Cluster):
        pytest.skip("the same statements on both; one is enough for a rare case")
    url, hall = server.fresh(), Hall()
    hall.hold("W47")
    async with started(url, hall, QuietLog()) as engine:
        await engine.put("post", "W47", turn="T1")
        await until(lambda: hall.begun)
    await forget_replicas(url)
    hall.held.clear()
    async with started(url, hall, QuietLog()):
        await until(lambda: hall.done)

    assert ["W47"] == hall.done


async def test_a_job_whose_end_was_not_kept_blocks_nobody(url: str) -> None:
    """The database crashed when it ended, and says that it goes on; what is being done is left in peace."""
    hall = Hall()
    hall.hold("X1")
    async with started(url, hall, QuietLog()) as engine:
        await engine.put("post", "W47", turn="T1")
        await engine.put("post", "X1", turn="T2")
        await until(lambda: hall.done and hall.running)
        ended = "SELECT count(*) FROM workflow_status WHERE status = 'SUCCESS'"
        await until_there(url, ended, 1)
        await change(url, "UPDATE workflow_status SET status = 'PENDING' WHERE status = 'SUCCESS'")
        await engine.put("post", "W48", turn="T1")
        await until(lambda: "W48" in hall.done)
        assert ["X1"] == hall.running
        hall.held["X1"].set()
        await until(lambda: "X1" in hall.done)

    assert ["W47", "W48", "X1"] == sorted(hall.done)


async def test_nothing_is_put_before_the_start_nor_of_an_unknown_kind(tmp_path: Path) -> None:
    """Both are mistakes of the program, and are told where they are made."""
    engine = DbosBackground(StoreSettings(url=f"sqlite:///{tmp_path}/a.db").address, QuietLog())
    with pytest.raises(RuntimeError, match="not started"):
        await engine.put("post", "W47", turn="T1")
    await engine.stop()

    assert not engine.ready


async def test_the_engine_is_loaded_late() -> None:
    """To open the house does not import it, nor does making its adapter: only the start does."""
    asked = (
        "import sys; from store.opening import open_background; from store.settings import StoreSettings; "
        "open_background(StoreSettings(), None); print('dbos' in sys.modules)"
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", asked, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    told, _ = await process.communicate()

    assert b"False\n" == told


async def differences(url: str) -> list[object]:
    """What Alembic would write into a new migration."""

    def compare(connection: Connection) -> list[object]:
        named = {"compare_type": False, "include_name": lambda name, kind, _: kind != "table" or ours(name)}
        return list(compare_metadata(MigrationContext.configure(connection, opts=named), metadata))

    async with AsyncExitStack() as closing:
        engine = open_engine(StoreSettings(url=url))
        closing.push_async_callback(engine.dispose)
        connection = await closing.enter_async_context(engine.connect())
        return await connection.run_sync(compare)


async def forget_replicas(url: str) -> None:
    """As if the row had been lost."""
    engine = open_engine(StoreSettings(url=url))
    async with engine.begin() as connection:
        await connection.execute(metadata.tables["replica"].delete())
    await engine.dispose()
