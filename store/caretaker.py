"""What the open-source engine leaves to us: noticing dead processes, taking over their jobs, forgetting old ones."""

from store import replicas
from store.jobs import Jobs


class Caretaker:
    """One per process. All of it may be done by several at the same time, and again."""

    def __init__(self, jobs: Jobs, me: str, *, dead_after: float, remembered: float) -> None:
        self._engine = jobs.engine
        self._jobs = jobs
        self._me = me
        self._dead_after = dead_after
        self._remembered = remembered
        self._suspects: set[str] = set()

    def live(self) -> None:
        with self._engine.begin() as connection:
            replicas.beat(connection, self._me)

    def mend(self) -> int:
        """How many jobs were given up: the database was away when they ended, and says for ever that they go on.

        One that is between two lines of the engine is there once; one that is lost is there in the next round, too.
        """
        found = self._jobs.unattended()
        lost = found & self._suspects
        self._suspects = found - lost
        if lost:
            self._jobs.give_up(lost)
        return len(lost)

    def take_over(self) -> int:
        """How many jobs of processes that have stopped were put back."""
        with self._engine.begin() as connection:
            dead = replicas.dead(connection, self._dead_after)
        if not dead:
            return 0
        found = self._jobs.recover(dead)
        with self._engine.begin() as connection:
            replicas.bury(connection, dead, self._dead_after)
        return found

    def tidy(self) -> int:
        """As `take_over`, for jobs of processes that nobody knows any more: one such job would block its turn."""
        holders = self._jobs.holders()
        with self._engine.begin() as connection:
            strangers = holders - set(replicas.known(connection))
            before = replicas.now(connection) - self._remembered
        self._jobs.forget(before)
        return self._jobs.recover(strangers) if strangers else 0

    def leave(self) -> None:
        with self._engine.begin() as connection:
            replicas.farewell(connection, self._me)
