"""Snowflakes: ids that carry their moment and only grow."""

from collections.abc import Callable
from typing import Final

EPOCH_MS: Final = 1_420_070_400_000  # the first second of 2015


class Snowflakes:
    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._last = 0

    def __call__(self) -> str:
        """Later than every one before it even if the clock stands still."""
        self._last = max(self._last + 1, at(self._clock()))
        return str(self._last)


def at(moment: float) -> int:
    """The smallest snowflake of a moment, in seconds since 1970."""
    return (int(moment * 1000) - EPOCH_MS) << 22


def moment(snowflake: str) -> float:
    return ((int(snowflake) >> 22) + EPOCH_MS) / 1000
