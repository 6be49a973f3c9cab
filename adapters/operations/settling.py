"""Once everything is loaded, the garbage collector leaves it alone."""

from collections.abc import Awaitable, Callable
from itertools import count
from typing import Final

from adapters.operations.heap import settle

SETTLED: Final = 10
"""rounds after which the catalogue and the job engine are loaded, too"""

Tick = Callable[[], Awaitable[None]]


def settling(tick: Tick) -> Tick:
    """The same rounds. A full collection looks at everything that was ever loaded, and answers nobody for 60 ms."""
    rounds = count(1)

    async def go() -> None:
        await tick()
        if next(rounds) == SETTLED:
            settle(thorough=True)

    return go
