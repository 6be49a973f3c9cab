"""Texts that are compiled once: classes are what they would be without, and a file that is spoiled costs only time."""

import dataclasses
import sys
from collections.abc import Iterator
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from typing import ForwardRef

import pytest

from adapters.operations import texts
from adapters.operations.texts import Texts

TEXT = "def answer():\n return 42\n"


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A module in a folder in which Python may keep what it compiled."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "__pycache__").mkdir()
    yield tmp_path / "main.py"
    texts.keep()


def _kept(source: Path) -> list[Path]:
    return list((source.parent / "__pycache__").iterdir())


def _started(source: Path) -> type:
    """A start that makes one class, and loads nothing else."""
    texts.remember(source)
    made = dataclasses.make_dataclass("Point", [("x", int), ("y", int, 2)], frozen=True, order=True)
    assert ForwardRef("int").__forward_arg__ == "int"
    texts.keep()
    return made


def test_a_class_of_kept_texts_is_the_same(source: Path) -> None:
    """The second start finds all of them, and writes nothing."""
    first = _started(source)
    (file,) = _kept(source)
    written = file.read_bytes()
    file.chmod(0o444)
    second = _started(source)

    assert [file] == _kept(source)
    assert written == file.read_bytes()
    for made in (first, second):
        assert "Point(x=1, y=2)" == repr(made(1)).rpartition(".")[2]
        assert made(1) == made(1, 2) < made(2)
        assert hash(made(1)) == hash((1, 2))
        with pytest.raises(dataclasses.FrozenInstanceError):
            made(1).x = 3


def test_nothing_of_it_is_left_when_all_is_loaded(source: Path) -> None:
    """Whoever makes a class later gets it as ever."""
    _started(source)

    assert not {"exec", "compile"} & {*vars(dataclasses), *vars(sys.modules["typing"])}


@pytest.mark.parametrize("spoiled", [b"", b"x", MAGIC_NUMBER, MAGIC_NUMBER + b"{s\xff\xff\xff\x7f", b"\0\0\0\0{0"])
def test_a_spoiled_file_is_made_anew(source: Path, spoiled: bytes) -> None:
    """Cut off, or of another Python."""
    _started(source)
    (file,) = _kept(source)
    whole = file.read_bytes()
    file.write_bytes(spoiled)

    assert _started(source)(1).y == 2
    assert whole == file.read_bytes()


@pytest.mark.parametrize("denied", ["told not to write", "no folder"])
def test_where_python_keeps_nothing_neither_does_this(
    source: Path, denied: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A start goes on all the same."""
    if denied == "no folder":
        (source.parent / "__pycache__").rmdir()
    else:
        monkeypatch.setattr(sys, "dont_write_bytecode", True)

    assert _started(source)(1).y == 2
    assert not list(source.parent.rglob("*.texts"))


def test_texts_of_other_versions_do_not_pile_up(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When there are too many, those of this start are kept."""
    monkeypatch.setattr(texts, "MOST", 2)
    file = source.parent / "kept"
    for number in range(4):
        one = Texts(file)
        one.compiled(TEXT.replace("42", str(number)))
        one.keep()

    fresh = Texts(file)
    found: dict[str, int] = {}
    exec(fresh.compiled(TEXT.replace("42", "3")), found)
    before = file.read_bytes()
    fresh.keep()

    assert before == file.read_bytes()
    assert len(before) < 2000
