"""A small disk that can be full: a file system in memory, for which one has to be root."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import which

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Disk:
    """Where a database may lie. `small` is false where nobody may mount: then it is a folder like any other."""

    folder: Path
    small: bool

    def fill(self) -> None:
        """Nothing that grows finds a place any more; what is written over itself still does."""
        assert self.small
        with self._ballast.open("ab", buffering=0) as file:
            for size in (MEGABYTE, 4096, 1):
                with suppress(OSError):
                    while file.write(b"\0" * size):
                        pass

    def free(self) -> None:
        self._ballast.unlink(missing_ok=True)

    @property
    def _ballast(self) -> Path:
        return self.folder / "ballast"


@contextmanager
def disk(megabytes: int) -> Iterator[Disk]:
    """Everything on it is gone afterwards."""
    # A unix socket's path has room for about 100 characters.
    folder = Path(tempfile.mkdtemp(prefix="disk-", dir="/tmp"))
    small = _mounted(folder, megabytes)
    try:
        yield Disk(folder, small)
    finally:
        if small:
            subprocess.run(("umount", "--lazy", str(folder)), check=True)
            folder.rmdir()


def _mounted(folder: Path, megabytes: int) -> bool:
    if os.name != "posix" or os.geteuid() != 0 or which("mount") is None:
        return False
    command = ("mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=755", "tmpfs", str(folder))
    return subprocess.run(command, check=False, capture_output=True).returncode == 0
