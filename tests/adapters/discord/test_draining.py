"""What frames ask for is begun in order, many at once, and nothing of it is lost."""

import asyncio

from adapters.discord import draining
from adapters.discord.draining import Drain


class Commits:
    """Work that waits for one commit, and remembers who began and who ended."""

    def __init__(self) -> None:
        self.begun: list[int] = []
        self.ended: list[int] = []
        self.failures: list[str] = []
        self.committed = asyncio.Event()

    async def cast(self, number: int) -> None:
        self.begun.append(number)
        await self.committed.wait()
        if number < 0:
            raise ValueError(number)
        self.ended.append(number)

    async def failed(self, trouble: Exception) -> None:
        self.failures.append(type(trouble).__name__)


async def _turns(count: int) -> None:
    for _ in range(count):
        await asyncio.sleep(0)


async def test_all_that_may_be_under_way_waits_for_one_commit() -> None:
    """Nothing waits for what came before it, up to a bound; whatever is beyond it comes as soon as one is done."""
    commits = Commits()
    drain = Drain(commits.failed)
    numbers = list(range(draining.AT_ONCE + 40))
    for number in numbers:
        drain.put(commits.cast, number)
    await _turns(2 * len(numbers))
    assert numbers[: draining.AT_ONCE] == commits.begun

    commits.committed.set()
    await drain.finish(5)

    assert numbers == commits.begun
    assert numbers == sorted(commits.ended)


async def test_what_fails_is_told_and_takes_nothing_with_it() -> None:
    """Every other one is done, also those that come later."""
    commits = Commits()
    commits.committed.set()
    drain = Drain(commits.failed)
    for number in (1, -1, 2):
        drain.put(commits.cast, number)
    await drain.finish(5)
    drain.put(commits.cast, 3)
    await drain.finish(5)

    assert ["ValueError"] == commits.failures
    assert [1, 2, 3] == commits.ended


async def test_the_end_does_not_wait_for_ever() -> None:
    """The grace is over while the database is away: what was not done is found again by the next reading."""
    commits = Commits()
    drain = Drain(commits.failed)
    drain.put(commits.cast, 1)
    await drain.finish(0.01)

    assert ([1], []) == (commits.begun, commits.ended)
    commits.committed.set()
    await drain.finish(5)
