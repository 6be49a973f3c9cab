"""Catalogue files from disk: single files and whole folders, as text."""

from collections.abc import Iterable, Iterator
from pathlib import Path

ENDINGS = frozenset({".yaml", ".yml", ".json", ".txt", ".md", ".csv"})
BIGGEST = 64 * 1024 * 1024
"""bytes; a catalogue that is larger is a mistake"""


class Unreadable(ValueError):
    """A path that cannot be imported; the text says why and what to do."""


def texts(paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """(name, text) of every file named, and of every catalogue file below the folders named."""
    for path in paths:
        if path.is_dir():
            found = sorted(one for one in path.rglob("*") if one.is_file() and one.suffix.lower() in ENDINGS)
            if not found:
                raise Unreadable(f"{path} holds no {', '.join(sorted(ENDINGS))} file.")
            for one in found:
                yield str(one), _text(one)
        else:
            yield str(path), _text(path)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > BIGGEST:
            raise Unreadable(f"{path} is larger than {BIGGEST >> 20} MiB; split it.")
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise Unreadable(f"{path} does not exist.") from None
    except UnicodeDecodeError as error:
        raise Unreadable(f"{path} is not UTF-8 text (byte {error.start}); save it as UTF-8.") from None
    except OSError as error:
        raise Unreadable(f"{path} cannot be read: {error.strerror}.") from None
