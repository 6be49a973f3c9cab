"""SQLAlchemy's connections that await, without the mapping of objects that comes with them: the store maps none.

It is a twelfth of a start and seven megabytes. Whoever asks for a session gets it then.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

PACKAGE = "sqlalchemy.ext.asyncio"
MAPPING = (f"{PACKAGE}.session", f"{PACKAGE}.scoping")
ORM = "sqlalchemy.orm"


class _Unread(ModuleType):
    """Has whatever is imported from it; nothing of it is ever used."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self


def _load() -> None:
    """Before anybody else imports the package; afterwards it is too late, and nothing is done."""
    if PACKAGE in sys.modules:
        return
    stands = {name: _Unread(name) for name in MAPPING}
    sys.modules.update(stands)
    try:
        package = import_module(PACKAGE)
    finally:
        for name in stands:
            del sys.modules[name]
    for name, value in list(vars(package).items()):
        if isinstance(value, _Unread):
            delattr(package, name)
    package.__dict__["__getattr__"] = _found


def _found(name: str) -> Any:
    """What was left out, from the module that has it."""
    if not name.startswith("__"):
        for module in map(import_module, MAPPING):
            if hasattr(module, name):
                return getattr(module, name)
    raise AttributeError(name)


class _Seldom(type):
    """A class that is loaded when one of its objects is made: until then nothing can be an instance of it."""

    def __call__(cls, *args: Any, **named: Any) -> Any:
        return getattr(import_module(cls.__module__), cls.__name__)(*args, **named)

    def __instancecheck__(cls, one: object) -> bool:
        loaded = sys.modules.get(cls.__module__)
        return loaded is not None and isinstance(one, getattr(loaded, cls.__name__))

    def __getitem__(cls, _: object) -> "_Seldom":
        return cls


@contextmanager
def sessions_seldom() -> Iterator[None]:
    """Whoever imports the classes of sessions inside of this, as the job engine does for its hints, loads them by using them."""
    if ORM in sys.modules:
        yield
        return
    package = sys.modules[PACKAGE]
    awaited = {name: _Seldom(name, (), {"__module__": MAPPING[0]}) for name in ("AsyncSession", "async_sessionmaker")}
    mapped: Any = ModuleType(ORM)
    for name in ("Session", "sessionmaker"):
        setattr(mapped, name, _Seldom(name, (), {"__module__": f"{ORM}.session"}))
    vars(package).update(awaited)
    sys.modules[ORM] = mapped
    try:
        yield
    finally:
        del sys.modules[ORM]
        for name in awaited:
            delattr(package, name)


_load()
