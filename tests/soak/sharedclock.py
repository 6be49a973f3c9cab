"""A clock that several processes share: the time as it is, and how far it was moved, in eight bytes of a file."""

import mmap
import struct
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

_AHEAD = struct.Struct("<d")


class SharedClock:
    """Callable as the bot's clock. Only one process moves it."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(_AHEAD.pack(0.0))
        with path.open("r+b") as file:
            self._map = mmap.mmap(file.fileno(), _AHEAD.size)

    @property
    def ahead(self) -> float:
        """Seconds."""
        return float(_AHEAD.unpack(self._map[:])[0])

    def move(self, by: timedelta) -> None:
        self._map[:] = _AHEAD.pack(self.ahead + by.total_seconds())

    def __call__(self) -> datetime:
        return datetime.fromtimestamp(time.time() + self.ahead, UTC)
