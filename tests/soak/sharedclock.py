"""A clock that several processes share: the time as it is, how far it was moved, and how wrong the bot's own one is.

All of it is in sixteen bytes of a file. The platforms' clocks are never wrong.
"""

import mmap
import struct
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

_AHEAD = struct.Struct("<dd")


class SharedClock:
    """Callable as a clock: of the platforms, or with `ours` of the bot. Only one process moves it."""

    def __init__(self, path: Path, *, ours: bool = False) -> None:
        if not path.exists():
            path.write_bytes(_AHEAD.pack(0.0, 0.0))
        with path.open("r+b") as file:
            self._map = mmap.mmap(file.fileno(), _AHEAD.size)
        self._ours = ours

    def move(self, by: timedelta) -> None:
        ahead, wrong = self._read()
        self._map[:] = _AHEAD.pack(ahead + by.total_seconds(), wrong)

    def err(self, by: timedelta) -> None:
        """The bot's clock is wrong by so much from now on."""
        self._map[:] = _AHEAD.pack(self._read()[0], by.total_seconds())

    def __call__(self) -> datetime:
        ahead, wrong = self._read()
        return datetime.fromtimestamp(time.time() + ahead + (wrong if self._ours else 0.0), UTC)

    def _read(self) -> tuple[float, float]:
        ahead, wrong = _AHEAD.unpack(self._map[:])
        return ahead, wrong
