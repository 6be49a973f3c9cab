"""What frames ask for: begun in the order in which they came, many at once, and without a task for each."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, Final

AT_ONCE: Final = 256
"""votes that wait for one commit together; more of them make no commit faster"""

Deed = Callable[..., Awaitable[None]]


class Drain:
    """A runner takes one thing after the other. Only while one waits, for the database or anything, does another come."""

    def __init__(self, failed: Callable[[Exception], Awaitable[None]]) -> None:
        self._failed = failed
        self._waiting: deque[tuple[Deed, tuple[Any, ...], dict[str, Any]]] = deque()
        self._runners: set[asyncio.Task[None]] = set()
        self._coming = False

    def put(self, deed: Deed, *args: Any, **named: Any) -> None:
        self._waiting.append((deed, args, named))
        if not self._coming:
            self._call()

    async def finish(self, grace: float) -> None:
        """Until everything that was put is done, or the grace is over."""
        with suppress(TimeoutError):
            async with asyncio.timeout(grace):
                while self._runners:
                    await asyncio.wait(self._runners)

    def _call(self) -> None:
        """One more runner, unless there are enough; of two on their way one would find nothing to do."""
        if len(self._runners) < AT_ONCE:
            self._coming = True
            task = asyncio.get_running_loop().create_task(self._run())
            self._runners.add(task)
            task.add_done_callback(self._runners.discard)

    async def _run(self) -> None:
        self._coming = False
        while self._waiting:
            deed, args, named = self._waiting.popleft()
            if self._waiting and not self._coming:
                self._call()
            try:
                await deed(*args, **named)
            except Exception as trouble:  # noqa: BLE001  whatever it is, the others are done
                await self._failed(trouble)
