"""The secret that keys voters' hashes, kept in a file beside an embedded database when nobody set one."""

import os
import secrets
from pathlib import Path

BYTES = 32


def voter_secret(given: str, database: str | None) -> bytes:
    """What the operator set; else what is kept beside the embedded database, made at the first start."""
    return given.encode() or kept_secret(Path(str(database)).with_suffix(".key"))


def kept_secret(path: Path) -> bytes:
    """Reads the file, or makes it: only its owner may read it, and losing it means that voters are strangers again."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return bytes.fromhex(path.read_text(encoding="ascii").strip())
    with os.fdopen(handle, "w", encoding="ascii") as file:
        fresh = secrets.token_bytes(BYTES)
        file.write(fresh.hex())
        file.flush()
        os.fsync(file.fileno())
    return fresh
