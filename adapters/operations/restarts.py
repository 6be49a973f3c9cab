"""Restarts: when the bot was started is remembered beside its database, so that one that keeps failing waits longer."""

import os
import platform
from collections.abc import Sequence
from pathlib import Path

from bot.spacing import WINDOW, pause


class Starts:
    """A file of moments. One that cannot be read or written is no reason not to start."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def begin(self, now: float) -> float:
        """Notes a start; how many seconds it shall wait before it connects."""
        earlier = self._read()
        wait = pause(earlier, now)
        self._write([at for at in earlier if at > now - WINDOW] + [now + wait])
        return wait

    def forgive(self) -> None:
        """A start that ended in order was none that failed."""
        self._write(self._read()[:-1])

    def _read(self) -> list[float]:
        try:
            return [float(line) for line in self._path.read_text(encoding="ascii").split()]
        except (OSError, ValueError):
            return []

    def _write(self, moments: Sequence[float]) -> None:
        beside = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        try:
            beside.write_text("".join(f"{at:.3f}\n" for at in moments), encoding="ascii")
            beside.replace(self._path)
        except OSError:
            beside.unlink(missing_ok=True)


def starts_file(embedded: str | None) -> Path:
    """Beside an embedded database; with a database server in the working folder, for each machine its own."""
    return Path(embedded).with_suffix(".starts") if embedded else Path(f"verdict-{platform.node() or 'bot'}.starts")
