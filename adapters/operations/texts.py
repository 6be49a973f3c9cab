"""What libraries write as text and compile while they are loaded: once, and kept beside Python's compiled modules.

Dataclasses write six methods for each class. Compiling these thousand texts anew was a seventh of a start.
"""

import dataclasses
import marshal
import os
import sys
import typing
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path
from types import CodeType
from typing import Any, Final

MOST: Final = 8000
"""texts; where there are more, most are those of versions that are gone"""
_asked: "list[Texts]" = []


class Texts:
    """What a text was compiled to. Hardly one is asked for twice."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known = _read(file)
        self._given: set[bytes] = set()
        self._new: dict[bytes, bytes] = {}

    def compiled(self, text: str) -> CodeType:
        """As `compile` gives it."""
        key = blake2b(text.encode(), digest_size=16).digest()
        if found := self._known.pop(key, None):
            self._given.add(key)
            kept: CodeType = marshal.loads(found)  # noqa: S302  what is beside it is loaded by Python in the same way
            return kept
        code = compile(text, "<string>", "exec", dont_inherit=True)
        if key not in self._given:
            self._new[key] = marshal.dumps(code)
        return code

    def keep(self) -> None:
        """For the next start, where Python keeps modules too."""
        if self._new and not sys.dont_write_bytecode:
            whole = _read(self._file) | self._new
            with suppress(OSError):
                _write(self._file, whole if len(whole) <= MOST else self._new)


def remember(source: Path) -> None:
    """From now on the makers of classes ask what is kept beside this compiled source."""
    texts = Texts(Path(cache_from_source(str(source))).with_suffix(".texts"))
    _asked.append(texts)

    def execute(text: str, *names: dict[str, Any]) -> None:
        exec(texts.compiled(text), *names)  # noqa: S102  as dataclasses does

    # Found before the builtins of the same names. Annotations that wait for their types are few, and come again and again.
    for module, name, ours in ((dataclasses, "exec", execute), (typing, "compile", cache(compile))):
        setattr(module, name, ours)


def keep() -> None:
    """Everything is loaded: classes that come later are compiled as ever."""
    if _asked:
        del dataclasses.exec, typing.compile  # type: ignore[attr-defined]
    while _asked:
        _asked.pop().keep()


def _read(file: Path) -> dict[bytes, bytes]:
    with suppress(OSError, ValueError, EOFError, TypeError):
        kept = file.read_bytes()
        if kept.startswith(MAGIC_NUMBER):
            found: dict[bytes, bytes] = marshal.loads(kept[len(MAGIC_NUMBER) :])  # noqa: S302
            return found
    return {}


def _write(file: Path, whole: dict[bytes, bytes]) -> None:
    """At once: another process may read it."""
    new = file.with_suffix(f".{os.getpid()}")
    new.write_bytes(MAGIC_NUMBER + marshal.dumps(whole))
    new.replace(file)
