"""Modules that a library names and that this process may never use: loaded at the first use, as their own packages do.

Of an embedded database the job engine never asks what PostgreSQL's driver would raise, and the store maps no objects.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any


class Later(ModuleType):
    """Stands for a module until one of its names is asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(import_module(self.__name__), name)


@contextmanager
def loaded_later(package: str, *modules: str) -> Iterator[None]:
    """Whoever imports them inside of this gets them when they are used; everybody else as ever."""
    if package in sys.modules:
        yield
        return
    stands = {package: Later(package), **{f"{package}.{name}": Later(f"{package}.{name}") for name in modules}}
    for name in modules:
        setattr(stands[package], name, stands[f"{package}.{name}"])
    sys.modules.update(stands)
    try:
        yield
    finally:
        for name in stands:
            del sys.modules[name]
