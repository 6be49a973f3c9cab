"""Temporary files lie in memory where there is room: a thousand databases are made for tests, and no disk is tested.

Whoever wants the disk sets TMPDIR; the soaks, which are about disks, do not come by here.
"""

import os
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")
ROOM = 3 * 2**30
"""bytes: a run needs a third of it; in containers there are often 64 MB, which are not enough"""


def prefer_memory(memory: Path = MEMORY, room: int = ROOM) -> None:
    """For this process and for those that it starts."""
    wished = os.environ.get("TMPDIR")  # noqa: TID251  a wish to this test run alone
    if not wished and os.access(memory, os.W_OK | os.X_OK) and shutil.disk_usage(memory).free >= room:
        os.environ["TMPDIR"] = str(memory)  # noqa: TID251  where Python and its children look
        tempfile.tempdir = None


def short_folder() -> str:
    """For what is reached by a unix socket, whose path has room for about 100 characters."""
    folder = tempfile.gettempdir()
    return folder if len(folder) < 50 else "/tmp"
