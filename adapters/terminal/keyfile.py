"""Secrets kept in files beside an embedded database when nobody set them: the voters' one, and the keys of the vault."""

import base64
import os
import secrets
from pathlib import Path
from typing import Final

BYTES: Final = 32


def voter_secret(given: str, database: str | None) -> bytes:
    """What the operator set; else what is kept beside the embedded database, made at the first start."""
    return given.encode() or bytes.fromhex(kept(Path(str(database)).with_suffix(".key"), secrets.token_hex(BYTES)))


def key_path(database: str | None) -> Path:
    return Path(str(database)).with_suffix(".keys")


def vault_keys(given: str, database: str | None) -> str:
    """The vault's keys as `id:base64` with commas between, newest first; made at the first start like the secret."""
    return given or kept(key_path(database), fresh_key())


def add_key(path: Path) -> str:
    """A new key before all others; its id. Whoever runs meanwhile reads the file again when it seals or opens."""
    made = fresh_key()
    _replace(path, ",".join([made, *_parts(path)]))
    return _name(made)


def drop_keys(path: Path, used: set[str]) -> list[str]:
    """Old keys that seal nothing leave the file; their ids. The last but one stays: a running bot may be using it."""
    newest, *rest = _parts(path)
    gone = [one for one in rest[1:] if _name(one) not in used]
    _replace(path, ",".join([newest, *(one for one in rest if one not in gone)]))
    return [_name(one) for one in gone]


def _parts(path: Path) -> list[str]:
    return path.read_text(encoding="ascii").strip().split(",") if path.exists() else []


def _name(key: str) -> str:
    return key.partition(":")[0]


def fresh_key() -> str:
    return f"{secrets.token_hex(4)}:{base64.b64encode(secrets.token_bytes(BYTES)).decode()}"


def kept(path: Path, fresh: str) -> str:
    """Reads the file, or makes it with what is fresh: only its owner may read it, and losing it loses what it keys."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    _write(handle, fresh)
    return fresh


def _replace(path: Path, text: str) -> None:
    """Whole or not at all."""
    beside = path.with_suffix(f".{secrets.token_hex(4)}")
    _write(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), text)
    beside.replace(path)


def _write(handle: int, text: str) -> None:
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
