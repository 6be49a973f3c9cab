"""Work that outlives the process that ordered it: jobs in our database, done by whichever replica lives."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext, suppress
from typing import TYPE_CHECKING, Final, TypeVar
from uuid import uuid4

from sqlalchemy import URL
from sqlalchemy.exc import SQLAlchemyError

from bot.ports.background import Work
from bot.ports.world import Log
from store.engine import open_jobs_engine
from store.later import loaded_later
from store.lean import sessions_seldom

if TYPE_CHECKING:
    from store.caretaker import Caretaker
    from store.jobs import Jobs

T = TypeVar("T")

GRACE: Final = 5.0
THREADS: Final = 2
CONNECTIONS: Final = 5
TIDY_SECONDS: Final = 60.0
BEATS: Final = 4
"""signs of life until one would be taken for dead"""


class DbosBackground:
    """Satisfies bot.ports.background.Background. The engine itself is loaded by `start`, inside the running loop.

    It polls: on SQLite more often than once a second would disturb the one writer of votes.
    """

    def __init__(
        self,
        address: URL,
        log: Log,
        *,
        at_once: int = 32,
        poll: float = 1.0,
        dead_after: float = 30.0,
        remembered: float = 86_400.0,
    ) -> None:
        self._address = address
        self._log = log
        self._at_once = at_once
        self._poll = poll
        self._dead_after = dead_after
        self._remembered = remembered
        # Never the same twice: a process that starts again must not take jobs from one that still runs.
        self._me = uuid4().hex
        self._works: dict[str, Work] = {}
        self._under_way: set[asyncio.Task[object]] = set()
        self._rounds: list[asyncio.Task[None]] = []
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="jobs")
        self._jobs: Jobs | None = None
        self._opening: asyncio.Task[tuple[Jobs, Caretaker]] | None = None

    @property
    def ready(self) -> bool:
        return self._jobs is not None

    def register(self, kind: str, work: Work) -> None:
        self._works[kind] = work

    async def put(self, kind: str, key: str, *, turn: str, attempt: int = 0) -> None:
        if self._jobs is None:
            raise RuntimeError("The job engine has not started.")
        if kind not in self._works:
            raise LookupError(f"No work of the kind {kind} was registered.")
        await self._aside(self._jobs.enqueue, kind, key, turn, attempt)

    async def start(self) -> None:
        """The database has been migrated. The loop goes on while the engine is loaded."""
        self._opening = asyncio.create_task(self._aside(self._open, asyncio.get_running_loop()))
        # Who gives up waiting does not leave behind an engine that nobody can stop.
        self._jobs, caretaker = await asyncio.shield(self._opening)
        self._rounds = [
            asyncio.create_task(
                self._round(self._dead_after / BEATS, caretaker.live, caretaker.mend, caretaker.take_over)
            ),
            asyncio.create_task(self._round(TIDY_SECONDS, caretaker.tidy)),
        ]

    async def stop(self, grace: float = GRACE) -> None:
        """What is not done within the grace is cut short, and left to whoever comes next."""
        opening, self._opening, self._jobs = self._opening, None, None
        for task in self._rounds:
            task.cancel()
        await asyncio.gather(*self._rounds, return_exceptions=True)
        if opening:
            (opened,) = await asyncio.gather(opening, return_exceptions=True)
            if isinstance(opened, tuple):  # else it was told to whoever started it
                jobs, caretaker = opened
                jobs.claim_no_more()
                await self._finish(grace)
                await self._aside(self._close, jobs, caretaker)
        self._threads.shutdown(wait=False)

    async def _finish(self, grace: float) -> None:
        under_way = set(self._under_way)
        if under_way:
            _, late = await asyncio.wait(under_way, timeout=grace)
            if late:
                self._log.warning("jobs.cut_short", count=len(late))
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _run(self, kind: str, key: str) -> None:
        """Work that fails is told of and not repeated: whoever ordered it sees in its own rows that it is not done."""
        task = asyncio.current_task()
        if task:
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)
        try:
            await self._works[kind](key)
        except Exception:  # noqa: BLE001  its failure is nobody else's
            self._log.exception("job.failed", kind=kind, key=key)

    def _open(self, loop: asyncio.AbstractEventLoop) -> "tuple[Jobs, Caretaker]":
        embedded = self._address.get_backend_name() == "sqlite"
        driver = loaded_later("psycopg", "errors") if embedded else nullcontext()
        # Its configuration is given, and its commands at the terminal are not ours.
        with driver, loaded_later("click"), loaded_later("yaml"), sessions_seldom():
            from store.caretaker import Caretaker  # noqa: PLC0415
            from store.jobs import Jobs  # noqa: PLC0415

        jobs = Jobs(open_jobs_engine(self._address, CONNECTIONS), self._me, self._run)
        caretaker = Caretaker(jobs, self._me, dead_after=self._dead_after, remembered=self._remembered)
        try:
            caretaker.live()  # known before the first job is in these hands
            jobs.launch(loop, at_once=self._at_once, poll=self._poll)
        except BaseException:
            jobs.destroy()
            jobs.engine.dispose()
            raise
        return jobs, caretaker

    def _close(self, jobs: "Jobs", caretaker: "Caretaker") -> None:
        jobs.destroy()
        with suppress(SQLAlchemyError):  # then it is found dead a little later
            caretaker.leave()
        jobs.engine.dispose()

    async def _round(self, every: float, *deeds: Callable[[], object]) -> None:
        """A round that fails, because the database is away, is told and does not end the next one."""
        while True:
            try:
                for deed in deeds:
                    await self._aside(deed)
            except Exception:  # noqa: BLE001
                self._log.exception("jobs.round_failed")
            await asyncio.sleep(every)

    async def _aside(self, deed: Callable[..., T], *args: object) -> T:
        """Without the context of the caller: a job that orders another is not its parent."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, deed, *args)
