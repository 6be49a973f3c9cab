"""DBOS Transact, embedded: everything that speaks to it. To import this takes seconds; `store.background` does it late.

All calls here block and are made from threads of ours: DBOS's own async variants would put its threads in the place of
the loop's. It is one per process.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Sequence
from datetime import UTC, datetime
from typing import Final

from dbos import DBOS, DBOSConfig, DBOSPortableJSONSerializer
from sqlalchemy import Engine

APP: Final = "verdict"
QUEUE: Final = "work"
WORKFLOW: Final = "run_job"
VERSION: Final = "1"
"""of the steps of that one workflow; by default it is a hash of code, and a new release leaves old jobs lying"""
THREADS: Final = 8
DEATHS: Final = 50
"""how many processes may die over one job before it is set aside"""
BATCH: Final = 500
FINISHED: Final = ["SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"]

Runner = Callable[[str, str], Awaitable[None]]

_running: list["Jobs"] = []


@DBOS.workflow(name=WORKFLOW, max_recovery_attempts=DEATHS)
async def run_job(kind: str, key: str) -> None:
    """The only workflow: what a job means is known by its kind, in the process that runs it."""
    jobs, me = _running[-1], DBOS.workflow_id or ""
    jobs.attended.add(me)
    try:
        await jobs.runner(kind, key)
    finally:
        jobs.attended.discard(me)


class Jobs:
    """`launch` makes it the one of this process, until `destroy`."""

    def __init__(self, engine: Engine, me: str, runner: Runner) -> None:
        if _running:
            raise RuntimeError("The job engine runs already; a process has one.")
        self.engine = engine
        self.runner = runner
        self.attended: set[str] = set()
        """the jobs that are being done here and now"""
        self._me = me
        # With a handler of its own it does not add another, and its lines go where all lines go.
        logging.getLogger("dbos").addHandler(logging.NullHandler())
        self._dbos = DBOS(
            config=DBOSConfig(
                name=APP,
                system_database_engine=engine,
                application_version=VERSION,
                executor_id=me,
                # The default is pickle: whoever can write to the database could run code here.
                serializer=DBOSPortableJSONSerializer(),
                max_executor_threads=THREADS,
                scheduler_polling_interval_sec=3600.0,
                use_listen_notify=False,
                # Nobody waits for its notices; it sleeps so long between two looks, also when it should stop.
                notification_listener_polling_interval_sec=0.1,
                log_level="WARNING",
            )
        )
        _running.append(self)

    def launch(self, loop: asyncio.AbstractEventLoop, *, at_once: int, poll: float) -> None:
        """From now on jobs run on the loop: at most so many at once here, and one at a time per turn everywhere."""
        # As if it were launched on the loop, which would stand still meanwhile.
        self._dbos._background_event_loop._main_loop = loop  # noqa: SLF001
        DBOS.launch()
        DBOS.register_queue(
            QUEUE,
            worker_concurrency=at_once,
            partition_concurrency=1,
            polling_interval_sec=poll,
            on_conflict="always_update",
        )

    def enqueue(self, kind: str, key: str, turn: str, attempt: int) -> None:
        """Once per id, for as long as finished jobs are remembered."""
        DBOS.enqueue_workflow_with_options(
            {
                "workflow_name": WORKFLOW,
                "queue_name": QUEUE,
                "workflow_id": f"{kind}:{key}:{attempt}",
                "queue_partition_key": turn,
            },
            kind,
            key,
        )

    def recover(self, dead: Collection[str]) -> int:
        """Puts the unfinished jobs of dead processes back into their turns; harmless when repeated."""
        # Nothing public does this for processes that had other ids (DBOS's issues 453 and 716).
        return len(DBOS._recover_pending_workflows(list(dead)))  # noqa: SLF001

    def holders(self) -> set[str]:
        """The processes that have jobs in their hands."""
        held = DBOS.list_workflows(status="PENDING", queue_name=QUEUE, load_input=False, load_output=False)
        return {one.executor_id for one in held if one.executor_id}

    def unattended(self) -> set[str]:
        """Jobs that are said to be in our hands and are not: between two lines, or for ever, if their end was not kept."""
        held = DBOS.list_workflows(
            status="PENDING", queue_name=QUEUE, executor_id=self._me, load_input=False, load_output=False
        )
        return {one.workflow_id for one in held} - self.attended

    def give_up(self, lost: Collection[str]) -> None:
        """They block their turns no more. Who ordered them sees that they are not done."""
        DBOS.cancel_workflows(sorted(lost))

    def forget(self, before: float) -> int:
        """Finished jobs that were put before a moment (seconds since 1970); the open package keeps them for ever."""
        end = datetime.fromtimestamp(before, UTC).isoformat()
        forgotten = 0
        while found := _finished(end):
            DBOS.delete_workflows(list(found))
            forgotten += len(found)
        return forgotten

    def claim_no_more(self) -> None:
        """What runs goes on; nothing is begun."""
        for event in self._dbos.background_thread_stop_events:
            event.set()

    def destroy(self) -> None:
        """About a second; the database's engine stays open."""
        DBOS.destroy()
        _running.remove(self)


def _finished(end: str) -> Sequence[str]:
    found = DBOS.list_workflows(
        status=FINISHED, queue_name=QUEUE, end_time=end, limit=BATCH, load_input=False, load_output=False
    )
    return [one.workflow_id for one in found]
